import stringWidth from 'string-width';

/** Printable ASCII and the signs that our own screens are drawn with: each is one code unit and one cell. Nearly every text is of these alone. */
const singleCells = /^[\u{20}-\u{7E}·–—…←↑→↓↻⏎─│▁▂▃▄▅▆▇█▌▸✔✘]*$/v;
const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/**
Cells that a text takes in a terminal; wide characters take two.
*/
export const textWidth = (text: string): number => (singleCells.test(text) ? text.length : stringWidth(text));

/**
The longest beginning of a text that fits into a width in cells, never half a character.
*/
export const cutText = (text: string, width: number): string => {
	if (width <= 0) {
		return '';
	}

	if (singleCells.test(text)) {
		return text.slice(0, width);
	}

	let cut = '';
	let used = 0;
	for (const {segment} of segmenter.segment(text)) {
		used += textWidth(segment);
		if (used > width) {
			break;
		}

		cut += segment;
	}

	return cut;
};

/**
A text that does not fit into a width in cells ends in `…`.
*/
export const truncateText = (text: string, width: number): string => {
	if (textWidth(text) <= width) {
		return text;
	}

	return width <= 0 ? '' : `${cutText(text, width - 1)}…`;
};

/**
Exactly as many cells as wanted: filled with spaces behind the text, or truncated.
*/
export const padText = (text: string, width: number): string => {
	const truncated = truncateText(text, width);
	return truncated + ' '.repeat(Math.max(0, width - textWidth(truncated)));
};

/**
Exactly as many cells as wanted, the spaces before the text: for numbers.
*/
export const padTextStart = (text: string, width: number): string => {
	const truncated = truncateText(text, width);
	return ' '.repeat(Math.max(0, width - textWidth(truncated))) + truncated;
};
