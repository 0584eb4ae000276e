import {type Span, type Tone} from './line.js';
import {
	padText,
	padTextStart,
	textWidth,
	truncateText,
} from './text-width.js';

/**
One column of a table.

- `width`: cells it wants; undefined takes what is left (the last column).
- `minimum`: below this it is left out; columns with the highest `priority` number go first.
*/
export type Column = {
	readonly id: string;
	readonly title: string;
	readonly width: number | undefined;
	readonly minimum?: number;
	readonly isNumber?: boolean;
	/** 0 is never left out. */
	readonly priority?: number;
};

export type PlacedColumn = Column & {readonly cells: number};

const gap = 2;

const widthOf = (column: Column): number => column.width ?? column.minimum ?? 0;

const total = (columns: readonly Column[]): number =>
	columns.reduce((sum, column) => sum + widthOf(column), 0) + (gap * Math.max(0, columns.length - 1));

/**
Fits columns into a width: leaves out the least important until the rest fits, shrinks the widest of what cannot be left out, and
gives what remains to the column without a width. The width is in cells, for the whole row, gaps of two included.
*/
export const placeColumns = (columns: readonly Column[], width: number): readonly PlacedColumn[] => {
	let kept = columns;
	while (total(kept) > width) {
		const priority = Math.max(0, ...kept.map(column => column.priority ?? 0));
		if (priority === 0) {
			break;
		}

		kept = kept.filter(column => (column.priority ?? 0) !== priority);
	}

	const excess = Math.max(0, total(kept) - width);
	const widest = kept.toSorted((left, right) => widthOf(right) - widthOf(left)).at(0);
	const used = total(kept) - excess;
	return kept.map(column => ({
		...column,
		cells: Math.max(1, widthOf(column) - (column === widest ? excess : 0) + (column.width === undefined ? Math.max(0, width - used) : 0)),
	}));
};

/** A cell: plain, or in a tone. */
export type Cell = string | {readonly text: string; readonly tone: Tone};

const rightToLeft = /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}]/v;

/**
A terminal that writes from right to left where letters want it would turn the blanks and the next column around with them. A mark without a width ends that
behind the name; only rows with such names have one.
*/
const endDirection = (cell: string): string => {
	const name = cell.trimEnd();
	return rightToLeft.test(name) ? `${name}\u{200E}${cell.slice(name.length)}` : cell;
};

/**
The spans of one row. The last column is not filled up with spaces, so that fewer cells are written.
*/
export const layOutRow = (columns: readonly PlacedColumn[], cells: Readonly<Record<string, Cell>>): readonly Span[] => {
	const spans: Span[] = [];
	for (const [index, column] of columns.entries()) {
		const cell = cells[column.id] ?? '';
		const text = typeof cell === 'string' ? cell : cell.text;
		const isLast = index === columns.length - 1;
		const padded = column.isNumber === true
			? padTextStart(text, column.cells)
			: (isLast ? truncateText(text, column.cells) : padText(text, column.cells));
		const separated = isLast ? padded : endDirection(padded) + ' '.repeat(gap);
		if (separated !== '') {
			spans.push(typeof cell === 'string' ? {text: separated} : {text: separated, tone: cell.tone});
		}
	}

	return spans;
};

/** The row of titles. */
export const layOutTitles = (columns: readonly PlacedColumn[]): readonly Span[] =>
	layOutRow(columns, Object.fromEntries(columns.map(({id, title}) => [id, {text: title, tone: 'quiet'} as const])));

/**
The width that the texts of a column want, its title included, within bounds.
*/
export const fitWidth = (texts: readonly string[], {title, most}: {readonly title: string; readonly most: number}): number => {
	let widest = textWidth(title);
	for (const text of texts) {
		widest = Math.max(widest, textWidth(text));
	}

	return Math.min(most, widest);
};
