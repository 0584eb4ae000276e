/** A row of a table: its cells by the names of their columns, in lower case with spaces for hyphens. */
export type Row = {readonly indent: number; readonly cells: Readonly<Record<string, string>>};

export type Section = {
	/** The name of its first column, or the title above it. */
	readonly kind: string;
	/** Of 1.25: `[Units]`. */
	readonly title: string | undefined;
	readonly columns: readonly string[];
	readonly rows: readonly Row[];
};

type Columns = {readonly names: readonly string[]; readonly starts: readonly number[]};

/** Before 2.1 headings are in capitals, with hyphens, and a single space can part them; later some are two words. */
const capitals = /^[\t \-\/A-Z]+$/v;

/** The columns of a heading. */
const columnsOf = (heading: string): Columns => {
	const words = heading.matchAll(capitals.test(heading) ? /\S+/gv : /\S+(?: \S+)*/gv).toArray();
	return {names: words.map(([name]) => name.toLowerCase().replaceAll('-', ' ')), starts: words.map(({index}) => index)};
};

/** Numbers end where their heading ends, and the longer ones begin before it. */
const startOf = (line: readonly string[], start: number): number => {
	let from = start;
	while (from > 0 && (line[from - 1] ?? ' ') !== ' ' && line[from] !== undefined) {
		from -= 1;
	}

	return from;
};

const readRow = (line: string, {names, starts}: Columns): Row => {
	const characters = [...line];
	const from = starts.map((start, index) => (index === 0 ? 0 : startOf(characters, start)));
	return {
		indent: line.length - line.trimStart().length,
		cells: Object.fromEntries(names.map((name, index) => [name, characters.slice(from[index], from[index + 1]).join('').trim()])),
	};
};

const titleOf = (line: string): string | undefined => /^\[(?<title>[A-Z][a-z]{2,20})\]\s*$/v.exec(line)?.groups?.['title']?.toLowerCase();

/**
Takes a text apart into the tables that empty lines or titles part.
*/
export const sectionsOf = (lines: readonly string[]): readonly Section[] => {
	const sections: Array<Section & {readonly rows: Row[]}> = [];
	let title: string | undefined;
	let columns: Columns | undefined;
	for (const line of lines) {
		const found = titleOf(line);
		if (found !== undefined || line.trim() === '') {
			title = found;
			columns = undefined;
		} else if (columns) {
			sections.at(-1)?.rows.push(readRow(line, columns));
		} else {
			columns = columnsOf(line);
			sections.push({
				kind: title ?? columns.names[0] ?? '', title, columns: columns.names, rows: [],
			});
		}
	}

	return sections;
};
