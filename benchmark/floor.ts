import {Buffer} from 'node:buffer';
import {type Cell, type Picture} from '../test/_helpers/take-picture.js';

const isSame = (left: Cell | undefined, right: Cell | undefined): boolean => left?.text === right?.text && left?.width === right?.width && left?.style === right?.style;

const moveOf = (row: number, column: number, at: {readonly row: number; readonly column: number} | undefined): string => {
	const absolute = `\u{1B}[${row + 1};${column + 1}H`;
	if (at?.row !== row) {
		return absolute;
	}

	return column === at.column ? '' : `\u{1B}[${column === at.column + 1 ? '' : column - at.column}C`;
};

/** The bytes of the cells from one column to another, and the style that is set after them. */
const writeCells = (cells: readonly Cell[], from: number, to: number, style: string): {readonly text: string; readonly style: string} => {
	let text = '';
	let current = style;
	for (const cell of cells.slice(from, to)) {
		if (cell.width === 0) {
			continue;
		}

		// Weight and colour of letters are not seen in a blank.
		const isAnyBlank = cell.text === ' ' && cell.style === '' && !/(?:^|;)(?:[479]|4\d|10\d)(?:;|$)/v.test(current);
		if (cell.style !== current && !isAnyBlank) {
			text += cell.style === '' ? '\u{1B}[m' : `\u{1B}[${current === '' ? '' : '0;'}${cell.style}m`;
			current = cell.style;
		}

		text += cell.text;
	}

	return {text, style: current};
};

type Pen = {text: string; style: string; at: {readonly row: number; readonly column: number} | undefined};

const writeChange = (pen: Pen, cells: readonly Cell[], row: number, column: number): void => {
	const move = moveOf(row, column, pen.at);
	const between = pen.at?.row === row ? writeCells(cells, pen.at.column, column, pen.style) : undefined;
	const written = writeCells(cells, column, column + 1, pen.style);
	pen.text += between?.style === pen.style && Buffer.byteLength(between.text) <= move.length ? between.text : move;
	pen.text += written.text;
	pen.style = written.style;
	pen.at = {row, column: column + (cells[column]?.width ?? 1)};
};

/**
The fewest bytes that make one screen out of another when only cells that changed are written, with the cursor moved between them, and what lies between two of them
written where that is shorter than to move: the floor of a frame. What a terminal could do besides (erasing to the end of a line, scrolling, repeating) is not counted.
*/
export const floorOf = (before: Picture, after: Picture): number => {
	const pen: Pen = {text: '', style: '', at: undefined};
	for (const [row, cells] of after.entries()) {
		const changed = cells.keys().filter(column => cells[column]?.width !== 0 && !isSame(before[row]?.[column], cells[column]));
		for (const column of changed) {
			writeChange(pen, cells, row, column);
		}
	}

	return Buffer.byteLength(pen.style === '' ? pen.text : `${pen.text}\u{1B}[m`);
};
