/** One line of the report. */
export type Figure = {
	readonly name: string;
	readonly value: number;
	/** `times` and `bytes` do not depend on the machine and are checked; `ms` and `MB` are only shown. */
	readonly unit: 'times' | 'ms' | 'bytes' | 'MB';
	readonly goal: number | undefined;
	/** What was measured, in a few words. */
	readonly detail: string;
};

export const medianOf = (values: readonly number[]): number => {
	const sorted = values.toSorted((left, right) => left - right);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

const digits: Readonly<Record<Figure['unit'], number>> = {
	times: 2, ms: 2, bytes: 0, MB: 1,
};

export const formatFigure = ({name, value, unit, goal, detail}: Figure): string => {
	const shown = `${value.toFixed(digits[unit])} ${unit}`;
	const wanted = goal === undefined ? '' : `at most ${goal}`;
	return `${name.padEnd(34)}${shown.padStart(14)}   ${wanted.padEnd(12)}${detail}`;
};

/** More than half above its goal, in a unit that means the same on every machine. */
export const isMissed = ({value, unit, goal}: Figure): boolean =>
	goal !== undefined && (unit === 'times' || unit === 'bytes') && !(value <= goal * 1.5);
