import {topOverlay} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {update} from '../../state/update.js';
import {bindingsOf} from '../key-bindings.js';
import {type Area, type Line} from '../line.js';
import {agentScreen} from '../screens/agent.js';
import {pageOf} from '../screens/index.js';
import {performHead} from '../screens/perform.js';
import {type Page} from '../screens/text-page.js';
import {currentSurface} from '../surface.js';
import {plainPageWords} from '../words/plain/speak-page.js';
import {sayLine, sayRow} from './say-line.js';

/** So wide that no sentence is broken, and so high that nothing is left out. */
const everything: Area = {columns: 2000, rows: 4000};

/** Rows of a list that can be chosen from. */
const mostRows = 150;

/** So many commands are told whatever they did. */
const newest = 10;

/** A row of a list that can be chosen. */
export type SpokenRow = {
	/** The same for the same thing from answer to answer. */
	readonly key: string;
	readonly text: string;
	/** What is said of it alone, where it is asked for. */
	readonly about: readonly string[];
};

/** What a screen says, in the order in which it is read. */
export type SpokenPage = {
	readonly head: readonly string[];
	/** Rows to choose from, and headings between them. */
	readonly items: ReadonlyArray<SpokenRow | string>;
	readonly tail: readonly string[];
	/** How many rows there are beyond those. */
	readonly more: boolean;
};

const act = (state: State, action: 'top' | 'up' | 'down'): State => update(state, {type: 'acted', action}).state;

const focusKey = ({focus, list}: Page): string | undefined => focus && list[focus[0]]?.key;

/** With the cursor on the first row. */
const atTop = (state: State): State => {
	if (bindingsOf(currentSurface(state)).some(({actions}) => Object.values(actions).includes('top'))) {
		return act(state, 'top');
	}

	let current = state;
	for (let count = 0; count < mostRows; count++) {
		const before = pageOf(current, everything);
		const next = act(current, 'up');
		const page = pageOf(next, everything);
		if (!before || !page || focusKey(page) === focusKey(before)) {
			return next;
		}

		current = next;
	}

	return current;
};

type Stop = {readonly key: string; readonly page: Page};

/** The page with the cursor on each of its rows, as it is drawn then. */
const walk = (state: State, most: number): readonly Stop[] => {
	const stops: Stop[] = [];
	let current = atTop(state);
	while (stops.length < most) {
		const page = pageOf(current, everything);
		const key = page && focusKey(page);
		if (!page || key === undefined || key === stops.at(-1)?.key) {
			break;
		}

		stops.push({key, page});
		current = act(current, 'down');
	}

	return stops;
};

const sentences = (lines: readonly Line[]): readonly string[] => lines.map(row => sayLine(row)).filter(text => text !== '');

/** Rows of a table are read with the titles of their columns, which are then no line of their own. */
const readerOf = (page: Page): {readonly head: readonly string[]; readonly read: (row: Line) => string} => {
	const start = page.head.findIndex(({key}) => key === 'titles');
	const titles = page.head[start];
	if (!titles) {
		return {head: sentences(page.head), read: sayLine};
	}

	const read = (row: Line): string => (row.spans.length >= Math.min(3, titles.spans.length) ? sayRow(titles, row) : sayLine(row));
	return {head: [...sentences(page.head.slice(0, start)), ...page.head.slice(start + 1).map(row => read(row)).filter(text => text !== '')], read};
};

/** From the page as it is, and from those with the cursor on each row: moving it may take away what the page says. */
const speakList = (shown: Page, stops: readonly [Stop, ...Stop[]]): SpokenPage => {
	const [{page: base}] = stops;
	const {head, read} = readerOf(shown);
	const tails = stops.map(({page}) => sentences(page.tail));
	const isShared = (text: string): boolean => tails.every(tail => tail.includes(text));
	const rows = new Map(stops.map(({key, page}, index): readonly [string, SpokenRow] => {
		const [start, end] = page.focus ?? [0, 0];
		return [key, {
			key,
			text: page.list.slice(start, end).map(row => read(row)).join('; '),
			about: stops.length === 1 ? [] : (tails[index] ?? []).filter(text => !isShared(text)),
		}];
	}));
	// What belongs to a row beside its first line.
	const inside = new Set(stops.flatMap(({page}) => page.list.slice((page.focus?.[0] ?? 0) + 1, page.focus?.[1] ?? 0).map(({key}) => key)));
	const items = base.list.flatMap((row): ReadonlyArray<SpokenRow | string> => {
		const known = rows.get(row.key);
		if (known) {
			return [known];
		}

		const text = inside.has(row.key) ? '' : read(row);
		return text === '' ? [] : [text];
	});
	return {
		head,
		items: stops.length === mostRows ? items.slice(0, items.findLastIndex(item => typeof item !== 'string') + 1) : items,
		tail: (tails[0] ?? []).filter(text => isShared(text)),
		more: stops.length === mostRows,
	};
};

/** The newest commands, and of those before them what changed something, or failed: the others are polls. */
const speakLog = ({commands}: State, page: Page): SpokenPage => {
	const told = new Set(commands.filter(({changes, exitCode, duration}) => changes || (exitCode !== 0 && duration !== undefined)).map(({id}) => `command-${id}`));
	const rows = page.list.filter(({key}, index) => index < newest || told.has(key)).slice(0, mostRows);
	return {
		head: sentences(page.head),
		items: rows.map((row): SpokenRow => ({key: row.key, text: sayLine(row), about: []})),
		tail: page.list.length > rows.length ? [plainPageWords.whichCommands(newest)] : [],
		more: false,
	};
};

const plainPage = (head: readonly Line[], list: readonly Line[], tail: readonly Line[]): SpokenPage => ({
	head: sentences(head), items: sentences(list), tail: sentences(tail), more: false,
});

/** A list stays one to choose from after a text was typed that could not be. */
const withoutDraft = (state: State): State => {
	const top = topOverlay(state);
	return top?.name === 'version' && top.typed !== '' ? {...state, overlays: [...state.overlays.slice(0, -1), {...top, typed: ''}]} : state;
};

/**
All that the screen on top says, however little room there is, and the rows that it can be chosen from.
*/
export const speakPage = (given: State): SpokenPage => {
	const state = withoutDraft(given);
	const page = pageOf(state, everything);
	if (!page) {
		return plainPage(topOverlay(state) === undefined ? performHead(state, everything.columns) : agentScreen(state, everything), [], []);
	}

	if (page.focus && topOverlay(state)?.name === 'log') {
		return speakLog(state, page);
	}

	const [first, ...others] = page.focus ? walk(state, mostRows) : [];
	if (first) {
		return speakList(page, [first, ...others]);
	}

	const {head, read} = readerOf(page);
	return {
		head, items: page.list.map(row => read(row)).filter(text => text !== ''), tail: sentences(page.tail), more: false,
	};
};

/** The row on which the cursor stands. */
export const focusedRow = (state: State): string | undefined => {
	const page = pageOf(state, everything);
	return page && focusKey(page);
};
