import {orderWave} from '../../domain/charm/order-wave.js';
import {modelKey, shortModelName} from '../../domain/intent.js';
import {askToLeave} from '../leave.js';
import {logIn} from '../log-in.js';
import {notice, only, withEffects} from '../result.js';
import {clamp, moveOf} from '../scroll.js';
import {statusOf} from '../selectors.js';
import {type ActionId, type State, type Update} from '../state.js';
import {charmModels, charmRows, type CharmRow} from './charm-rows.js';
import {enterCharmPlan, enterChoose, enterOrder} from './enter-charm.js';
import {watchBefore} from './watch-before.js';
import {makeWave, type CharmAt} from './wave.js';

type ChooseStage = CharmAt<'choose'>;

const dyingText = ({application}: CharmRow): string => `${application} is being removed: its charm cannot be changed any more.`;

const nothingText = (state: State, {model}: ChooseStage): string => statusOf(state, model).value
	? `${shortModelName(model.name)} has no applications.`
	: `The applications of ${shortModelName(model.name)} are not known yet.`;

const rowUnder = (state: State, stage: ChooseStage): CharmRow | undefined => {
	const rows = charmRows(state, stage.model);
	return rows[clamp(stage.cursor, 0, Math.max(0, rows.length - 1))];
};

/** Takes the ticked ones, else the one under the cursor. */
const take = (state: State, stage: ChooseStage): Update => {
	const rows = charmRows(state, stage.model);
	const status = statusOf(state, stage.model).value;
	const current = rowUnder(state, stage);
	if (!status || !current) {
		return notice(state, nothingText(state, stage));
	}

	const ticked = rows.filter(({application}) => stage.ticked.includes(application));
	const chosen = ticked.length === 0 ? [current] : ticked;
	const dying = chosen.find(({life}) => life !== undefined);
	if (dying) {
		return notice(state, dyingText(dying));
	}

	const wave = makeWave(stage.model, orderWave(chosen.map(({application}) => application), status));
	return wave.items.length === 1 ? enterOrder(state, wave, {index: 0}) : enterCharmPlan(state, wave);
};

const toggle = (state: State, stage: ChooseStage): Update => {
	const row = rowUnder(state, stage);
	if (!row) {
		return notice(state, nothingText(state, stage));
	}

	if (row.life !== undefined) {
		return notice(state, dyingText(row));
	}

	const {application} = row;
	const ticked = stage.ticked.includes(application) ? stage.ticked.filter(other => other !== application) : [...stage.ticked, application];
	return only({...state, stage: {...stage, ticked}});
};

const nextModel = (state: State, {model}: ChooseStage): Update => {
	const models = charmModels(state);
	const position = models.findIndex(other => modelKey(other) === modelKey(model));
	const next = models[(position + 1) % models.length];
	return next === undefined || modelKey(next) === modelKey(model) ? notice(state, 'There is no other model here.') : enterChoose(state, next);
};

/**
Leaves the part about charms for the stage that it was opened from; where it is all that was asked for, the program.
*/
export const leaveCharms = (state: State, {back}: Pick<ChooseStage, 'back'>): Update =>
	back === undefined ? askToLeave(state) : withEffects({...state, stage: back}, ...watchBefore(state, back));

/**
Keys on the list of applications.
*/
export const actOnCharmChoose = (state: State, stage: ChooseStage, action: ActionId): Update => {
	const move = moveOf(action, 10);
	if (move !== undefined) {
		const last = Math.max(0, charmRows(state, stage.model).length - 1);
		return only({...state, stage: {...stage, cursor: clamp(stage.cursor + move, 0, last)}});
	}

	switch (action) {
		case 'confirm':
		case 'next': {
			return take(state, stage);
		}

		case 'toggle': {
			return toggle(state, stage);
		}

		case 'other-stream': {
			return nextModel(state, stage);
		}

		case 'ask-again': {
			return withEffects({...state, notice: 'Asking again.'}, {type: 'poll-now'});
		}

		case 'log-in': {
			return logIn(state);
		}

		case 'back': {
			// Esc ends no program.
			return stage.back === undefined ? notice(state, 'This is the first screen. q quits.') : leaveCharms(state, stage);
		}

		default: {
			return only(state);
		}
	}
};
