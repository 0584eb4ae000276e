/** Milliseconds, and a share from 0 to 1. */
export type CurvePoint = {readonly at: number; readonly share: number};

export type Curve = {
	/** In order of time; each holds until the next. */
	readonly points: readonly CurvePoint[];
	/** Times at which nothing was heard. */
	readonly outages: ReadonlyArray<{readonly from: number; readonly to: number}>;
	/** The time that the picture shows. */
	readonly from: number;
	readonly to: number;
};

export type CurveSize = {readonly columns: number; readonly rows: number; readonly isAscii: boolean};

/** Dots of a braille cell by column and by row from above (Unicode block 2800). */
const dots = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]] as const;

const brailleStart = 0x28_00;

/** The share that was true at a time; nothing before the first point. */
const shareAt = (points: readonly CurvePoint[], at: number): number | undefined => points.findLast(point => point.at <= at)?.share;

/** Shares at the middle of each of so many equal parts of the time. */
const sample = ({points, from, to}: Curve, count: number): ReadonlyArray<number | undefined> => {
	const span = Math.max(1, to - from);
	return Array.from({length: count}, (_, index) => index === count - 1 ? shareAt(points, to) : shareAt(points, from + (((index + 0.5) / count) * span)));
};

/** Filled from below, so that a step is seen in the smallest picture. */
const brailleRows = (curve: Curve, {columns, rows}: CurveSize): readonly string[] => {
	const samples = sample(curve, columns * 2);
	const heights = samples.map(share => (share === undefined ? 0 : Math.max(1, Math.round(share * rows * 4))));
	return Array.from({length: rows}, (_, row) => Array.from({length: columns}, (_cell, column) => {
		let bits = 0;
		for (const [side, cells] of dots.entries()) {
			for (const [index, bit] of cells.entries()) {
				const level = (rows * 4) - (row * 4) - index;
				bits += (heights[(column * 2) + side] ?? 0) >= level ? bit : 0;
			}
		}

		return String.fromCodePoint(brailleStart + bits);
	}).join(''));
};

const asciiRows = (curve: Curve, {columns, rows}: CurveSize): readonly string[] => {
	const samples = sample(curve, columns);
	return Array.from({length: rows}, (_, row) => samples.map(share => {
		const level = rows - row;
		// None yet is no blank: somebody has looked.
		const isFloor = level === 1 && share !== undefined;
		return share !== undefined && Math.round(share * rows) >= level ? '#' : (isFloor ? '_' : ' ');
	}).join(''));
};

/**
Agents upgraded against time, for a terminal: rows of equal width, 100 % at the top of the first. Below it a row that marks outages, where there were any.
*/
export const drawCurve = (curve: Curve, size: CurveSize): {readonly rows: readonly string[]; readonly outages: string | undefined} => {
	const {columns, isAscii} = size;
	const span = Math.max(1, curve.to - curve.from);
	const marks = Array.from({length: columns}, (_, column) => {
		const start = curve.from + ((column / columns) * span);
		const end = curve.from + (((column + 1) / columns) * span);
		return curve.outages.some(({from, to}) => from < end && to > start) ? (isAscii ? 'x' : '▒') : (isAscii ? '-' : '─');
	}).join('');
	return {
		rows: isAscii ? asciiRows(curve, size) : brailleRows(curve, size),
		outages: curve.outages.length === 0 ? undefined : marks,
	};
};
