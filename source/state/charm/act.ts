import {type ActionId, type State, type Update} from '../state.js';
import {type CharmStage} from './charm-stage.js';
import {actOnCharmChoose} from './choose-actions.js';
import {actOnCharmDone} from './done-actions.js';
import {actOnCharmOrder} from './order-actions.js';
import {actOnCharmPerform} from './perform-actions.js';
import {actOnCharmPlan} from './plan-actions.js';
import {actOnCharmReview} from './review-actions.js';
import {actOnCharmVerify} from './verify-actions.js';

/**
Keys in the part about charms.

@param options.limit The furthest that its text can be scrolled.
*/
export const actOnCharm = (state: State, stage: CharmStage, options: {readonly action: ActionId; readonly limit: number}): Update => {
	switch (stage.step) {
		case 'choose': {
			return actOnCharmChoose(state, stage, options.action);
		}

		case 'order': {
			return actOnCharmOrder(state, stage, options.action);
		}

		case 'review': {
			return actOnCharmReview(state, stage, options);
		}

		case 'plan': {
			return actOnCharmPlan(state, stage, options.action);
		}

		case 'perform': {
			return actOnCharmPerform(state, stage, options);
		}

		case 'verify': {
			return actOnCharmVerify(state, stage, options);
		}

		case 'done': {
			return actOnCharmDone(state, stage, options);
		}
	}
};
