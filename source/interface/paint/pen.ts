import {
	isSeenInBlank,
	ownStyle,
	transitionOf,
	type Style,
} from './style.js';
import {type Cells} from './cells.js';

const introducer = '\u{1B}[';

/** Writes cells to places of a screen in as few bytes as it can, and keeps all of it until it is taken. */
export type Pen = {
	/** Brings one cell to a place. What lies between is written again where that is shorter than to move over it. */
	readonly write: (row: number, column: number, cells: Cells) => void;
	/** Makes everything blank from a place to the end of its row. */
	readonly eraseFrom: (row: number, column: number) => void;
	/** Writes text that nothing is known of into an empty row; what does not fit is cut by the terminal. */
	readonly writeUnknown: (row: number, text: string) => void;
	/** All that was written; the style is the terminal's own again. */
	readonly finish: () => string;
};

const encoder = new TextEncoder();

const bytesOf = (text: string): number => encoder.encode(text).length;

/** A blank is written in whatever style is set, where that is not seen in it. */
const styleAfter = (before: Style, character: string, style: Style): Style => (character === ' ' && style === ownStyle && !isSeenInBlank(before) ? before : style);

/**
A pen for a screen with so many columns. The style is the terminal's own.

@param start Where the cursor stands, if that is known.
*/
export const createPen = (columns: number, start?: {readonly row: number; readonly column: number}): Pen => {
	let output = '';
	let style: Style = ownStyle;
	let at = start;

	const moveTo = (row: number, column: number): string => {
		if (at?.row === row && at.column <= column) {
			const distance = column - at.column;
			return distance === 0 ? '' : `${introducer}${distance === 1 ? '' : distance}C`;
		}

		if (at !== undefined && at.row + 1 === row && column === 0) {
			return '\r\n';
		}

		return column === 0 ? `${introducer}${row + 1}H` : `${introducer}${row + 1};${column + 1}H`;
	};

	const styled = (from: Style, cells: Cells, first: number, end: number): {readonly text: string; readonly style: Style} => {
		let text = '';
		let last = from;
		for (let column = first; column < end; column++) {
			const character = cells.text[column] ?? ' ';
			const next = styleAfter(last, character, cells.styles[column] ?? ownStyle);
			text += transitionOf(last, next) + character;
			last = next;
		}

		return {text, style: last};
	};

	/** After the last cell of a row the cursor waits where no one can say: only a move to a place is certain then. */
	const standAt = (row: number, column: number): void => {
		at = column < columns ? {row, column} : undefined;
	};

	return {
		write(row, column, cells) {
			const next = styleAfter(style, cells.text[column] ?? ' ', cells.styles[column] ?? ownStyle);
			const move = moveTo(row, column);
			if (at?.row === row && at.column < column && column - at.column <= move.length) {
				const between = styled(style, cells, at.column, column);
				const over = bytesOf(between.text) + transitionOf(between.style, next).length;
				if (over <= move.length + transitionOf(style, next).length) {
					output += between.text;
					style = between.style;
					standAt(row, column);
				}
			}

			const written = styled(style, cells, column, column + 1);
			output += moveTo(row, column) + written.text;
			style = written.style;
			standAt(row, column + 1);
		},
		eraseFrom(row, column) {
			output += `${moveTo(row, column)}${transitionOf(style, ownStyle)}${introducer}K`;
			style = ownStyle;
			standAt(row, column);
		},
		writeUnknown(row, text) {
			// DECAWM off: what is too long for a smaller window does not run into the next row.
			output += `${moveTo(row, 0)}${transitionOf(style, ownStyle)}${introducer}K${introducer}?7l${text}${introducer}m${introducer}?7h`;
			style = ownStyle;
			at = undefined;
		},
		finish() {
			const all = output + transitionOf(style, ownStyle);
			output = '';
			style = ownStyle;
			return all;
		},
	};
};
