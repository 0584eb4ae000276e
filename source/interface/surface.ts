import {hasTextField} from '../state/edit-text.js';
import {topOverlay} from '../state/selectors.js';
import {type CharmStage} from '../state/charm/charm-stage.js';
import {type Stage, type State} from '../state/state.js';

/**
What is on top and has the keys, by name. Finer than a stage where the same stage takes other keys.
*/
export type Surface =
	| 'probing' | 'no-client' | 'resume'
	| 'controllers' | 'models'
	| 'prepare' | 'plan'
	| 'perform-ready' | 'perform-refused' | 'perform'
	| 'verify' | 'finished'
	| 'watch-models' | 'watch' | 'lessons' | 'lesson'
	| 'charms' | 'charm-order' | 'charm-review' | 'charm-plan' | 'charm-ready' | 'charm-refused' | 'charm-perform' | 'charm-verify' | 'charm-done' | 'charm-field' | 'charm-help'
	| 'help' | 'palette' | 'glossary' | 'log' | 'log-output' | 'agent' | 'fleet' | 'findings' | 'case' | 'remedies' | 'version' | 'backup-file' | 'client' | 'way' | 'text'
	| 'question' | 'phrase'
	/** The words by which the table or the findings are filtered are being typed. */
	| 'filter';

const charmSurface = (stage: CharmStage): Surface => {
	switch (stage.step) {
		case 'choose': {
			return 'charms';
		}

		case 'perform': {
			const {type} = stage.phase;
			return type === 'ready' || type === 'refused' ? `charm-${type}` : 'charm-perform';
		}

		default: {
			return `charm-${stage.step}`;
		}
	}
};

const stageSurface = (stage: Stage): Surface => {
	switch (stage.name) {
		case 'start': {
			return stage.phase;
		}

		case 'target': {
			return stage.step === 'controller' ? 'controllers' : 'models';
		}

		case 'perform': {
			const {phase} = stage.step;
			return phase === 'ready' || phase === 'refused' ? `perform-${phase}` : 'perform';
		}

		case 'charm': {
			return charmSurface(stage);
		}

		case 'watch': {
			return stage.entries.length === 0 ? 'watch-models' : 'watch';
		}

		case 'prepare':
		case 'plan':
		case 'resume':
		case 'verify':
		case 'lessons':
		case 'finished': {
			return stage.name;
		}
	}
};

/**
The surface on top of a state.
*/
export const currentSurface = (state: State): Surface => {
	const overlay = topOverlay(state);
	if (!overlay) {
		return hasTextField(state) ? 'filter' : stageSurface(state.stage);
	}

	switch (overlay.name) {
		case 'log': {
			return overlay.isOpen ? 'log-output' : 'log';
		}

		case 'findings': {
			return overlay.isFiltering ? 'filter' : 'findings';
		}

		case 'fleet': {
			return overlay.isFiltering === true ? 'filter' : 'fleet';
		}

		case 'question': {
			return overlay.question.phrase === undefined ? 'question' : 'phrase';
		}

		default: {
			return overlay.name;
		}
	}
};

/** Whether something is asked there that an unread key must not answer. */
export const isQuestion = (surface: Surface): boolean => surface === 'question' || surface === 'phrase';
