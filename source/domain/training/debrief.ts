import {type NeededCommand} from './lesson-card.js';

/** One row of the comparison between what was done and the scripted solution. */
export type DebriefRow =
	/** As in the solution. */
	| {readonly kind: 'done'; readonly line: string; readonly why: string}
	/** Done, though at another point than in the solution. */
	| {readonly kind: 'moved'; readonly line: string; readonly why: string}
	/** Of the solution, and never done. */
	| {readonly kind: 'missing'; readonly line: string; readonly why: string}
	/** Done, and not in the solution. */
	| {readonly kind: 'extra'; readonly line: string};

/** Positions of the longest run of needed lines that were done in the order of the solution. */
const inOrder = (needed: readonly string[], done: readonly string[]): ReadonlySet<number> => {
	// Both lists are a handful of lines; lengths[i][j] is for their rests from i and j on.
	const lengths = Array.from({length: needed.length + 1}, () => Array.from({length: done.length + 1}, () => 0));
	const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
	for (let row = needed.length - 1; row >= 0; row--) {
		for (let column = done.length - 1; column >= 0; column--) {
			const cells = lengths[row];
			if (cells) {
				cells[column] = needed[row] === done[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
			}
		}
	}

	const found = new Set<number>();
	let [row, column] = [0, 0];
	while (row < needed.length && column < done.length) {
		if (needed[row] === done[column]) {
			found.add(row);
			row++;
			column++;
		} else if (at(row + 1, column) >= at(row, column + 1)) {
			row++;
		} else {
			column++;
		}
	}

	return found;
};

/**
What was done, held against the scripted solution: its commands in its order, then what was done beside them, each line once.

@param done - Lines of commands that changed something, in order.
*/
export const compareWithSolution = (needed: readonly NeededCommand[], done: readonly string[]): readonly DebriefRow[] => {
	const ordered = inOrder(needed.map(({line}) => line), done);
	const extra = new Set(done.filter(line => needed.every(other => other.line !== line)));
	return [
		...needed.map(({line, why}, index): DebriefRow => ({kind: ordered.has(index) ? 'done' : (done.includes(line) ? 'moved' : 'missing'), line, why})),
		...[...extra].map((line): DebriefRow => ({kind: 'extra', line})),
	];
};
