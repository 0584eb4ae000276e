import {type Agent} from '../../domain/agent.js';
import {type ModelStatus} from '../../domain/status.js';
import {classifyAgent, type AgentClass} from '../../domain/tally.js';
import {widestTexts} from '../../domain/widest-texts.js';
import {memoLast} from '../../state/memo.js';
import {wantedVersion} from '../../state/selectors.js';
import {type State, type TableView} from '../../state/state.js';
import {
	layOutRow,
	type Cell,
	type Column,
	type PlacedColumn,
} from '../columns.js';
import {formatShortDuration} from '../format-time.js';
import {type Line, type Tone} from '../line.js';
import {line} from '../make-line.js';
import {symbols} from '../symbols.js';
import {tableRowsWords} from '../words/table-rows.js';
import {cursorMark} from './text-parts.js';

/** How each class of agents is shown; the word beside it is the agent's own state. */
const looks: Readonly<Record<AgentClass, {readonly symbol: string; readonly tone?: Tone}>> = {
	upgraded: {symbol: symbols.good, tone: 'ok'},
	upgrading: {symbol: symbols.busy, tone: 'busy'},
	waiting: {symbol: symbols.pending},
	down: {symbol: symbols.bad, tone: 'bad'},
	lost: {symbol: symbols.bad, tone: 'bad'},
	error: {symbol: symbols.warning, tone: 'bad'},
	unknown: {symbol: '?', tone: 'warn'},
};

/** What a row of the table is made from, beside the agent. */
export type RowContext = {
	readonly state: State;
	readonly status: ModelStatus;
	readonly wanted: string | undefined;
	/** Versions before the upgrade, by tag. */
	readonly before: ReadonlyMap<string, string | undefined>;
	readonly columns: readonly PlacedColumn[];
};

/** Versions before the upgrade, by tag. */
export const versionsBefore = memoLast((status: ModelStatus | undefined): ReadonlyMap<string, string | undefined> =>
	new Map(status?.agents.map(({tag, version}) => [tag, version])));

const sortMark = (sort: TableView['sort'], column: TableView['sort'], mark: string): string => (sort === column ? ` ${mark}` : '');

/**
The columns of the table. Their widths rest on all agents of the model, so that they stay when rows are filtered or scrolled.
*/
export const tableColumns = (state: State, agents: readonly Agent[]): readonly Column[] => {
	const {sort} = state.table;
	const {titles} = tableRowsWords;
	const {stage} = state;
	// With room for a leader's star, whoever leads, and for a unit that runs a hook: rows must not move when another one does.
	const widest = widestTexts(agents);
	const versions = 'plan' in stage ? `${stage.plan.from} ${symbols.arrow} ${stage.plan.to}` : wantedVersion(state) ?? '';
	return [
		{id: 'name', title: titles.agent, width: Math.min(26, Math.max(titles.agent.length, widest.name))},
		{id: 'version', title: `${titles.version}${sortMark(sort, 'version', '↑')}`, width: Math.max(9, Math.min(22, versions.length))},
		{id: 'state', title: `${titles.state}${sortMark(sort, 'state', '↓')}`, width: Math.min(16, Math.max('executing'.length, widest.state) + 2)},
		{
			id: 'since', title: `${titles.since}${sortMark(sort, 'since', '↓')}`, width: sort === 'since' ? 7 : 5, isNumber: true, priority: 2,
		},
		{
			id: 'message', title: titles.message, width: undefined, minimum: 8, priority: 1,
		},
	];
};

const versionCell = ({before, columns}: RowContext, {tag, version}: Agent): string => {
	const old = before.get(tag);
	const present = version ?? tableRowsWords.unknownVersion;
	if (version === undefined || old === undefined || old === version) {
		return present;
	}

	const change = `${old} ${symbols.arrow} ${version}`;
	const room = columns.find(({id}) => id === 'version')?.cells ?? 0;
	return change.length <= room ? change : present;
};

/** Below a minute in steps of ten seconds: agents that have just turned would otherwise rewrite their rows every second. */
export const sinceText = (now: number, since: number | undefined): string => {
	if (since === undefined) {
		return '-';
	}

	const duration = now - since;
	return duration < 10_000 ? tableRowsWords.now : formatShortDuration(duration < 60_000 ? Math.floor(duration / 10_000) * 10_000 : duration);
};

/**
One agent: its name, from which version to which, its state, since when, its message.
*/
export const agentLine = (context: RowContext, agent: Agent, isSelected: boolean): Line => {
	const {state, status, wanted} = context;
	const look = looks[wanted === undefined ? 'unknown' : classifyAgent(agent, wanted, status)];
	const text = `${look.symbol} ${agent.state}`;
	const stateCell: Cell = look.tone === undefined ? text : {text, tone: look.tone};
	return line(`agent-${agent.tag}`, cursorMark(isSelected), ...layOutRow(context.columns, {
		name: agent.isLeader ? `${agent.name} *` : agent.name,
		version: versionCell(context, agent),
		state: stateCell,
		since: sinceText(state.now, agent.since),
		message: agent.message?.replaceAll(/\s+/gv, ' ').trim() ?? '',
	}));
};
