/** A text that is no JSON, or not as Juju writes it: who reads it in pieces reads it as a whole instead. */
export class IrregularText extends Error {
	constructor() {
		super('The text is no JSON as Juju writes it.');
	}
}

const blanks: ReadonlySet<number | undefined> = new Set([0x20, 0x0A, 0x0D, 0x09]);

const wordEnds: ReadonlySet<number | undefined> = new Set([undefined, ...blanks, 0x2C, 0x5D, 0x7D]);

/** Where the next token begins. */
export const skipBlanks = (text: string, start: number): number => {
	let index = start;
	while (blanks.has(text.codePointAt(index))) {
		index++;
	}

	return index;
};

const isEscaped = (text: string, quote: number): boolean => {
	let index = quote - 1;
	while (text[index] === '\\') {
		index--;
	}

	return (quote - index) % 2 === 0;
};

/**
Where a text in quotation marks ends, in linear time.

@param start Of its first quotation mark.
@returns The place behind its last one.
@throws {IrregularText} Where it has none.
*/
export const endOfString = (text: string, start: number): number => {
	for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
		if (!isEscaped(text, quote)) {
			return quote + 1;
		}
	}

	throw new IrregularText();
};

const endOfWord = (text: string, start: number): number => {
	let index = start;
	while (!wordEnds.has(text.codePointAt(index))) {
		index++;
	}

	return index;
};

const isOpening = (code: number | undefined): boolean => code === 0x7B || code === 0x5B;

const isClosing = (code: number | undefined): boolean => code === 0x7D || code === 0x5D;

/**
Where a JSON value ends, in linear time and without recursion. It only looks for brackets and quotation marks: whether it is JSON in between is up to whoever parses it.

@param start Of its first character.
@returns The place behind its last one.
@throws {IrregularText} Where it does not end.
*/
export const endOfValue = (text: string, start: number): number => {
	let depth = 0;
	let index = start;
	while (index < text.length) {
		const code = text.codePointAt(index);
		if (code === 0x22) {
			index = endOfString(text, index);
		} else if (isOpening(code) || isClosing(code)) {
			depth += isOpening(code) ? 1 : -1;
			index++;
		} else {
			index = depth === 0 ? endOfWord(text, index) : index + 1;
		}

		if (depth === 0) {
			return index;
		}
	}

	throw new IrregularText();
};
