import {type IBufferCell, type Terminal} from '@xterm/headless';

/** One cell of a terminal: what stands in it, and the parameters of SGR that make its style out of none. */
export type Cell = {readonly text: string; readonly width: number; readonly style: string};

/** A screen, row by row. */
export type Picture = ReadonlyArray<readonly Cell[]>;

const colourOf = (cell: IBufferCell, isForeground: boolean): string => {
	const colour = isForeground ? cell.getFgColor() : cell.getBgColor();
	if (isForeground ? cell.isFgDefault() : cell.isBgDefault()) {
		return '';
	}

	const base = isForeground ? 30 : 40;
	if (isForeground ? cell.isFgRGB() : cell.isBgRGB()) {
		return `${base + 8};2;${Math.floor(colour / 65_536)};${Math.floor(colour / 256) % 256};${colour % 256}`;
	}

	if (colour < 8) {
		return String(base + colour);
	}

	return colour < 16 ? String(base + 60 + colour - 8) : `${base + 8};5;${colour}`;
};

const styleOf = (cell: IBufferCell): string => {
	const seenInBlank = [
		cell.isUnderline() > 0 ? '4' : '',
		cell.isInverse() > 0 ? '7' : '',
		cell.isStrikethrough() > 0 ? '9' : '',
		colourOf(cell, false),
	];
	// A bold blank looks as any other.
	const isBlank = cell.getChars().trim() === '' && seenInBlank.every(part => part === '');
	return isBlank
		? ''
		: [
			cell.isBold() > 0 ? '1' : '',
			cell.isDim() > 0 ? '2' : '',
			cell.isItalic() > 0 ? '3' : '',
			...seenInBlank,
			colourOf(cell, true),
		].filter(part => part !== '').join(';');
};

/** What is on a terminal now. */
export const takePicture = (terminal: Terminal): Picture => Array.from({length: terminal.rows}, (_, row) => {
	const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
	return Array.from({length: terminal.cols}, (__, column) => {
		const cell = line?.getCell(column);
		if (!cell) {
			return {text: ' ', width: 1, style: ''};
		}

		return {text: cell.getChars() === '' ? ' ' : cell.getChars(), width: cell.getWidth(), style: styleOf(cell)};
	});
});
