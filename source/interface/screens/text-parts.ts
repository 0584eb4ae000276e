import {type Line, type Span, type Tone} from '../line.js';
import {line} from '../make-line.js';
import {symbols} from '../symbols.js';
import {cutText, textWidth} from '../text-width.js';
import {wrapText} from '../wrap-text.js';

/** A part in a tone, or plain where there is none. */
const toned = (text: string, tone: Tone | undefined): Span | string => (tone === undefined ? text : {text, tone});

/** What stands before a row: the cursor, or the room for it. */
export const cursorMark = (isSelected: boolean): Span => (isSelected ? {text: ` ${symbols.cursor} `, tone: 'accent'} : {text: ' '.repeat(3)});

/**
A text broken into lines between its words. One column at each side of the screen stays empty.

@param options.indent Empty cells before the first line; `hang` before those after it.
*/
export const paragraph = ({
	key, text, columns, indent = 1, hang = indent, tone,
}: {
	readonly key: string;
	readonly text: string;
	readonly columns: number;
	readonly indent?: number;
	readonly hang?: number;
	readonly tone?: Tone | undefined;
}): readonly Line[] => wrapText(text, columns - 1 - Math.max(indent, hang))
	.map((row, index) => line(`${key}-${index}`, ' '.repeat(index === 0 ? indent : hang), toned(row, tone)));

/**
A text behind a word that says what it is; lines after the first stand below the text.
*/
export const labelled = ({
	key, label, text, columns, width = 10, indent = 3, tone,
}: {
	readonly key: string;
	readonly label: string;
	readonly text: string;
	readonly columns: number;
	readonly width?: number;
	readonly indent?: number;
	readonly tone?: Tone | undefined;
}): readonly Line[] => wrapText(text, columns - 1 - indent - width).map((row, index) => line(
	`${key}-${index}`,
	' '.repeat(indent),
	index === 0 ? {text: label.padEnd(width), tone: 'quiet'} : ' '.repeat(width),
	toned(row, tone),
));

/**
The longest beginning of a text that fits, ending before a word, unless that word is too long for a row of its own.
*/
const wordPiece = (text: string, width: number): {readonly piece: string; readonly rest: string} => {
	const fitting = cutText(text, width);
	// A character wider than the width still has to go somewhere.
	const cut = fitting === '' ? ([...text][0] ?? '') : fitting;
	if (cut.length === text.length) {
		return {piece: cut, rest: ''};
	}

	const space = text[cut.length] === ' ' ? cut.length : cut.lastIndexOf(' ');
	const [word = ''] = text.slice(space + 1).split(' ', 1);
	return space > 0 && textWidth(word) <= width
		? {piece: text.slice(0, space), rest: text.slice(space + 1)}
		: {piece: cut, rest: text.slice(cut.length)};
};

/**
Breaks somebody's words between words where that is possible. Unlike in prose, its spaces and line breaks mean something and stay.

@param width In cells.
*/
export const breakWords = (text: string, width: number): readonly string[] => text.split('\n').flatMap(row => {
	const rows: string[] = [];
	let rest = row.replaceAll('\t', ' '.repeat(4));
	do {
		const next = wordPiece(rest, Math.max(1, width));
		rows.push(next.piece);
		rest = next.rest;
	} while (rest !== '');

	return rows;
});

/**
Command lines as they will run, each whole: what does not fit goes on, indented, in the next row. Unlike in prose, spaces within quotes stay.
*/
export const commandRows = ({
	key, commands, columns, indent = 3,
}: {
	readonly key: string;
	readonly commands: readonly string[];
	readonly columns: number;
	readonly indent?: number;
}): readonly Line[] => commands.flatMap((command, index) => breakWords(command, columns - 3 - indent)
	.map((text, row) => line(`${key}-${index}-${row}`, ' '.repeat(row === 0 ? indent : indent + 2), {text, tone: 'accent'})));

/**
Breaks a line of somebody's output or file where it does not fit. Unlike in prose, its spaces mean something and stay.

@param width In cells.
*/
export const breakText = (text: string, width: number): readonly string[] => {
	const room = Math.max(1, width);
	const rows: string[] = [];
	let rest = text.replaceAll('\t', ' '.repeat(4));
	while (textWidth(rest) > room) {
		const cut = cutText(rest, room);
		// A character wider than the room still has to go somewhere.
		const piece = cut === '' ? ([...rest][0] ?? '') : cut;
		rows.push(piece);
		rest = rest.slice(piece.length);
	}

	return [...rows, rest];
};

/** A text that stands out: titles. */
export const boldParagraph = (options: Parameters<typeof paragraph>[0]): readonly Line[] =>
	paragraph(options).map(row => ({...row, spans: row.spans.map(part => ({...part, isBold: true}))}));

/**
A text field with its cursor at the end; where the text is too long its end is shown, since that is where one types.

@param width In cells, the cursor's included.
*/
export const fieldText = (typed: string, width: number): string => {
	let shown = typed;
	while (shown !== '' && textWidth(shown) + 1 > width) {
		shown = shown.slice((shown.codePointAt(0) ?? 0) > 0xFF_FF ? 2 : 1);
	}

	return `${shown}${symbols.field}`;
};
