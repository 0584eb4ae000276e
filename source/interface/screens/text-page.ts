import {type Area, type Line} from '../line.js';
import {line, lineWidth, span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {cutText, textWidth, truncateText} from '../text-width.js';
import {describeWindow, windowOf, type Viewport} from '../viewport.js';
import {textPageWords} from '../words/text-page.js';

/**
What a screen consists of before it is fitted into the rows at hand: a list that may be longer than the screen, and what stands above and below it.
*/
export type Page = {
	readonly head: readonly Line[];
	readonly list: readonly Line[];
	readonly tail: readonly Line[];
	/** Lines of the list that have to be seen, from the first up to, not including, the second. Without it the list is scrolled by `top`. */
	readonly focus?: readonly [number, number] | undefined;
	readonly top?: number;
};

const isBlank = ({spans}: Line): boolean => spans.length === 0;

/** Takes empty lines out, from the end, until enough are gone. */
const dropBlanks = (lines: readonly Line[], excess: number): readonly Line[] => {
	let left = excess;
	return lines.toReversed().filter(row => {
		if (left > 0 && isBlank(row)) {
			left -= 1;
			return false;
		}

		return true;
	}).toReversed();
};

/** Cuts lines off the end, and says so. */
const cutLines = (key: string, lines: readonly Line[], rows: number): readonly Line[] => {
	if (lines.length <= rows) {
		return lines;
	}

	const kept = lines.slice(0, Math.max(0, rows - 1));
	const hidden = lines.slice(kept.length).filter(row => !isBlank(row)).length;
	return rows <= 0 ? [] : [...kept, line(`${key}-cut`, span(` ${symbols.ellipsis} ${textPageWords.hidden(hidden)}`, 'quiet'))];
};

/** Up to this many rows, empty lines are worth less than one more line of a list. */
const smallScreen = 12;

type Fitted = {readonly head: readonly Line[]; readonly tail: readonly Line[]; readonly height: number};

/**
The fewest rows of a list that are still of use; above that, what stands around the list comes first.

@param count Lines of the list.
@param rows Of the screen.
*/
export const leastRows = (count: number, rows: number): number => {
	const least = Math.max(3, Math.floor(rows / 5));
	return count <= least ? count : least + 1;
};

const fitPage = (page: Page, rows: number): Fitted => {
	const total = page.head.length + page.list.length + page.tail.length;
	if (total <= rows) {
		return {head: page.head, tail: page.tail, height: page.list.length};
	}

	if (rows <= smallScreen && [...page.head, ...page.tail].some(row => isBlank(row))) {
		return fitPage({...page, head: page.head.filter(row => !isBlank(row)), tail: page.tail.filter(row => !isBlank(row))}, rows);
	}

	const least = leastRows(page.list.length, rows);
	const tooMany = (head: readonly Line[], tail: readonly Line[]): number => Math.max(0, head.length + tail.length + least - rows);
	const looseTail = dropBlanks(page.tail, tooMany(page.head, page.tail));
	const looseHead = dropBlanks(page.head, tooMany(page.head, looseTail));
	const tail = cutLines('tail', looseTail, Math.max(0, looseTail.length - tooMany(looseHead, looseTail)));
	const head = cutLines('head', looseHead, Math.max(0, looseHead.length - tooMany(looseHead, tail)));
	return {head, tail, height: Math.max(0, rows - head.length - tail.length)};
};

/** Rows for the list's lines: one less where a line says which part of it is seen. */
const listRows = (page: Page, height: number): number => (page.list.length > height ? Math.max(1, height - 1) : height);

/**
Where a window begins that follows a cursor and nothing else: it moves by half a page, so that most moves of the cursor leave all rows where they are.
*/
const topFor = (cursor: number, rows: number): number => {
	const half = Math.max(1, Math.floor(rows / 2));
	return Math.max(0, Math.ceil((cursor - rows + 1) / half) * half);
};

const windowOfPage = (page: Page, height: number): Viewport => {
	const rows = listRows(page, height);
	const window = windowOf({
		count: page.list.length, height: rows, top: page.top ?? (page.focus ? topFor(page.focus[0], rows) : 0), cursor: page.focus?.[0],
	});
	const end = page.focus?.[1] ?? 0;
	if (end <= window.end) {
		return window;
	}

	// What is selected takes several lines: its last one comes into view as far as its first one stays.
	const start = Math.min(page.focus?.[0] ?? 0, end - rows);
	return {start, end: Math.min(page.list.length, start + rows)};
};

/** A line that is not wider than the screen; what is cut off is marked. */
export const clipLine = (row: Line, columns: number): Line => {
	if (lineWidth(row) <= columns) {
		return row;
	}

	let left = columns;
	return {
		...row,
		spans: row.spans.flatMap((part, index) => {
			if (left <= 0) {
				return [];
			}

			const rest = row.spans.slice(index + 1).reduce((sum, {text}) => sum + textWidth(text), 0);
			const isLast = textWidth(part.text) + (rest > 0 ? 1 : 0) > left;
			const text = isLast ? (rest > 0 ? `${cutText(part.text, left - 1)}${symbols.ellipsis}` : truncateText(part.text, left)) : part.text;
			left = isLast ? 0 : left - textWidth(text);
			return [{...part, text}];
		}),
	};
};

/**
Fits a page into the rows and columns at hand. Where it is too long the list becomes a window, then empty lines go, then the end of what
stands below the list, always with a sign.
*/
export const layOutPage = (page: Page, {columns, rows}: Area): readonly Line[] => {
	const {head, tail, height} = fitPage(page, rows);
	const window = windowOfPage(page, height);
	const isWindowed = page.list.length > height && height > 1;
	const count = page.list.length;
	const text = describeWindow(window, count);
	const hint = ` ${symbols.ellipsis} ${window.end < count ? textPageWords.moreBelow : textPageWords.moreAbove}`;
	const lines = [
		...head,
		...(height === 0 ? [] : page.list.slice(window.start, window.end)),
		...(isWindowed
			? [spreadLine({
				key: 'window', left: [span(hint, 'quiet')], right: [span(text, 'quiet')], columns,
			})]
			: []),
		...tail,
	];
	return lines.slice(0, rows).map(row => clipLine(row, columns));
};

/**
The furthest that a page can be scrolled in the rows at hand; 0 where it fits, undefined where a cursor moves instead.
*/
export const pageLimit = (page: Page, {rows}: Area): number | undefined => {
	if (page.focus) {
		return undefined;
	}

	const {height} = fitPage(page, rows);
	return Math.max(0, page.list.length - listRows(page, height));
};
