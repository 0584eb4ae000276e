import {modelKey} from '../../domain/intent.js';
import {logIn} from '../log-in.js';
import {
	chain,
	notice,
	only,
	withEffects,
} from '../result.js';
import {clamp, moveOf} from '../scroll.js';
import {type ActionId, type State, type Update} from '../state.js';
import {askAboutAll} from './ask-charm.js';
import {type Wave, type WaveItem} from './charm-stage.js';
import {enterChoose, enterOrder, enterReview} from './enter-charm.js';
import {enterItem} from './perform.js';
import {copyCommand, hindranceOf} from './review-actions.js';
import {
	isBegun,
	isOpenItem,
	withItem,
	type CharmAt,
} from './wave.js';

type PlanStage = CharmAt<'plan'>;

/** What an item's turn is recorded as: values of settings may be secrets. */
const recordedItem = ({application, order, outcome, ignored}: WaveItem) => ({
	application, outcome, ignored, order: {...order, ...(order.settings && {settings: Object.keys(order.settings)})},
});

/** The first item that stands in the way, with why. */
const hindered = (state: State, wave: Wave): {readonly index: number; readonly text: string} | undefined => {
	for (const [index, item] of wave.items.entries()) {
		const text = isOpenItem(item) ? hindranceOf(state, wave, index) : undefined;
		if (text !== undefined) {
			return {index, text: wave.items.length === 1 ? text : `${item.application}: ${text}`};
		}
	}

	return undefined;
};

const start = (state: State, stage: PlanStage): Update => {
	const {wave} = stage;
	const first = wave.items.findIndex(item => isOpenItem(item));
	if (first === -1) {
		return notice(state, 'Every application is left out. Space takes one in again.');
	}

	const found = hindered(state, wave);
	if (found) {
		return only({...state, notice: found.text, stage: {...stage, cursor: found.index}});
	}

	return chain(
		withEffects(
			state,
			{type: 'lock', controller: wave.model.controller},
			{type: 'record', kind: 'charm-wave', value: {model: modelKey(wave.model), items: wave.items.map(item => recordedItem(item))}},
		),
		current => enterItem(current, wave, first),
	);
};

const toggle = (state: State, stage: PlanStage, index: number): Update => {
	const {wave} = stage;
	const item = wave.items[index];
	if (!item || wave.items.length === 1) {
		return notice(state, 'It is the only one. Esc goes back to the others.');
	}

	if (item.outcome !== 'pending' && item.outcome !== 'skipped') {
		return notice(state, `${item.application} has had its turn.`);
	}

	return only({...state, stage: {...stage, wave: withItem(wave, index, {outcome: item.outcome === 'skipped' ? 'pending' : 'skipped'})}});
};

/** What came of orders that were given is not left for the list of applications. */
const goBack = (state: State, {wave}: PlanStage): Update => {
	if (isBegun(wave)) {
		return enterItem(state, wave, 0);
	}

	return wave.items.length === 1
		? enterReview(state, wave, 0)
		: enterChoose(state, wave.model, {ticked: wave.items.map(({application}) => application), application: wave.items[0]?.application});
};

const changeOrder = (state: State, wave: Wave, index: number): Update => {
	const item = wave.items[index];
	return item && !isOpenItem(item) && item.outcome !== 'skipped' ? notice(state, `${item.application} has had its turn.`) : enterOrder(state, wave, {index});
};

/**
Keys on the plan of a wave.
*/
export const actOnCharmPlan = (state: State, stage: PlanStage, action: ActionId): Update => {
	const {wave} = stage;
	const last = Math.max(0, wave.items.length - 1);
	const move = moveOf(action, 5);
	if (move !== undefined) {
		return only({...state, stage: {...stage, cursor: clamp(stage.cursor + move, 0, last)}});
	}

	const index = clamp(stage.cursor, 0, last);
	switch (action) {
		case 'confirm': {
			return enterReview(state, wave, index);
		}

		case 'other-version': {
			return changeOrder(state, wave, index);
		}

		case 'toggle': {
			return toggle(state, stage, index);
		}

		case 'next': {
			return start(state, stage);
		}

		case 'ask-again': {
			return chain(askAboutAll(state, wave, true), current => withEffects({...current, notice: 'Asking again.'}, {type: 'poll-now'}));
		}

		case 'copy': {
			return copyCommand(state, wave, index);
		}

		case 'log-in': {
			return logIn(state);
		}

		case 'back': {
			return goBack(state, stage);
		}

		default: {
			return only(state);
		}
	}
};
