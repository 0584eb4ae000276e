import {cutText, textWidth} from './text-width.js';

const wrapParagraph = (paragraph: string, width: number): string[] => {
	const lines: string[] = [];
	let line = '';
	const words = paragraph.split(/\s+/v).filter(part => part !== '');
	for (const word of words) {
		let rest = word;
		if (line !== '' && textWidth(line) + 1 + textWidth(rest) <= width) {
			line += ` ${rest}`;
			continue;
		}

		if (line !== '') {
			lines.push(line);
		}

		while (textWidth(rest) > width) {
			const cut = cutText(rest, width);
			// A character wider than the width still has to go somewhere.
			const piece = cut === '' ? ([...rest][0] ?? '') : cut;
			lines.push(piece);
			rest = rest.slice(piece.length);
		}

		line = rest;
	}

	return line === '' && lines.length > 0 ? lines : [...lines, line];
};

/**
Breaks a text into lines between its words; a word too long for a line is broken within. Line breaks of the text stay.
The width is in cells; less than one counts as one.
*/
export const wrapText = (text: string, width: number): readonly string[] => {
	const columns = Math.max(1, width);
	return text.split('\n').flatMap(paragraph => wrapParagraph(paragraph, columns));
};
