import {logIn} from '../log-in.js';
import {only} from '../result.js';
import {clamp, moveOf} from '../scroll.js';
import {type ActionId, type State, type Update} from '../state.js';
import {leaveCharms} from './choose-actions.js';
import {askToRollBack} from './roll-back-actions.js';
import {type CharmAt} from './wave.js';

/**
Keys in the part about charms while it is at `done`.
*/
export const actOnCharmDone = (state: State, stage: CharmAt<'done'>, {action}: {readonly action: ActionId; readonly limit: number}): Update => {
	const last = Math.max(0, stage.wave.items.length - 1);
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only({...state, stage: {...stage, cursor: clamp(stage.cursor + move, 0, last)}});
	}

	switch (action) {
		case 'confirm':
		case 'next':
		case 'back': {
			return leaveCharms(state, stage);
		}

		case 'roll-back': {
			return askToRollBack(state, stage, clamp(stage.cursor, 0, last));
		}

		case 'ask-again': {
			return {state: {...state, notice: 'Asking again.'}, effects: [{type: 'poll-now'}]};
		}

		case 'log-in': {
			return logIn(state);
		}

		default: {
			return only(state);
		}
	}
};
