import {type CharmOrder} from '../../domain/charm/order.js';
import {forceUnitsOption} from '../../domain/charm/force.js';
import {logIn} from '../log-in.js';
import {
	chain,
	notice,
	only,
	pushOverlay,
	withEffects,
} from '../result.js';
import {clamp, moveOf} from '../scroll.js';
import {type ActionId, type State, type Update} from '../state.js';
import {askAboutItem} from './ask-charm.js';
import {
	enterCharmPlan,
	enterChoose,
	enterOrder,
	enterReview,
} from './enter-charm.js';
import {problemsOf} from './judge-item.js';
import {isSwitch, type OrderField, type OrderSwitch} from './order-fields.js';
import {partText, without} from './order-parts.js';
import {orderRows, toNewest} from './order-rows.js';
import {isBegun, withItem, type CharmAt} from './wave.js';

type OrderStage = CharmAt<'order'>;

/**
Gives the item of the form another order. What was passed over by name was so for the order before.
*/
export const replaceOrder = (state: State, {wave, index, cursor}: OrderStage, order: CharmOrder): Update =>
	enterOrder(state, withItem(wave, index, {order, ignored: []}), {index, cursor});

/** What turning a switch on means, where that has to be known at once. */
const switchNotice = ({client}: State, field: OrderSwitch): string => {
	switch (field) {
		case 'forceUnits': {
			return `${forceUnitsOption(client?.version)}: units in error get it too, and never run its upgrade-charm hook.`;
		}

		case 'force': {
			return 'Passes over LXD profiles that are not allowed and limits of relations. Units in error stay.';
		}

		case 'forceBase': {
			return 'Nobody has said that the charm works on this base. Its units find out.';
		}

		case 'trust': {
			return 'The charm can do in the cloud what Juju itself can.';
		}
	}
};

const turn = (state: State, stage: OrderStage, field: OrderSwitch): Update => {
	const order = stage.wave.items[stage.index]?.order ?? {};
	return order[field] === true
		? replaceOrder(state, stage, without(order, field))
		: replaceOrder({...state, notice: switchNotice(state, field)}, stage, {...order, [field]: true});
};

const openField = (state: State, {wave, index}: OrderStage, field: OrderField): Update => only(pushOverlay(state, {
	name: 'charm-field', field, typed: partText(wave.items[index]?.order ?? {}, field), problem: undefined,
}));

const choose = (state: State, stage: OrderStage): Update => {
	const rows = orderRows(state, stage);
	const row = rows[clamp(stage.cursor, 0, Math.max(0, rows.length - 1))];
	if (!row) {
		return notice(state, problemsOf(state, stage.wave, stage.index)[0] ?? 'There is nothing to order here.');
	}

	if (!row.isEnabled) {
		return notice(state, row.problem ?? 'The rest of the order excludes this.');
	}

	if (row.id === 'newest') {
		return replaceOrder(state, stage, toNewest(stage.wave.items[stage.index]?.order ?? {}));
	}

	return isSwitch(row.id) ? turn(state, stage, row.id) : openField(state, stage, row.id);
};

/** Several problems in one line: the first, and how many more. */
export const firstOf = (sentences: readonly string[]): string => {
	const [first = '', ...rest] = sentences;
	return rest.length === 0 ? first : `${first} (${rest.length} more)`;
};

const goOn = (state: State, {wave, index}: OrderStage): Update => {
	const problems = problemsOf(state, wave, index);
	return problems.length > 0 ? notice(state, firstOf(problems)) : enterReview(state, wave, index);
};

/**
Keys on the form of an order.
*/
export const actOnCharmOrder = (state: State, stage: OrderStage, action: ActionId): Update => {
	const move = moveOf(action, 5);
	if (move !== undefined) {
		const last = Math.max(0, orderRows(state, stage).length - 1);
		return only({...state, stage: {...stage, cursor: clamp(stage.cursor + move, 0, last)}});
	}

	const {wave, index} = stage;
	switch (action) {
		case 'confirm':
		case 'toggle': {
			return choose(state, stage);
		}

		case 'next': {
			return goOn(state, stage);
		}

		case 'ask-again': {
			return chain(askAboutItem(state, wave, {index, isAgain: true}), current => withEffects({...current, notice: 'Asking again.'}, {type: 'poll-now'}));
		}

		case 'log-in': {
			return logIn(state);
		}

		case 'back': {
			return wave.items.length === 1 && !isBegun(wave)
				? enterChoose(state, wave.model, {application: wave.items[0]?.application})
				: enterCharmPlan(state, wave, index);
		}

		default: {
			return only(state);
		}
	}
};
