import {type State} from '../state/state.js';
import {
	act,
	differences,
	end,
	send,
	wait,
	type ApplyNudge,
	type ApplyOrder,
} from './apply-nudge.js';
import {perform, verify} from './apply-perform.js';
import {prepare} from './apply-prepare.js';

/**
What is to be done next to carry a plan out as it was saved, and nothing else: no remedy but the backup, no step that is skipped, no question that was not answered on the command line.
*/
export const nextApplyNudge = (state: State, {isIdle, order}: {readonly isIdle: boolean; readonly order: ApplyOrder}): ApplyNudge => {
	const {stage, exit} = state;
	if (exit) {
		return end(exit.code, ...exit.summary);
	}

	switch (stage.name) {
		case 'start':
		case 'target':
		case 'prepare': {
			return prepare(state, isIdle, order);
		}

		case 'plan': {
			return differences(order.plan, stage.plan) ?? send(...act('confirm'));
		}

		case 'perform': {
			return perform(state, stage);
		}

		case 'verify': {
			return verify(state, stage, isIdle);
		}

		case 'finished': {
			return send(...act('confirm'));
		}

		default: {
			return wait;
		}
	}
};
