import {
	fleetCursor,
	fleetRows,
	type FleetRow,
	type FleetWord,
} from '../../state/fleet.js';
import {type Overlay, type State} from '../../state/state.js';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type Cell,
	type Column,
} from '../columns.js';
import {formatShortDuration} from '../format-time.js';
import {type Area, type Tone} from '../line.js';
import {bold, line, span} from '../make-line.js';
import {progressBar} from '../progress-bar.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {truncateText} from '../text-width.js';
import {fitBlocks, space, whole} from './fit-blocks.js';
import {countOf, cursorMark, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const looks: Readonly<Record<FleetWord, {readonly symbol: string; readonly tone: Tone}>> = {
	complete: {symbol: symbols.good, tone: 'ok'},
	upgrading: {symbol: symbols.busy, tone: 'busy'},
	'waiting its turn': {symbol: symbols.pending, tone: 'quiet'},
	behind: {symbol: symbols.pending, tone: 'quiet'},
	stuck: {symbol: symbols.bad, tone: 'bad'},
	silent: {symbol: symbols.warning, tone: 'warn'},
	'not asked': {symbol: '?', tone: 'quiet'},
};

/** A terminal of 80 columns has room for a small one beside short names. */
const barWidthFor = (columns: number): number => (columns < 100 ? 3 : 8);

const countText = ({agents}: FleetRow): string => (agents ? `${agents.upgraded}/${agents.total}` : '-');

const goalText = ({version, wanted}: FleetRow): string => (wanted === undefined ? '-' : (wanted === version ? 'same' : wanted));

const columnsFor = (rows: readonly FleetRow[], barWidth: number): readonly Column[] => [
	{id: 'name', title: 'MODEL', width: fitWidth(rows.map(({name}) => name), {title: 'MODEL', most: 18})},
	{
		id: 'version', title: 'FROM', width: fitWidth(rows.map(({version}) => version ?? '?'), {title: 'FROM', most: 12}), priority: 1,
	},
	{
		id: 'goal', title: 'TO', width: fitWidth(rows.map(row => goalText(row)), {title: 'TO', most: 14}), priority: 2,
	},
	{
		id: 'agents', title: 'AGENTS', width: fitWidth(rows.map(row => countText(row)), {title: 'AGENTS', most: 11}), isNumber: true,
	},
	{
		id: 'bar', title: '', width: barWidth, priority: 5,
	},
	{id: 'state', title: 'STATE', width: 18},
	{
		id: 'order', title: 'PLAN', width: 4, isNumber: true, priority: 4,
	},
	{
		id: 'findings', title: 'FOUND', width: 5, isNumber: true, priority: 3,
	},
	{
		id: 'age', title: 'AGE', width: 3, isNumber: true,
	},
];

const cellsOf = (row: FleetRow, {now, barWidth}: {readonly now: number; readonly barWidth: number}): Readonly<Record<string, Cell>> => {
	const {symbol, tone} = looks[row.word];
	const {agents, order, findings, at} = row;
	return {
		name: row.name,
		version: row.version ?? '?',
		goal: goalText(row),
		agents: countText(row),
		bar: agents ? progressBar(agents.total === 0 ? 1 : agents.upgraded / agents.total, barWidth) : '',
		state: {text: `${symbol} ${row.word}`, tone},
		order: order === undefined ? '-' : String(order),
		findings: findings === 0 ? '-' : {text: String(findings), tone: 'warn'},
		age: at === undefined ? '-' : formatShortDuration(now - at),
	};
};

/** What the rows come to, the gravest first. */
const summaryOf = (rows: readonly FleetRow[]): string => {
	const models = rows.filter(({model}) => model);
	const words: readonly FleetWord[] = ['stuck', 'silent', 'upgrading', 'waiting its turn', 'behind', 'complete', 'not asked'];
	const parts = words.flatMap(word => {
		const count = models.filter(row => row.word === word).length;
		return count === 0 ? [] : [`${count} ${count === 1 ? word : word.replace('its', 'their')}`];
	});
	return `${countOf(models.length, 'model')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`;
};

const aboutRow = (row: FleetRow | undefined): string => (row?.model === undefined
	? (row ? `${row.name} is another controller. Its models are shown by: juju-upgrade-wizard watch -c ${row.name}` : 'The controller has not told its models yet.')
	: `Enter shows the agents of ${row.name}.`);

/**
All models of the controller that is worked on, and the other controllers.
*/
export const fleetPage = (state: State, {selected}: Extract<Overlay, {name: 'fleet'}>, area: Area): Page => {
	const rows = fleetRows(state);
	const cursor = fleetCursor(rows, selected);
	const barWidth = barWidthFor(area.columns);
	const columns = placeColumns(columnsFor(rows, barWidth), area.columns - 3);
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title',
				left: [' ', bold(truncateText(state.controller === undefined ? 'All models' : `All models of ${state.controller}`, area.columns - 22))],
				right: rows.length === 0 ? [] : [span(`${cursor + 1} of ${rows.length}`, 'quiet')],
				columns: area.columns,
			})]),
			whole(paragraph({key: 'summary', text: summaryOf(rows), columns: area.columns})),
			space('below-title'),
			whole([line('titles', ' '.repeat(3), ...layOutTitles(columns))]),
		],
		list: rows.map((row, index) => line(`fleet-${row.key}`, cursorMark(index === cursor), ...layOutRow(columns, cellsOf(row, {now: state.now, barWidth})))),
		tail: [space('above-about'), {lines: paragraph({key: 'about', text: aboutRow(rows[cursor]), columns: area.columns}), least: 1, rank: 1}],
		focus: rows.length === 0 ? undefined : [cursor, cursor + 1],
	}, area);
};
