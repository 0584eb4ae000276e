import {topOverlay} from './selectors.js';
import {type State} from './state.js';

/**
A name for what is on the screen: when it changes, keys typed for the screen before do not answer the new one.
*/
export const surfaceOf = (state: State): string => {
	const {stage, overlays} = state;
	const overlay = topOverlay(state);
	if (overlay) {
		return `${overlays.length} ${overlay.name} ${overlay.name === 'question' ? overlay.question.title : ''}`;
	}

	switch (stage.name) {
		case 'start': {
			return `start ${stage.phase}`;
		}

		case 'target': {
			return `target ${stage.step}`;
		}

		case 'perform': {
			return `perform ${stage.index} ${stage.step.phase}`;
		}

		case 'verify': {
			return `verify ${stage.index}`;
		}

		case 'charm': {
			return `charm ${stage.step} ${'index' in stage ? stage.index : ''} ${'phase' in stage ? stage.phase.type : ''}`;
		}

		default: {
			return stage.name;
		}
	}
};
