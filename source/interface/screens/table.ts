import {modelKey} from '../../domain/intent.js';
import {type AgentCounts} from '../../domain/progress.js';
import {type ModelStatus} from '../../domain/status.js';
import {tallyAgents} from '../../domain/tally.js';
import {memoLast} from '../../state/memo.js';
import {selectTableRows, selectedIndex} from '../../state/select-table.js';
import {currentModel, statusOf, wantedVersion} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {layOutTitles, placeColumns} from '../columns.js';
import {
	type Area,
	type Line,
	type Span,
	type Tone,
} from '../line.js';
import {blank, line, span} from '../make-line.js';
import {symbols} from '../symbols.js';
import {describeWindow, windowOf, type Viewport} from '../viewport.js';
import {tableWords} from '../words/table.js';
import {tableFilterLine} from './table-filter.js';
import {
	agentLine,
	tableColumns,
	versionsBefore,
	type RowContext,
} from './table-rows.js';
import {paragraph} from './text-parts.js';

/** Rows of the table that are no agents: titles, the filter, the counts. */
const frameRows = 3;

const countWords: ReadonlyArray<readonly [Exclude<keyof AgentCounts, 'total'>, Tone?]> = [
	['upgraded'], ['upgrading'], ['waiting'], ['down', 'bad'], ['lost', 'bad'], ['error', 'bad'], ['unknown', 'warn'],
];

const tally = memoLast((status: ModelStatus, version: string): AgentCounts => tallyAgents(status, version));

/**
How many agents are how far, by the last good answer; undefined before there is one.
*/
export const tableCounts = (state: State): AgentCounts | undefined => {
	const model = currentModel(state);
	const status = model && statusOf(state, model).value;
	const wanted = wantedVersion(state);
	return status && wanted !== undefined ? tally(status, wanted) : undefined;
};

/** Only trouble has a colour here: each colour is written anew with every change of a number before it. */
const countSpans = (counts: AgentCounts | undefined): ReadonlyArray<Span | string> => (counts === undefined
	? []
	: countWords.flatMap(([word, tone]) => {
		const text = `  ${tableWords.count(word, counts[word])}`;
		return counts[word] === 0 && word !== 'upgraded' ? [] : [tone === undefined ? text : span(text, tone)];
	}));

const windowText = (window: Viewport, shown: number, total: number): string =>
	(shown === total ? describeWindow(window, shown) : tableWords.ofAll(shown === 0 ? '0' : describeWindow(window, shown), total));

const withoutRows = (state: State, {columns}: Area): readonly Line[] => {
	const model = currentModel(state);
	const known = model && statusOf(state, model);
	if (known?.value) {
		return [line('none', ' '.repeat(3), known.value.agents.length === 0 ? tableWords.noAgents : tableWords.noMatch)];
	}

	return known?.failure
		? paragraph({
			key: 'failure', text: `${symbols.bad} ${known.failure.message}`, columns, indent: 3, hang: 5, tone: 'bad',
		})
		: [line('asking', span(`   ${symbols.busy} ${tableWords.asking}`, 'busy'))];
};

/**
The live table: titles, as many agents as there is room for, the filter, the counts. As many lines as there are rows.

@param area.rows At least 4.
*/
export const drawTable = (state: State, area: Area): readonly Line[] => {
	const model = currentModel(state);
	const status = model && statusOf(state, model).value;
	const agents = selectTableRows(state);
	const columns = placeColumns(tableColumns(state, status?.agents ?? []), area.columns - 4);
	const height = Math.max(1, area.rows - frameRows);
	const {selected, top} = state.table;
	const window = windowOf({
		count: agents.length, height, top, cursor: selected === undefined ? undefined : selectedIndex(agents, selected),
	});
	const context: RowContext | undefined = status && {
		state, status, wanted: wantedVersion(state), before: versionsBefore(state.picture[modelKey(model)]?.status), columns,
	};
	const rows = context && agents.length > 0
		? agents.slice(window.start, window.end).map(agent => agentLine(context, agent, agent.tag === selected))
		: withoutRows(state, area).slice(0, height);
	return [
		line('titles', ' '.repeat(3), ...layOutTitles(columns)),
		...rows,
		...Array.from({length: height - rows.length}, (_, index) => blank(`no-agent-${index}`)),
		tableFilterLine(state, {columns: area.columns, window: windowText(window, agents.length, status?.agents.length ?? 0)}),
		line('counts', ...countSpans(tableCounts(state))),
	];
};
