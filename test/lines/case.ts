import process from 'node:process';
import xterm from '@xterm/headless';
import {freshEnvironment, program, type OpenTerminal} from '../_helpers/open-terminal.js';

/** What is wrong; empty where nothing is. */
export type Problems = readonly string[];

/** Whoever ends what was begun. */
export type Owner = {readonly teardown: (clean: () => Promise<void>) => void};

export type LineCase = {
	readonly name: string;
	/** Programs that it cannot do without. */
	readonly needs: readonly string[];
	readonly findProblems: (owner: Owner) => Promise<Problems>;
};

export const unless = (isRight: boolean, problem: string): Problems => (isRight ? [] : [problem]);

/** Numbers and what depends on how long they are differ from one start to the next. */
export const comparable = (screen: string): string => {
	const text = screen.replaceAll(/\d+/gv, '0').replaceAll(/just now|0s ago/gv, 'AGO').replaceAll(/ +/gv, ' ');
	return text.split('\n').map(line => line.trimEnd()).join('\n').trimEnd();
};

type Cell = {readonly text: string; readonly colour: number};

/** Cells that are not blank, with their colours of the palette: what a terminal makes of all that was written to it. */
export const paint = async (written: string, columns: number, rows: number): Promise<readonly Cell[][]> => {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	await new Promise<void>(resolve => {
		terminal.write(written, resolve);
	});
	return Array.from({length: rows}, (_, row) => Array.from({length: columns}, (__, column) => {
		const cell = terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)?.getCell(column);
		const text = cell?.getChars() ?? '';
		return {text, colour: text.trim() === '' || cell?.isFgDefault() !== false ? -1 : cell.getFgColor()};
	}));
};

/** The words of a screen that have a colour of their own. */
export const colouredWords = (cells: readonly Cell[][]): string => comparable(cells.map(row => {
	let text = '';
	let last = -1;
	for (const {text: letter, colour} of row) {
		text += colour === last || letter.trim() === '' ? '' : `<${colour === -1 ? '' : `c${String.fromCodePoint(97 + colour)}`}>`;
		last = letter.trim() === '' ? last : colour;
		text += letter === '' ? ' ' : letter;
	}

	return text.trimEnd();
}).join('\n'));

/** The line of a shell that starts the program, as somebody without anything of ours. */
export const startLine = (home: string, words: string, environment: Readonly<Record<string, string>> = {}): string => {
	const {TERM: _, ...fresh} = freshEnvironment(home, environment['PATH'] ?? '/usr/bin:/bin');
	const settings = Object.entries({...fresh, ...environment}).map(([name, value]) => `${name}='${value}'`).join(' ');
	return `env ${settings} '${process.execPath}' '${program}' ${words}`;
};

export const firstScreen = /aws\s+3\.6\.4/v;

/** A screen on which nothing changes any more but clocks. */
export const settle = async (terminal: OpenTerminal): Promise<string> => {
	let before = '';
	for (let round = 0; round < 40; round++) {
		await new Promise(resolve => {
			setTimeout(resolve, 250);
		});
		const now = comparable(terminal.screen());
		if (now === before) {
			break;
		}

		before = now;
	}

	return before;
};
