import {type CharmUnit, type CharmUnitState} from '../../domain/charm/charm-progress.js';
import {describeUnits} from '../../domain/charm/describe-units.js';
import {only, pushOverlay} from '../result.js';
import {clamp, moveOf} from '../scroll.js';
import {statusOf} from '../selectors.js';
import {type ActionId, type State, type Update} from '../state.js';
import {type CharmAt} from './wave.js';

/** What a person has to do something about. */
const needsHelp: ReadonlySet<CharmUnitState> = new Set<CharmUnitState>(['error', 'conflict', 'held', 'lost']);

/**
The units of the item that is performed, in the order of status; the cursor is among them.
*/
export const unitsShown = (state: State, {wave, index}: Pick<CharmAt<'perform'>, 'wave' | 'index'>): readonly CharmUnit[] => {
	const item = wave.items[index];
	const status = statusOf(state, wave.model).value;
	return item && status ? describeUnits(status, item.application) : [];
};

/** Whether Enter on a unit opens what can be done about it. */
export const isHelped = (unit: CharmUnit): boolean => needsHelp.has(unit.state);

/** Moves the cursor among the units; undefined where the key is no move. */
export const moveAmongUnits = (state: State, stage: CharmAt<'perform'>, action: ActionId): Update | undefined => {
	const move = moveOf(action, 10);
	return move === undefined
		? undefined
		: only({...state, stage: {...stage, cursor: clamp(stage.cursor + move, 0, Math.max(0, unitsShown(state, stage).length - 1))}});
};

/** Opens the unit under the cursor: what can be done about it, else what is known of it. */
export const openUnit = (state: State, stage: CharmAt<'perform'>): Update => {
	const unit = unitsShown(state, stage)[stage.cursor];
	if (!unit) {
		return only(state);
	}

	return only(pushOverlay(state, isHelped(unit)
		? {name: 'charm-help', tag: unit.tag, cursor: 0}
		: {
			name: 'agent', model: stage.wave.model, tag: unit.tag, top: 0,
		}));
};
