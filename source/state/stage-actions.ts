import {actOnCharm} from './charm/act.js';
import {askToLeave} from './leave.js';
import {actOnPerform} from './perform-actions.js';
import {actOnPlan} from './plan-stage.js';
import {actOnPrepare} from './prepare-stage.js';
import {actOnResume} from './resume/act-resume.js';
import {only} from './result.js';
import {actOnTarget} from './target-actions.js';
import {type ActionId, type State, type Update} from './state.js';
import {actOnLessons} from './lesson-list.js';
import {actOnVerify} from './verify-stage.js';
import {actOnWatch} from './watch-stage.js';

const actOnStart = (state: State, action: ActionId): Update => {
	if (state.stage.name !== 'start' || state.stage.phase !== 'no-client') {
		return only(state);
	}

	return action === 'confirm' ? {state, effects: [{type: 'use-simulator'}]} : only(state);
};

/**
Keys where nothing is open over the stage.

@param options.limit The furthest that its text can be scrolled.
*/
export const actOnStage = (state: State, options: {readonly action: ActionId; readonly limit: number}): Update => {
	const {stage} = state;
	switch (stage.name) {
		case 'start': {
			return actOnStart(state, options.action);
		}

		case 'lessons': {
			return actOnLessons(state, stage, options.action);
		}

		case 'resume': {
			return actOnResume(state, stage, options);
		}

		case 'target': {
			return actOnTarget(state, stage, options.action);
		}

		case 'prepare': {
			return actOnPrepare(state, stage, options.action);
		}

		case 'plan': {
			return actOnPlan(state, stage, options);
		}

		case 'perform': {
			return actOnPerform(state, stage, options.action);
		}

		case 'verify': {
			return actOnVerify(state, stage, options);
		}

		case 'charm': {
			return actOnCharm(state, stage, options);
		}

		case 'watch': {
			return actOnWatch(state, stage, options.action);
		}

		case 'finished': {
			return options.action === 'confirm' ? askToLeave(state) : only(state);
		}
	}
};
