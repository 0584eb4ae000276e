import {isBad, type Agent} from '../domain/agent.js';
import {type ModelStatus} from '../domain/status.js';
import {classifyAgent} from '../domain/tally.js';
import {parseBinaryVersion, compareVersions} from '../domain/version.js';
import {memoLast} from './memo.js';
import {currentModel, statusOf, wantedVersion} from './selectors.js';
import {type State, type TableView} from './state.js';

const hasWords = (agent: Agent, words: readonly string[]): boolean => {
	const text = `${agent.name} ${agent.state} ${agent.version ?? 'unknown'} ${agent.message ?? ''} ${agent.application ?? ''}`.toLowerCase();
	return words.every(word => (word.startsWith('!') ? word.length === 1 || !text.includes(word.slice(1)) : text.includes(word)));
};

const isOfQuick = (agent: Agent, quick: TableView['quick'], context: {readonly version: string | undefined; readonly status: ModelStatus}): boolean => {
	switch (quick) {
		case 'behind': {
			return context.version !== undefined && classifyAgent(agent, context.version, context.status) !== 'upgraded';
		}

		case 'down': {
			return agent.condition === 'down' || agent.condition === 'lost';
		}

		case 'error': {
			return agent.condition === 'error';
		}

		case 'all': {
			return true;
		}
	}
};

const conditionOrder = ['error', 'down', 'lost', 'unknown', 'upgrading', 'starting', 'busy', 'good'];

const versionOrder = (left: Agent, right: Agent): number => {
	const leftVersion = parseBinaryVersion(left.version ?? '');
	const rightVersion = parseBinaryVersion(right.version ?? '');
	if (leftVersion && rightVersion) {
		return compareVersions(leftVersion, rightVersion);
	}

	return leftVersion === rightVersion ? 0 : (leftVersion ? 1 : -1);
};

/** Array.prototype.sort is stable, so agents that are equal here keep Juju's order and rows do not dance. */
const orders: Readonly<Record<Exclude<TableView['sort'], 'natural'>, (left: Agent, right: Agent) => number>> = {
	version: versionOrder,
	state: (left, right) => conditionOrder.indexOf(left.condition) - conditionOrder.indexOf(right.condition),
	since: (left, right) => (right.since ?? 0) - (left.since ?? 0),
};

const compute = memoLast((status: ModelStatus | undefined, version: string | undefined, table: string): readonly Agent[] => {
	if (!status) {
		return [];
	}

	const {filter, quick, sort} = JSON.parse(table) as Pick<TableView, 'filter' | 'quick' | 'sort'>;
	const words = filter.toLowerCase().split(/\s+/v).filter(word => word !== '');
	const isEverything = words.length === 0 && quick === 'all';
	const agents = isEverything ? status.agents : status.agents.filter(agent => isOfQuick(agent, quick, {version, status}) && hasWords(agent, words));
	return sort === 'natural' ? agents : agents.toSorted(orders[sort]);
});

/**
The agents of the live table after filter and order. The same array as before where nothing changed.
*/
export const selectTableRows = (state: State): readonly Agent[] => {
	const model = currentModel(state);
	const {filter, quick, sort} = state.table;
	return compute(model ? statusOf(state, model).value : undefined, wantedVersion(state), JSON.stringify({filter, quick, sort}));
};

/**
Index of the selected agent among the rows; 0 where it is not among them.
*/
export const selectedIndex = (rows: readonly Agent[], selected: string | undefined): number =>
	Math.max(0, rows.findIndex(({tag}) => tag === selected));

/** Agents of a model that are down, lost or in error. */
export const badAgents = (status: ModelStatus | undefined): readonly Agent[] => status?.agents.filter(({condition}) => isBad(condition)) ?? [];
