import {hasTextField} from '../../state/edit-text.js';
import {type State} from '../../state/state.js';
import {currentSurface, type Surface} from '../surface.js';
import {plainPromptsWords} from '../words/plain/prompts.js';
import {type Menu} from './menu.js';
import {speakOthers} from './speak-help.js';

const choicesPrompt = ({choices}: Menu): string => {
	const numbers = choices.map(({number}) => number);
	const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
	return numbers.length === 0 ? plainPromptsWords.anyAnswer : plainPromptsWords.choice(low, high);
};

/** Whether a command runs, or agents are waited for: nothing needs an answer then. */
const isGoingOn = ({stage}: State): boolean => (stage.name === 'perform' && (stage.step.phase === 'running' || stage.step.phase === 'waiting'))
	|| (stage.name === 'charm' && stage.step === 'perform' && stage.phase.type === 'running');

const noAnswer: ReadonlySet<Surface> = new Set<Surface>(['perform', 'charm-perform']);

/**
The line that asks for an answer; undefined where none is needed.
*/
export const promptOf = (state: State, menu: Menu): string | undefined => {
	const surface = currentSurface(state);
	switch (surface) {
		case 'probing':
		case 'question':
		case 'phrase': {
			return undefined;
		}

		case 'version': {
			return plainPromptsWords.version;
		}

		case 'backup-file': {
			return plainPromptsWords.path;
		}

		case 'charm-field': {
			return plainPromptsWords.value;
		}

		case 'glossary': {
			return plainPromptsWords.term;
		}

		case 'filter': {
			return plainPromptsWords.search;
		}

		default: {
			return isGoingOn(state) && noAnswer.has(surface) ? undefined : choicesPrompt(menu);
		}
	}
};

/**
What can be chosen beside rows, and, where the screen is met first, which letters do something there.

@param introduced Screens that were met; grows.
*/
export const answersOf = (state: State, menu: Menu, introduced: Set<Surface>): readonly string[] => {
	const surface = currentSurface(state);
	const isFirst = !introduced.has(surface);
	introduced.add(surface);
	if (surface === 'perform' && isGoingOn(state)) {
		return isFirst ? [plainPromptsWords.noAnswerNeeded] : [];
	}

	if (hasTextField(state) && surface !== 'version') {
		return [];
	}

	return [
		...menu.choices.filter(({row}) => row === undefined).map(({number, text}) => `${number}. ${text}`),
		...(isFirst ? speakOthers(menu) : []),
	];
};
