import {describeAgent} from '../domain/completion.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Effect} from './effect.js';
import {
	fleetCursor,
	fleetModels,
	fleetRows,
	type FleetRow,
} from './fleet.js';
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
	type Overlay,
	type State,
	type Update,
} from './state.js';

type Fleet = Extract<Overlay, {name: 'fleet'}>;

const isOpen = ({overlays}: State): boolean => overlays.some(({name}) => name === 'fleet');

/** Opens all models over what is on the screen; the cursor stands on the one whose agents are shown there. */
export const openFleet = (state: State): Update => {
	if (isOpen(state)) {
		return only(state);
	}

	const model = currentModel(state);
	return only(pushOverlay(state, {name: 'fleet', selected: model && modelKey(model)}));
};

/** The agents of a model as they were told last, as a text to read. */
const readAgents = (state: State, row: FleetRow, model: ModelReference): Update => {
	const agents = state.observations[modelKey(model)]?.status.value?.agents;
	if (!agents) {
		return notice(state, `${row.name} has not told its agents yet. They can be read once it has answered.`);
	}

	const cells = agents.map(agent => [describeAgent(agent), agent.version ?? '-', agent.state, agent.message ?? '']);
	const widths = [0, 1, 2].map(index => Math.min(28, Math.max(...cells.map(cell => (cell[index] ?? '').length))));
	return only(pushOverlay(state, {
		name: 'text',
		title: `Agents of ${row.name}, as it told them last (r in the list of models asks again)`,
		lines: cells.map(cell => cell.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ').trimEnd()),
		top: 0,
	}));
};

/** Enter: the table of the model where the screen below has one, else its agents as a text. */
const openRow = (state: State, row: FleetRow | undefined): Update => {
	if (!row?.model) {
		return notice(state, row ? `${row.name} is another controller: start the program with -c ${row.name} to see its models.` : 'No model is known yet.');
	}

	const {stage} = state;
	const below = popOverlay(state);
	const index = stage.name === 'watch' ? stage.entries.findIndex(({model}) => modelKey(model) === row.key) : -1;
	if (stage.name === 'watch' && index !== -1) {
		return only({...below, stage: {...stage, index}, table: index === stage.index ? state.table : {...state.table, top: 0, selected: undefined}});
	}

	const current = currentModel(state);
	return stage.name === 'perform' && current && modelKey(current) === row.key ? only(below) : readAgents(state, row, row.model);
};

/** Keys on all models. */
export const actOnFleet = (state: State, overlay: Fleet, action: ActionId): Update => {
	const rows = fleetRows(state);
	const cursor = fleetCursor(rows, overlay.selected);
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only(replaceTop(state, {...overlay, selected: rows[clamp(cursor + move, 0, Math.max(0, rows.length - 1))]?.key}));
	}

	switch (action) {
		case 'confirm': {
			return openRow(state, rows[cursor]);
		}

		case 'ask-again': {
			return {state: {...state, notice: 'Asking again.'}, effects: [{type: 'poll-now'}]};
		}

		default: {
			return only(state);
		}
	}
};

type Watch = Extract<Effect, {type: 'watch'}>;

const isWatch = (effect: Effect): effect is Watch => effect.type === 'watch';

/** Milliseconds between two questions about a model that the screen below does not follow. */
const fleetInterval = 5000;

/** What the screen below follows comes first. */
const widen = (state: State, {models, interval}: Watch): Watch => ({
	type: 'watch',
	models: new Map([...models, ...fleetModels(state)].map(model => [modelKey(model), model])).values().toArray(),
	interval: models.length === 0 ? state.session.interval ?? fleetInterval : interval,
});

/**
While all models are shown all are polled, whatever the screen below follows; once they are closed only that again.

@param before The state to which the message came.
*/
export const withFleet = (before: State, {state, effects}: Update): Update => {
	const own = effects.findLast(effect => isWatch(effect));
	const polled = own ?? before.polled ?? {type: 'watch', models: [], interval: undefined};
	const next = own ? {...state, polled: own} : state;
	if (isOpen(next)) {
		const isDue = own !== undefined || !isOpen(before) || fleetModels(before).length !== fleetModels(next).length;
		return {state: next, effects: isDue && next.exit === undefined ? [...effects.filter(effect => !isWatch(effect)), widen(next, polled)] : effects};
	}

	return {state: next, effects: isOpen(before) && own === undefined && next.exit === undefined ? [...effects, polled] : effects};
};
