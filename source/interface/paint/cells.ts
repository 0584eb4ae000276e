import {
	applySequence,
	isSeenInBlank,
	ownStyle,
	type Style,
} from './style.js';

/** A row of a screen, cell by cell; the cells after its last one are blank. */
export type Cells = {
	/** One character for each cell. */
	readonly text: string;
	readonly styles: readonly Style[];
};

const asciiText = /^[\p{ASCII}--\p{Control}]*$/v;

/**
Characters that take one cell in every terminal that we know, and stand where they were written: no wide ones, no marks that join the one before, no emoji, no scripts
that are written from right to left or joined. All are one unit of a string.
*/
const singleCells = /^(?!.*[\p{Emoji_Presentation}\p{Mark}\p{Other}\u{2028}\u{2029}\u{2329}\u{232A}])[[\p{Script=Common}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Latin}]--[\u{2E80}-\u{10FFFF}]]*$/v;

const hasSingleCells = (text: string): boolean => asciiText.test(text) || singleCells.test(text);

/** What follows the beginning of a sequence that changes the style, and the text after it. */
const afterIntroducer = /^(?<parameters>[\d;]*)m(?<text>.*)$/v;

/**
Reads one row of a frame.

@param line Text with sequences of SGR, as Ink writes it.
@returns Undefined where it is not known which character stands in which cell.
*/
export const readCells = (line: string): Cells | undefined => {
	// Whatever else begins with an escape character is not known here, and is in no text of cells.
	const [first = '', ...rest] = line.split('\u{1B}[');
	let text = '';
	const styles: Style[] = [];
	const append = (part: string, style: Style): void => {
		// A bold blank looks as any other.
		const blankStyle = isSeenInBlank(style) ? style : ownStyle;
		for (const character of part) {
			styles.push(character === ' ' ? blankStyle : style);
		}

		text += part;
	};

	append(first, ownStyle);
	let style: Style | undefined = ownStyle;
	for (const part of rest) {
		const groups = afterIntroducer.exec(part)?.groups;
		style = groups?.['parameters'] === undefined ? undefined : applySequence(style, groups['parameters']);
		if (style === undefined) {
			return undefined;
		}

		append(groups?.['text'] ?? '', style);
	}

	return hasSingleCells(text) ? {text, styles} : undefined;
};

/** The cells up to a column, without the blanks at their end. */
export const trimCells = ({text, styles}: Cells, columns: number): Cells => {
	let length = Math.min(text.length, columns);
	while (length > 0 && text[length - 1] === ' ' && styles[length - 1] === ownStyle) {
		length -= 1;
	}

	return {text: text.slice(0, length), styles: styles.slice(0, length)};
};
