import {type Tone} from './line.js';

/**
Screens are written with these; where the terminal has only ASCII, `toAscii` turns each into one cell of ASCII when the line is drawn.
*/
export const symbols = {
	good: '✔',
	bad: '✘',
	warning: '!',
	busy: '↻',
	pending: '·',
	cursor: '▸',
	arrow: '→',
	ellipsis: '…',
	rule: '─',
	range: '–',
	field: '█',
} as const;

/** The symbol that stands beside a word in a tone, so that colour is never all there is. */
export const toneSymbols: Readonly<Record<Tone, string>> = {
	ok: symbols.good,
	busy: symbols.busy,
	warn: symbols.warning,
	bad: symbols.bad,
	quiet: symbols.pending,
	accent: symbols.cursor,
};
