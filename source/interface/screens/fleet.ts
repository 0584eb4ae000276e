import {
	fleetCursor,
	fleetRows,
	type FleetRow,
	type FleetWord,
} from '../../state/fleet.js';
import {shownFleetRows, type FleetOverlay} from '../../state/fleet-view.js';
import {type State} from '../../state/state.js';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type Cell,
	type Column,
} from '../columns.js';
import {formatClock, formatDuration, formatShortDuration} from '../format-time.js';
import {type Area, type Line, type Tone} from '../line.js';
import {bold, line, span} from '../make-line.js';
import {progressBar} from '../progress-bar.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {textWidth, truncateText} from '../text-width.js';
import {fleetWords} from '../words/fleet.js';
import {
	fitBlocks,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {severityOf} from './findings.js';
import {cursorMark, fieldText, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const looks: Readonly<Record<FleetWord, {readonly symbol: string; readonly tone: Tone}>> = {
	complete: {symbol: symbols.good, tone: 'ok'},
	upgrading: {symbol: symbols.busy, tone: 'busy'},
	'waiting its turn': {symbol: symbols.pending, tone: 'quiet'},
	behind: {symbol: symbols.pending, tone: 'quiet'},
	stuck: {symbol: symbols.bad, tone: 'bad'},
	'in error': {symbol: symbols.bad, tone: 'bad'},
	silent: {symbol: symbols.warning, tone: 'warn'},
	'not asked': {symbol: '?', tone: 'quiet'},
	asking: {symbol: symbols.busy, tone: 'quiet'},
	answers: {symbol: symbols.good, tone: 'quiet'},
	'needs a login': {symbol: symbols.warning, tone: 'warn'},
	refuses: {symbol: symbols.warning, tone: 'warn'},
};

/** A terminal of 80 columns has room for a small one beside short names. */
const barWidthFor = (columns: number): number => (columns < 100 ? 3 : 8);

const countText = ({agents}: FleetRow): string => (agents ? `${agents.upgraded}/${agents.total}` : '-');

const goalText = ({version, wanted}: FleetRow): string => (wanted === undefined ? '-' : (wanted === version ? fleetWords.sameVersion : wanted));

const {titles} = fleetWords;

/** Models of another controller stand below its name; where there is room each says it itself. */
const nameText = ({name, model, elsewhere}: FleetRow, isWide: boolean): string => (model && elsewhere !== undefined ? (isWide ? `${elsewhere}:${name}` : `  ${name}`) : name);

const columnsFor = (rows: readonly FleetRow[], {barWidth, isWide}: {readonly barWidth: number; readonly isWide: boolean}): readonly Column[] => [
	{id: 'name', title: titles.model, width: fitWidth(rows.map(row => nameText(row, isWide)), {title: titles.model, most: isWide ? 36 : 18})},
	{
		id: 'version', title: titles.from, width: fitWidth(rows.map(({version}) => version ?? '?'), {title: titles.from, most: 12}), priority: 1,
	},
	{
		id: 'goal', title: titles.to, width: fitWidth(rows.map(row => goalText(row)), {title: titles.to, most: 14}), priority: 2,
	},
	{
		id: 'agents', title: titles.agents, width: fitWidth(rows.map(row => countText(row)), {title: titles.agents, most: 11}), isNumber: true,
	},
	{
		id: 'bar', title: '', width: barWidth, priority: 5,
	},
	{id: 'state', title: titles.state, width: 18},
	{
		id: 'order', title: titles.order, width: 4, isNumber: true, priority: 4,
	},
	{
		id: 'findings', title: titles.findings, width: 5, isNumber: true, priority: 3,
	},
	{
		id: 'age', title: titles.age, width: 3, isNumber: true,
	},
];

const cellsOf = (row: FleetRow, {now, barWidth, isWide}: {readonly now: number; readonly barWidth: number; readonly isWide: boolean}): Readonly<Record<string, Cell>> => {
	const {symbol, tone} = looks[row.word];
	const {agents, order, findings, at} = row;
	return {
		name: nameText(row, isWide),
		version: row.version ?? '?',
		goal: goalText(row),
		agents: countText(row),
		bar: agents ? progressBar(agents.total === 0 ? 1 : agents.upgraded / agents.total, barWidth) : '',
		state: {text: `${symbol} ${fleetWords.state(row.word)}`, tone},
		order: order === undefined ? '-' : String(order),
		findings: findings === 0 ? '-' : {text: String(findings), tone: 'warn'},
		age: at === undefined ? '-' : formatShortDuration(now - at),
	};
};

/** Why it does not answer, and when it is asked again. */
const problemText = ({problem}: FleetRow, now: number): string | undefined => {
	if (problem?.nextAt === undefined) {
		return problem?.reason;
	}

	const {nextAt, reason} = problem;
	return nextAt <= now ? fleetWords.beingAskedAgain(reason) : fleetWords.askedAgainIn(reason, formatDuration(nextAt - now));
};

/** One model: its row, and below it why it does not answer, or the gravest that is found in it. */
const linesOf = (row: FleetRow, cells: ReadonlyArray<Line['spans'][number]>, {now, columns}: {readonly now: number; readonly columns: number}): readonly Line[] => {
	const problem = problemText(row, now);
	const {symbol, tone} = problem === undefined ? (row.worst ? severityOf(row.worst) : {symbol: '', tone: undefined}) : looks.silent;
	const text = problem ?? row.worst?.text;
	return [
		line(`fleet-${row.key}`, ...cells),
		...(text === undefined
			? []
			: [line(`fleet-${row.key}-about`, ' '.repeat(row.elsewhere === undefined ? 5 : 7), {text: truncateText(`${symbol} ${text}`, columns - 8), ...(tone !== undefined && {tone})})]),
	];
};

/** What the rows come to, the gravest first. */
const summaryOf = (rows: readonly FleetRow[]): string => fleetWords.summary(rows.filter(({model}) => model).map(({word}) => word));

/** That other controllers are asked now, since when, and how many of them answer. */
const elsewhereText = ({fleet, controller}: State, rows: readonly FleetRow[]): string | undefined => {
	const others = rows.filter(({model}) => !model);
	if (others.length === 0 || !fleet) {
		return undefined;
	}

	return fleetWords.controllers({
		count: others.length,
		answering: others.filter(({word}) => word === 'answers').length,
		isBesideOwn: controller !== undefined,
		since: formatClock(fleet.since),
	});
};

/** What stands below a row, whole, where it had to be cut there. */
const wholeText = (row: FleetRow, {now, columns}: {readonly now: number; readonly columns: number}): readonly string[] => {
	const text = problemText(row, now) ?? (row.worst && `${row.worst.text}.`);
	return text === undefined || textWidth(text) <= columns - 11 ? [] : [text];
};

const aboutRow = (state: State, row: FleetRow | undefined, {isFiltered, columns}: {readonly isFiltered: boolean; readonly columns: number}): string => {
	if (!row) {
		return isFiltered ? fleetWords.noMatch : fleetWords.noModelsYet;
	}

	if (!row.model) {
		const way = state.controller === undefined ? fleetWords.escGoesBackTo(row.name) : fleetWords.isAnotherController(row.name);
		return [...wholeText(row, {now: state.now, columns}), way].join(' ');
	}

	return [...wholeText(row, {now: state.now, columns}), fleetWords.enterShowsAgents(row.name)].join(' ');
};

/** What is left out, and the order where it is another one. */
const viewBlock = ({filter = '', isFiltering = false, quick = 'all', sort = 'natural'}: FleetOverlay, columns: number): readonly Block[] => {
	if (isFiltering) {
		return [whole([line('filter', ` ${fleetWords.filter} `, fieldText(filter, columns - 12))])];
	}

	const shown = fleetWords.shown({filter, group: quick === 'all' ? undefined : quick, order: sort === 'natural' ? undefined : sort});
	return shown === undefined ? [] : [whole([line('filter', ' ', span(truncateText(shown, columns - 2), 'accent'))], 2)];
};

/**
All models of the controller that is worked on, and those of the other controllers that the client knows.
*/
export const fleetPage = (state: State, overlay: FleetOverlay, area: Area): Page => {
	const {now} = state;
	const all = fleetRows(state);
	const rows = shownFleetRows(state, overlay);
	const cursor = fleetCursor(rows, overlay.selected);
	const isWide = area.columns >= 120;
	const barWidth = barWidthFor(area.columns);
	const columns = placeColumns(columnsFor(rows, {barWidth, isWide}), area.columns - 3);
	const drawn = rows.map((row, index) => linesOf(row, [cursorMark(index === cursor), ...layOutRow(columns, cellsOf(row, {now, barWidth, isWide}))], {now, columns: area.columns}));
	const start = drawn.slice(0, cursor).flat().length;
	const elsewhere = elsewhereText(state, all);
	const about = aboutRow(state, rows[cursor], {isFiltered: all.length > 0, columns: area.columns});
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title',
				left: [' ', bold(truncateText(state.controller === undefined ? fleetWords.allModels : fleetWords.allModelsOf(state.controller), area.columns - 22))],
				right: rows.length === 0 ? [] : [span(fleetWords.row(cursor + 1, rows.length), 'quiet')],
				columns: area.columns,
			})]),
			whole(paragraph({key: 'summary', text: summaryOf(all), columns: area.columns})),
			...(elsewhere === undefined
				? []
				: [whole(paragraph({
					key: 'elsewhere', text: elsewhere, columns: area.columns, tone: 'quiet',
				}), 4)]),
			...viewBlock(overlay, area.columns),
			space('below-title'),
			whole([line('titles', ' '.repeat(3), ...layOutTitles(columns))]),
		],
		list: drawn.flat(),
		tail: [space('above-about'), {lines: paragraph({key: 'about', text: about, columns: area.columns}), least: 1, rank: 1}],
		focus: rows.length === 0 ? undefined : [start, start + (drawn[cursor]?.length ?? 1)],
	}, area);
};
