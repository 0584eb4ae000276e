import {agentKey} from '../domain/case.js';
import {modelKey} from '../domain/intent.js';
import {askFor} from './knowledge.js';
import {tableHeight} from './layout.js';
import {notice, only, pushOverlay} from './result.js';
import {clamp, keepInView, moveOf} from './scroll.js';
import {selectTableRows, selectedIndex} from './select-table.js';
import {currentModel} from './selectors.js';
import {
	type ActionId,
	type State,
	type TableView,
	type Update,
} from './state.js';

const sorts: ReadonlyArray<TableView['sort']> = ['natural', 'version', 'state', 'since'];

const sortNames: Readonly<Record<TableView['sort'], string>> = {
	natural: 'Juju\'s own', version: 'version, oldest first', state: 'state, worst first', since: 'latest change first',
};

/** Entries of an agent's status log and log that its screen asks for. */
const logLimit = 20;

const show = (state: State, table: TableView, cursor: number): State => {
	const rows = selectTableRows({...state, table});
	const position = clamp(cursor, 0, Math.max(0, rows.length - 1));
	return {
		...state,
		table: {
			...table,
			selected: rows[position]?.tag,
			top: keepInView({
				cursor: position, top: table.top, height: tableHeight(state), count: rows.length,
			}),
		},
	};
};

/** Another filter or order: the selected agent stays selected where it is still among the rows. */
export const showTable = (state: State, change: Partial<TableView>): State => {
	const table = {...state.table, ...change};
	const rows = selectTableRows({...state, table});
	return show(state, table, selectedIndex(rows, table.selected));
};

/**
Opens the screen of one agent and asks for its logs.
*/
export const openAgent = (state: State, tag: string): Update => {
	const model = currentModel(state);
	const agent = selectTableRows(state).find(other => other.tag === tag);
	if (!model || !agent) {
		return notice(state, 'There is no agent to show.');
	}

	return askFor(pushOverlay(state, {
		name: 'agent', model, tag, top: 0,
	}), [
		{
			type: 'read-status-log', model, entity: agent.name, limit: logLimit,
		},
		{
			type: 'read-error-log', model, agent: tag, limit: logLimit,
		},
	]);
};

/** Asks for the logs of the agent on the screen again. */
export const askForAgentAgain = (state: State, {model, tag}: {readonly model: NonNullable<ReturnType<typeof currentModel>>; readonly tag: string}): Update => {
	const agent = state.observations[modelKey(model)]?.status.value?.agents.find(other => other.tag === tag);
	if (!agent) {
		return notice(state, `${agentKey(modelKey(model), tag)} is not in the last status.`);
	}

	return askFor(state, [
		{
			type: 'read-status-log', model, entity: agent.name, limit: logLimit,
		},
		{
			type: 'read-error-log', model, agent: tag, limit: logLimit,
		},
	]);
};

/**
Keys of the live table.
*/
export const actOnTable = (state: State, action: ActionId): Update => {
	const rows = selectTableRows(state);
	const cursor = selectedIndex(rows, state.table.selected);
	const move = moveOf(action, tableHeight(state));
	if (move !== undefined) {
		return only(show(state, state.table, state.table.selected === undefined && action === 'down' ? 0 : cursor + move));
	}

	switch (action) {
		case 'confirm': {
			const row = rows[cursor];
			return row ? openAgent(state, row.tag) : notice(state, 'There is no agent to show.');
		}

		case 'filter': {
			return only({...state, table: {...state.table, isFiltering: true}});
		}

		case 'sort': {
			const sort = sorts[(sorts.indexOf(state.table.sort) + 1) % sorts.length] ?? 'natural';
			return only({...showTable(state, {sort}), notice: `Order: ${sortNames[sort]}.`});
		}

		case 'quick-behind':
		case 'quick-down':
		case 'quick-error': {
			const quick = action.slice('quick-'.length) as TableView['quick'];
			return only(showTable(state, {quick: state.table.quick === quick ? 'all' : quick}));
		}

		case 'quick-all':
		case 'back': {
			const isFiltered = state.table.filter !== '' || state.table.quick !== 'all';
			return isFiltered
				? only(showTable(state, {filter: '', quick: 'all'}))
				: notice(state, 'All agents are shown. There is no way back from a step that runs; q leaves.');
		}

		case 'ask-again': {
			return {state, effects: [{type: 'poll-now'}]};
		}

		default: {
			return only(state);
		}
	}
};
