/** How many characters have to be put in, left out or changed. */
const distance = (left: string, right: string): number => {
	let row = Array.from({length: right.length + 1}, (_, index) => index);
	for (const [index, character] of [...left].entries()) {
		const next = [index + 1];
		for (const [column, other] of [...right].entries()) {
			const [above = 0, before = 0, beside = 0] = [row[column + 1], row[column], next[column]];
			next.push(Math.min(above + 1, beside + 1, before + (character === other ? 0 : 1)));
		}

		row = next;
	}

	return row.at(-1) ?? 0;
};

/**
The name that a client takes an unknown one for, be it ever so far.

Source: juju/cmd v3 `supercommand.go`; suggestions recorded of 2.9.52, 3.6.28 and 4.0.15.

@returns Undefined where even the nearest is farther than it is long.
*/
export const closestName = (name: string, names: readonly string[]): string | undefined => {
	const [best] = names
		.map(candidate => ({candidate, far: distance(name, candidate)}))
		.toSorted((left, right) => left.far === right.far ? (left.candidate < right.candidate ? -1 : 1) : left.far - right.far);
	return best && best.far < best.candidate.length + 1 ? best.candidate : undefined;
};
