/** One line of the report. */
export type Figure = {
	readonly name: string;
	readonly value: number;
	/** `times`, `bytes`, `MiB` and `at once` do not depend on the machine and are checked; `ms`, `MB` and `percent` are only shown. */
	readonly unit: 'times' | 'ms' | 'bytes' | 'MB' | 'MiB' | 'percent' | 'at once';
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
	times: 2, ms: 2, bytes: 0, MB: 1, MiB: 0, percent: 2, 'at once': 0,
};

export const formatFigure = ({name, value, unit, goal, detail}: Figure): string => {
	const shown = `${value.toFixed(digits[unit])} ${unit}`;
	const wanted = goal === undefined ? '' : `at most ${goal}`;
	return `${name.padEnd(34)}${shown.padStart(14)}   ${wanted.padEnd(12)}${detail}`;
};

/** How far above its goal a figure may be, where its unit means the same on every machine: ratios are never the same twice, and memory is what the machine leaves uncollected. */
const tolerances: Readonly<Partial<Record<Figure['unit'], number>>> = {
	times: 1.5, bytes: 1.5, MiB: 1, 'at once': 1,
};

/** Above its goal by more than chance explains, in a unit that means the same on every machine. */
export const isMissed = ({value, unit, goal}: Figure): boolean => {
	const tolerance = tolerances[unit];
	return goal !== undefined && tolerance !== undefined && !(value <= goal * tolerance);
};
