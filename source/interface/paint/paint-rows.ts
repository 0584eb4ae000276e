import {readCells, trimCells, type Cells} from './cells.js';
import {ownStyle} from './style.js';
import {createPen, type Pen} from './pen.js';

/** A row of the screen: as it was written, and its cells where it is known which character stands in which. */
export type Row = {readonly line: string; readonly cells: Cells | undefined};

/** From here on erasing is shorter than to write blanks. */
const shortErasure = 4;

const isDifferent = (before: Cells, after: Cells, column: number): boolean => {
	// Almost all cells of a frame are the same.
	const isSameText = column < before.text.length && column < after.text.length
		? before.text.codePointAt(column) === after.text.codePointAt(column)
		: (before.text[column] ?? ' ') === (after.text[column] ?? ' ');
	return !isSameText || (before.styles[column] ?? ownStyle) !== (after.styles[column] ?? ownStyle);
};

const paintCells = (pen: Pen, row: number, before: Cells, after: Cells): void => {
	const isErased = before.text.length - after.text.length >= shortErasure;
	const end = isErased ? after.text.length : Math.max(before.text.length, after.text.length);
	for (let column = 0; column < end; column++) {
		if (isDifferent(before, after, column)) {
			pen.write(row, column, after);
		}
	}

	if (isErased) {
		pen.eraseFrom(row, end);
	}
};

const noCells: Cells = {text: '', styles: []};

const emptyRow: Row = {line: '', cells: noCells};

const readRow = (line: string, columns: number): Row => {
	const cells = readCells(line);
	return {line, cells: cells && trimCells(cells, columns)};
};

/**
Makes one screen out of another.

@param before What is on it; without it: nothing, and the cursor stands at its beginning.
@param lines What shall be on it, as Ink writes it.
@returns What has to be written, and what is on the screen then.
*/
export const paintRows = (before: readonly Row[] | undefined, lines: readonly string[], {columns, rows}: {readonly columns: number; readonly rows: number}): {readonly output: string; readonly after: readonly Row[]} => {
	const pen = createPen(columns, before ? undefined : {row: 0, column: 0});
	const after = Array.from({length: rows}, (_, index): Row => {
		const shown = before?.[index] ?? emptyRow;
		const line = lines[index] ?? '';
		if (shown.line === line) {
			return shown;
		}

		const next = readRow(line, columns);
		if (next.cells === undefined) {
			pen.writeUnknown(index, line);
		} else if (shown.cells === undefined) {
			pen.eraseFrom(index, 0);
			paintCells(pen, index, noCells, next.cells);
		} else {
			paintCells(pen, index, shown.cells, next.cells);
		}

		return next;
	});
	return {output: pen.finish(), after};
};
