import {explainFailure} from '../domain/choose-places.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Effect} from './effect.js';
import {
	askElsewhere,
	elsewhereOf,
	modelsElsewhere,
	otherControllers,
} from './elsewhere.js';
import {canGoBackToFleet, readAgents, refreshAgents} from './fleet-agents.js';
import {
	fleetCursor,
	fleetModels,
	type FleetRow,
} from './fleet.js';
import {isFleetFiltered, shownFleetRows, type FleetOverlay} from './fleet-view.js';
import {
	notice,
	only,
	popOverlay,
	pushOverlay,
	replaceTop,
} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {currentModel} from './selectors.js';
import {
	type ActionId,
	type State,
	type TableView,
	type Update,
} from './state.js';

const isOpen = ({overlays}: State): boolean => overlays.some(({name}) => name === 'fleet');

/** Opens all models over what is on the screen; the cursor stands on the one whose agents are shown there. */
export const openFleet = (state: State): Update => {
	if (isOpen(state)) {
		return only(state);
	}

	const model = currentModel(state);
	return only(pushOverlay(askElsewhere(state), {name: 'fleet', selected: model && modelKey(model)}));
};

/** Esc on a table that was opened from all models goes back to these; undefined for all else. */
export const goBackToFleet = (state: State, action: ActionId): Update | undefined =>
	(action === 'back' && state.fleet?.cameFrom && canGoBackToFleet(state) ? only(pushOverlay(askElsewhere(state), state.fleet.cameFrom)) : undefined);

/** Where the screen below has a table of the model it is shown, and Esc comes back. */
const showBelow = (state: State, overlay: FleetOverlay, key: string): State => {
	const below = popOverlay(state);
	return below.fleet ? {...below, fleet: {...below.fleet, cameFrom: {...overlay, selected: key}}} : below;
};

/** What is to be known of another controller: why it does not tell its models, whole, where that is so. */
const openController = (state: State, {name}: FleetRow): Update => {
	const {failingSince, models: {failure}} = elsewhereOf(state, name);
	const way = `${name} is another controller: start the program with -c ${name} to work on it.`;
	return failingSince === undefined || !failure
		? notice(state, way)
		: only(pushOverlay(state, {
			name: 'text', title: `${name} does not tell its models`, lines: [...explainFailure(failure), '', way], top: 0,
		}));
};

/** Enter: the table of the model where the screen below has one, else its agents as a text. */
const openRow = (state: State, overlay: FleetOverlay, row: FleetRow | undefined): Update => {
	if (!row?.model) {
		return row ? openController(state, row) : notice(state, 'No model is known yet.');
	}

	const {stage} = state;
	const index = stage.name === 'watch' ? stage.entries.findIndex(({model}) => modelKey(model) === row.key) : -1;
	if (stage.name === 'watch' && index !== -1) {
		return only({...showBelow(state, overlay, row.key), stage: {...stage, index}, table: index === stage.index ? state.table : {...state.table, top: 0, selected: undefined}});
	}

	const current = currentModel(state);
	const hasTable = stage.name === 'perform' && current && modelKey(current) === row.key && state.overlays.length === 1;
	return hasTable ? only(showBelow(state, overlay, row.key)) : readAgents(state, row.model, row.name);
};

const sorts: ReadonlyArray<TableView['sort']> = ['natural', 'state', 'version', 'since'];

const sortNames: Readonly<Record<TableView['sort'], string>> = {
	natural: 'as each controller tells them', version: 'version, oldest first', state: 'worst first', since: 'latest change first',
};

/** Keys on all models. */
export const actOnFleet = (state: State, overlay: FleetOverlay, action: ActionId): Update => {
	const rows = shownFleetRows(state, overlay);
	const cursor = fleetCursor(rows, overlay.selected);
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only(replaceTop(state, {...overlay, selected: rows[clamp(cursor + move, 0, Math.max(0, rows.length - 1))]?.key}));
	}

	switch (action) {
		case 'confirm': {
			return openRow(state, overlay, rows[cursor]);
		}

		case 'ask-again': {
			return {state: {...state, notice: 'Asking again.'}, effects: [{type: 'poll-now'}]};
		}

		case 'filter': {
			return only(replaceTop(state, {...overlay, isFiltering: true}));
		}

		case 'sort': {
			const sort = sorts[(sorts.indexOf(overlay.sort ?? 'natural') + 1) % sorts.length] ?? 'natural';
			return notice(replaceTop(state, {...overlay, sort}), `Order: ${sortNames[sort]}.`);
		}

		case 'quick-behind':
		case 'quick-down':
		case 'quick-error': {
			const quick = action.slice('quick-'.length) as TableView['quick'];
			return only(replaceTop(state, {...overlay, quick: overlay.quick === quick ? 'all' : quick}));
		}

		case 'quick-all':
		case 'back': {
			return only(isFleetFiltered(overlay) ? replaceTop(state, {...overlay, filter: '', quick: 'all'}) : (action === 'back' ? popOverlay(state) : state));
		}

		default: {
			return only(state);
		}
	}
};

type Watch = Extract<Effect, {type: 'watch'}>;

const isWatch = (effect: Effect): effect is Watch => effect.type === 'watch';

/** Milliseconds between two questions about a model, where the screen below follows none. */
const fleetInterval = 5000;

const elsewhereModels = (state: State): readonly ModelReference[] => otherControllers(state).flatMap(controller => modelsElsewhere(state, controller));

/** What the screen below follows comes first. */
const widen = (state: State, {models, interval}: Watch): Watch => ({
	type: 'watch',
	models: new Map([...models, ...fleetModels(state)].map(model => [modelKey(model), model])).values().toArray(),
	interval: models.length === 0 ? state.session.interval ?? fleetInterval : interval,
	first: models.length,
	...(state.controller !== undefined && {ownList: {controller: state.controller, knownAt: state.models.at}}),
	elsewhere: {controllers: otherControllers(state), models: elsewhereModels(state)},
});

const keysOf = (state: State): string => [...fleetModels(state), ...elsewhereModels(state)].map(model => modelKey(model)).join(' ') + otherControllers(state).join(' ');

/**
While all models are shown all are polled, whatever the screen below follows, and other controllers are asked too; once they are closed only what the screen follows.

@param before The state to which the message came.
*/
export const withFleet = (before: State, {state, effects}: Update): Update => {
	const own = effects.findLast(effect => isWatch(effect));
	const polled = own ?? before.polled ?? {type: 'watch', models: [], interval: undefined};
	const next = own ? {...state, polled: own} : state;
	if (isOpen(next)) {
		const isDue = own !== undefined || !isOpen(before) || keysOf(before) !== keysOf(next);
		return {state: refreshAgents(before, next), effects: isDue && next.exit === undefined ? [...effects.filter(effect => !isWatch(effect)), widen(next, polled)] : effects};
	}

	return {state: next, effects: isOpen(before) && own === undefined && next.exit === undefined ? [...effects, polled] : effects};
};
