export type Table = {
	readonly rows: ReadonlyArray<readonly string[]>;
	/** Indexes of columns that are aligned to the right. */
	readonly right?: readonly number[];
};

/**
Lays out a table as Juju's clients do: two blanks between columns, and blanks behind the last cell as far as it is narrower than its column.

@param table - The first row is the heading.
@returns Lines, each ended by a line break.
*/
export const layOutTable = ({rows, right = []}: Table): string => {
	const widths: number[] = [];
	for (const row of rows) {
		for (const [index, cell] of row.entries()) {
			widths[index] = Math.max(widths[index] ?? 0, cell.length);
		}
	}

	const pad = (cell: string, index: number) => right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
	const isLast = (index: number) => index === widths.length - 1;
	return rows
		.map(row => `${row.map((cell, index) => isLast(index) ? cell : pad(cell, index)).join('  ')}\n`)
		.join('');
};
