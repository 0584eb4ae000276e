import {type CharmOrder} from '../../domain/charm/order.js';
import {type Overlay} from '../overlay.js';
import {only, popOverlay, replaceTop} from '../result.js';
import {type ActionId, type State, type Update} from '../state.js';
import {applicationIn} from './charm-rows.js';
import {isOldFileField, nameOldFile} from './old-file.js';
import {replaceOrder} from './order-actions.js';
import {readPart, without} from './order-parts.js';
import {partProblem} from './order-rows.js';
import {type CharmAt} from './wave.js';

type Field = Extract<Overlay, {name: 'charm-field'}>;

/** What the order would be with what was typed, or why it is not taken. */
const readOrder = (state: State, {wave, index}: CharmAt<'order'>, {field, typed}: Field): {readonly order: CharmOrder} | {readonly problem: string} => {
	const before = wave.items[index]?.order ?? {};
	const read = readPart(field, typed);
	if (!read.ok) {
		return {problem: read.problem};
	}

	const order: CharmOrder = {...without(before, field), ...read.part};
	const application = applicationIn(state, wave.model, wave.items[index]?.application ?? '');
	const problem = application && partProblem(state, {application, order, field});
	return problem === undefined ? {order} : {problem};
};

/**
Keys on the field for one part of an order; what is typed goes to `edit-text.ts`.
*/
export const actOnCharmField = (state: State, overlay: Field, action: ActionId): Update => {
	const {stage} = state;
	if (action !== 'confirm') {
		return only(state);
	}

	if (isOldFileField(overlay)) {
		return nameOldFile(state, overlay);
	}

	if (stage.name !== 'charm' || stage.step !== 'order') {
		return only(popOverlay(state));
	}

	const read = readOrder(state, stage, overlay);
	return 'problem' in read
		? only(replaceTop(state, {...overlay, problem: read.problem}))
		: replaceOrder(popOverlay(state), stage, read.order);
};
