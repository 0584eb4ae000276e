import {logIn} from '../log-in.js';
import {notice, only} from '../result.js';
import {type ActionId, type State, type Update} from '../state.js';
import {askToCheck} from './advice.js';
import {askForOrder, askToForce} from './ask-order.js';
import {enterCharmPlan, enterOrder} from './enter-charm.js';
import {askToLeaveOut} from './leave-out.js';
import {askForSettings, watchWave} from './perform.js';
import {askToRollBack} from './roll-back-actions.js';
import {moveAmongUnits, openUnit} from './units.js';
import {withItem, type CharmAt} from './wave.js';

type Perform = CharmAt<'perform'>;

const backToPlan = (state: State, {wave, index}: Perform): Update => enterCharmPlan(state, withItem(wave, index, {outcome: 'pending'}), index);

/** What came back refused was the item's own order: it can be changed. */
const backToOrder = (state: State, {wave, index}: Perform): Update => enterOrder(state, withItem(wave, index, {outcome: 'pending', failure: undefined}), {index});

/** What was refused was to force or to go back: the order before it goes on. */
const backToWaiting = (state: State, stage: Perform): Update => ({
	state: {
		...state, stage: {
			...stage, wave: withItem(stage.wave, stage.index, {failure: undefined, isGoingBack: false}), phase: {type: 'waiting', claim: 'refreshed'},
		},
	},
	effects: watchWave(state, stage.wave, 'watching'),
});

const askAgain = (state: State, {wave, index}: Perform): Update => {
	const asked = askForSettings({...state, notice: 'Asking again.'}, wave, index);
	return {state: asked.state, effects: [...asked.effects, {type: 'poll-now'}]};
};

const actOnReady = (state: State, stage: Perform, action: ActionId): Update | undefined => {
	switch (action) {
		case 'confirm': {
			return askForOrder(state, stage);
		}

		case 'check-charm': {
			return askToCheck(state, stage);
		}

		case 'next': {
			return askToLeaveOut(state, stage);
		}

		case 'back': {
			return backToPlan(state, stage);
		}

		default: {
			return undefined;
		}
	}
};

const actOnRefused = (state: State, stage: Perform, {action, run}: {readonly action: ActionId; readonly run: string | undefined}): Update | undefined => {
	const hasProgress = stage.wave.items[stage.index]?.progress !== undefined;
	switch (action) {
		case 'confirm':
		case 'retry': {
			if (run === 'roll-back') {
				return askToRollBack(state, stage, stage.index);
			}

			return run === 'force' ? askToForce(state, stage) : askForOrder(state, stage);
		}

		case 'next': {
			return askToLeaveOut(state, stage);
		}

		case 'back': {
			return run !== undefined && run !== 'order' && hasProgress ? backToWaiting(state, stage) : backToOrder(state, stage);
		}

		case 'roll-back': {
			return run === 'order' || run === undefined ? notice(state, 'Juju refused the order: nothing was changed, so there is nothing to go back to.') : askToRollBack(state, stage, stage.index);
		}

		default: {
			return undefined;
		}
	}
};

const actOnWaiting = (state: State, stage: Perform, {action, isUnknown}: {readonly action: ActionId; readonly isUnknown: boolean}): Update | undefined => {
	switch (action) {
		case 'confirm': {
			return openUnit(state, stage);
		}

		case 'next': {
			return askToLeaveOut(state, stage);
		}

		case 'retry': {
			return isUnknown ? askForOrder(state, stage) : notice(state, 'Juju has taken the order. What a unit needs is behind Enter on it.');
		}

		case 'force': {
			return askToForce(state, stage);
		}

		case 'roll-back': {
			return askToRollBack(state, stage, stage.index);
		}

		case 'back': {
			return notice(state, 'Juju has the order and goes on by itself. n goes on without waiting for it, q leaves.');
		}

		default: {
			return undefined;
		}
	}
};

const actInPhase = (state: State, stage: Perform, action: ActionId): Update | undefined => {
	const {phase} = stage;
	switch (phase.type) {
		case 'ready': {
			return actOnReady(state, stage, action) ?? (action === 'roll-back' ? askToRollBack(state, stage, stage.index) : undefined);
		}

		case 'refused': {
			return actOnRefused(state, stage, {action, run: phase.run});
		}

		case 'waiting': {
			return actOnWaiting(state, stage, {action, isUnknown: phase.claim === 'unknown'});
		}

		case 'running': {
			return ['back', 'next', 'roll-back', 'force', 'confirm'].includes(action) ? notice(state, 'The command runs. There is no way back from here; q leaves.') : undefined;
		}
	}
};

/**
Keys in the part about charms while it is at `perform`.

@param options.limit The furthest that its text can be scrolled.
*/
export const actOnCharmPerform = (state: State, stage: Perform, {action}: {readonly action: ActionId; readonly limit: number}): Update => {
	if (action === 'log-in') {
		return logIn(state);
	}

	return actInPhase(state, stage, action)
		?? (action === 'ask-again' ? askAgain(state, stage) : undefined)
		?? moveAmongUnits(state, stage, action)
		?? only(state);
};
