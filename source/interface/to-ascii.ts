import {asciiSigns} from '../domain/ascii-signs.js';
import {type Line} from './line.js';
import {textWidth} from './text-width.js';

const printableAscii = /^[\u{20}-\u{7E}]*$/v;
const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/**
The same text in ASCII, as wide as before: our symbols have their own forms, what comes from a cloud becomes question marks.
*/
export const toAscii = (text: string): string => {
	if (printableAscii.test(text)) {
		return text;
	}

	let ascii = '';
	for (const {segment} of segmenter.segment(text)) {
		ascii += printableAscii.test(segment) ? segment : (asciiSigns[segment] ?? '?'.repeat(textWidth(segment)));
	}

	return ascii;
};

const converted = new WeakMap<Line, Line>();

/** A line in ASCII; the same line gives the same object. */
export const toAsciiLine = (line: Line): Line => {
	const known = converted.get(line);
	if (known) {
		return known;
	}

	const ascii: Line = {...line, spans: line.spans.map(span => ({...span, text: toAscii(span.text)}))};
	converted.set(line, ascii);
	return ascii;
};
