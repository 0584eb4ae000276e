/** Letters that may be wrong. */
const mostWrong = 2;

/** Names are from a person and from the cloud: longer ones are no slips of the finger. */
const longest = 80;

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

/** Two letters in the wrong order are one slip, though two of them are changed. */
const isSlip = (wanted: string, name: string): boolean =>
	Math.abs(wanted.length - name.length) <= mostWrong && name.length <= longest && distance(wanted, name) <= Math.min(mostWrong, Math.max(1, Math.floor(wanted.length / 2)));

/**
Names that somebody may have meant who wrote another: one or two letters off, or the same with more before or behind it. The nearest first, three at most.
*/
export const closestNames = (wanted: string, names: readonly string[]): readonly string[] => {
	const text = wanted.toLowerCase();
	if (text === '' || text.length > longest) {
		return [];
	}

	const isNear = (name: string) => isSlip(text, name) || (text.length >= 3 && name.includes(text)) || (name.length >= 3 && text.includes(name));
	return names
		.filter(name => isNear(name.toLowerCase()))
		.map(name => ({name, far: name.length > longest ? Infinity : distance(text, name.toLowerCase())}))
		.toSorted((left, right) => left.far === right.far ? left.name.localeCompare(right.name, 'en') : left.far - right.far)
		.slice(0, 3)
		.map(({name}) => name);
};
