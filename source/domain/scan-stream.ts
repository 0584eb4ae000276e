import {
	createLogScanner,
	type LogCase,
	type LogMatch,
	type LogScanner,
} from './scan-log.js';

/** Characters of a line that are looked at: a log has no longer ones, a file that is no log has. */
const longestLine = 16_000;

const escapeWords = (words: string): string => words.replaceAll(/[$\(\)*+.\/?\[\\\]^\{\|\}]/gv, String.raw`\$&`);

/** Whether any of the words is in a text: one pass over it, however many they are. */
const createFilter = (cases: readonly LogCase[]): ((text: string) => boolean) => {
	const words = new Set(cases.flatMap(({signals}) => signals.filter(({where}) => where === 'log').map(signal => signal.words)));
	const pattern = new RegExp(Array.from(words, word => escapeWords(word)).join('|'), 'v');
	return text => words.size > 0 && pattern.test(text);
};

export type StreamScanner = Pick<LogScanner, 'matches'> & {
	/** The next piece of the log, cut anywhere. */
	readonly feed: (piece: string) => void;
	/** There is no more. */
	readonly end: () => void;
	readonly lineCount: () => number;
};

/** A part of a text keeps the whole of it in memory; a copy does not. */
const copyOf = (text: string): string => ` ${text}`.slice(1);

const countBreaks = (text: string): number => {
	let count = 0;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
		count += 1;
	}

	return count;
};

/**
Looks for the words of all cases in a log that comes in pieces: a log of any length, with lines of any length, in flat memory.

@param clean Makes lines harmless before they are looked at.
*/
export const createStreamScanner = (cases: readonly LogCase[], from: Pick<LogMatch, 'model' | 'source'>, clean: (lines: string) => string): StreamScanner => {
	const scanner = createLogScanner(cases, from);
	const mayHold = createFilter(cases);
	let rest = '';
	let isSkipping = false;
	let lines = 0;

	const scan = (block: string): void => {
		// Most of a log says nothing of any case: it is never taken apart.
		const text = clean(block);
		if (!mayHold(text)) {
			return;
		}

		for (const line of text.split('\n')) {
			const cut = line.slice(0, longestLine);
			if (mayHold(cut)) {
				scanner.take(copyOf(cut.trimEnd()));
			}
		}
	};

	const keepRest = (text: string): void => {
		isSkipping ||= text.length > longestLine;
		rest = text.slice(0, longestLine);
	};

	return {
		feed(piece) {
			const first = piece.indexOf('\n');
			if (first === -1) {
				keepRest(isSkipping ? rest : rest + piece);
				return;
			}

			const last = piece.lastIndexOf('\n');
			lines += countBreaks(piece);
			scan(isSkipping ? rest + piece.slice(first, last) : rest + piece.slice(0, last));
			isSkipping = false;
			keepRest(piece.slice(last + 1));
		},
		end() {
			lines += rest === '' ? 0 : 1;
			scan(rest);
			rest = '';
		},
		lineCount: () => lines,
		matches: scanner.matches,
	};
};
