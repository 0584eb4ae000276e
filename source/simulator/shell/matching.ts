/** Longest line that is searched, so that no pattern takes long. */
const longestLine = 600;

const escaped = (text: string): string => text.replaceAll(/[$\(\)*+.\/?\[\\\]^\{\|\}]/gv, String.raw`\$&`);

type Style = {readonly isFixed?: boolean; readonly isExtended?: boolean; readonly ignoresCase?: boolean};

/** A set such as `[a-z]`; what else would mean something there stands for itself. */
const setSource = (piece: string): string => `[${piece.slice(1, -1).replaceAll(/[!#%\(\),\/:;<=>@\\`\{\|\}~]/gv, String.raw`\$&`)}]`;

type Position = {readonly isFirst: boolean; readonly isLast: boolean; readonly isExtended: boolean};

/** One piece of a pattern as JavaScript writes it; undefined for what is not known here. */
const pieceSource = (piece: string, {isFirst, isLast, isExtended}: Position): string | undefined => {
	if (piece.startsWith('[') && piece.length > 2) {
		return setSource(piece);
	}

	if (piece === String.raw`\|` || (piece === '|' && isExtended)) {
		return '|';
	}

	if (piece.startsWith('\\') && piece.length === 2) {
		return escaped(piece.slice(1));
	}

	if (piece === '.' || piece === '.*' || (piece === '^' && isFirst) || (piece === '$' && isLast)) {
		return piece;
	}

	const isUnknown = isExtended ? /^[\(\)*+?\{\}]$/v.test(piece) : (piece === '*' && !isFirst);
	return isUnknown ? undefined : escaped(piece);
};

/** What may stand in a pattern here: characters, `.`, `^`, `$`, `[…]`, `|`, and `.*` once or twice. More could take for ever. */
const source = (pattern: string, {isExtended = false}: Style): string | undefined => {
	const pieces = pattern.match(/\.\*|\[\^?[^\[\]]{1,60}\]|\\.|./gv) ?? [];
	if (pieces.filter(piece => piece === '.*').length > 2) {
		return undefined;
	}

	const parts = pieces.map((piece, index) => pieceSource(piece, {
		isFirst: index === 0 || ['|', String.raw`\|`].includes(pieces[index - 1] ?? ''), isLast: index === pieces.length - 1, isExtended,
	}));
	// What begins with anything begins at the start of the line: it need not be tried from everywhere.
	return parts.includes(undefined) ? undefined : `${pieces[0] === '.*' ? '^' : ''}${parts.join('')}`;
};

/** A pattern of grep and sed. */
export type Pattern = {
	readonly test: (line: string) => boolean;
	readonly replace: (line: string, by: string, isEverywhere: boolean) => string;
};

/** `&` is what was found, with a backslash itself. */
const replacement = (by: string, found: string): string =>
	by.replaceAll(/\\?&|\\(?<kept>.)/gv, (piece, kept: string | undefined) => piece === '&' ? found : kept ?? '&');

/**
Reads a pattern of grep or sed, as far as this shell knows them.

@returns Undefined for a pattern that it does not know.
*/
export const readPattern = (pattern: string, style: Style = {}): Pattern | undefined => {
	const text = style.isFixed ? escaped(pattern) : source(pattern, style);
	if (text === undefined) {
		return undefined;
	}

	try {
		const expression = (flags: string) => new RegExp(text, `v${style.ignoresCase ? 'i' : ''}${flags}`);
		const [first, every] = [expression(''), expression('g')];
		return {
			test: line => first.test(line.slice(0, longestLine)),
			replace: (line, by, isEverywhere) => line.length > longestLine ? line : line.replace(isEverywhere ? every : first, found => replacement(by, found)),
		};
	} catch {
		return undefined;
	}
};
