import {type Line, type Span, type Tone} from './line.js';
import {textWidth} from './text-width.js';

/** A piece of a line in one colour. */
export const span = (text: string, tone: Tone): Span => ({text, tone});

export const bold = (text: string): Span => ({text, isBold: true});

/**
A line of the screen. Plain texts stay in the terminal's own colour; empty ones are left out.
The key is unique on its screen and the same for the same thing from frame to frame.
*/
export const line = (key: string, ...parts: ReadonlyArray<Span | string>): Line => ({
	key,
	spans: parts
		.filter(part => part !== '')
		.map(part => (typeof part === 'string' ? {text: part} : part)),
});

/** An empty line. */
export const blank = (key: string): Line => ({key, spans: []});

/** Cells that a line takes. */
export const lineWidth = ({spans}: Pick<Line, 'spans'>): number =>
	spans.reduce((sum, {text}) => sum + textWidth(text), 0);
