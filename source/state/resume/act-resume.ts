import {logIn} from '../log-in.js';
import {chain, only, withEffects} from '../result.js';
import {scrollStage, type TextAction} from '../scroll-stage.js';
import {
	type Stage,
	type State,
	type Update,
} from '../state.js';
import {askAboutController} from './enter-resume.js';
import {goOn} from './go-on.js';

/**
Keys on the screen that shows how far an interrupted run was.
*/
export const actOnResume = (state: State, stage: Extract<Stage, {name: 'resume'}>, pressed: TextAction): Update => {
	const scrolled = scrollStage(state, stage, pressed);
	if (scrolled) {
		return scrolled;
	}

	const {resume} = state.session;
	switch (pressed.action) {
		case 'confirm':
		case 'next': {
			return resume ? goOn(state, resume) : only(state);
		}

		case 'ask-again': {
			return chain(askAboutController(state), current => withEffects({...current, notice: 'Asking again.'}, {type: 'poll-now'}));
		}

		case 'log-in': {
			return logIn(state);
		}

		default: {
			return only(state);
		}
	}
};
