import {paintRows, type Row} from './paint-rows.js';

const introducer = '\u{1B}[';
const beginUpdate = `${introducer}?2026h`;
const endUpdate = `${introducer}?2026l`;
const eraseScreen = `${introducer}m${introducer}H${introducer}J`;

/** Whether the cursor is seen, and whether pasted text is marked: nothing on the screen changes. */
const harmless: ReadonlySet<string> = new Set(['', ...['?25l', '?25h', '?2004l', '?2004h'].map(part => `${introducer}${part}`)]);

/** A frame of fewer characters reaches the terminal in one piece, without saying where it begins and ends. */
const smallFrame = 512;

/** Erasing of lines or of the screen, with which Ink begins a frame: `eraseLines` of ansi-escapes, and home with erase down. */
const eraseSequences = ['2K', '1A', 'G', '1;1H', 'H', 'J'].map(part => `${introducer}${part}`);

/** What follows the erasure. */
const skipErasure = (text: string): string => {
	const first = eraseSequences.find(part => text.startsWith(part));
	return first === undefined ? text : skipErasure(text.slice(first.length));
};

const lineFeed = 0x0A;

/** Whether nothing in it but ends of lines is a control character. A loop: each frame passes through here whole, and an expression takes ten times as long. */
const hasNoControls = (text: string): boolean => {
	for (let index = 0; index < text.length; index++) {
		const code = text.codePointAt(index) ?? 0;
		if ((code < 0x20 && code !== lineFeed) || (code >= 0x7F && code < 0xA0)) {
			return false;
		}
	}

	return true;
};

/** Rows of text with styles, and nothing that moves the cursor or changes the terminal. */
const isFrame = (text: string): boolean => {
	const [first = '', ...rest] = text.split('\u{1B}');
	return text !== '' && hasNoControls(first) && rest.every(part => /^\[[\d;]*m/v.test(part) && hasNoControls(part));
};

type Output = Pick<NodeJS.WriteStream, 'write' | 'columns' | 'rows'>;

export type Painter = {
	/** Takes what Ink writes. */
	readonly write: (text: string) => void;
};

/**
Knows what is on the terminal, and writes only the cells in which the next frame differs, each at its place. Ink itself repaints a row from its first changed column on:
three to seven times as many bytes where a cursor moves or a number counts, which is what a slow line feels.
What it does not understand it passes on as it is, and writes the next frame whole.
*/
export const createPainter = (output: Output): Painter => {
	let shown: readonly Row[] | undefined;
	let size = {columns: 0, rows: 0};
	let isUpdating = false;

	const writeFrame = (text: string): void => {
		const now = {columns: output.columns > 0 ? output.columns : 80, rows: output.rows > 0 ? output.rows : 24};
		if (now.columns !== size.columns || now.rows !== size.rows) {
			shown = undefined;
			size = now;
		}

		const lines = text.split('\n').slice(0, now.rows);
		const {output: changes, after} = paintRows(shown, lines, now);
		const frame = shown === undefined ? `${eraseScreen}${changes}` : changes;
		shown = after;
		if (frame !== '') {
			output.write(isUpdating && frame.length >= smallFrame ? `${beginUpdate}${frame}${endUpdate}` : frame);
		}
	};

	return {
		write(text) {
			const rest = skipErasure(text);
			if (text === beginUpdate || text === endUpdate) {
				isUpdating = text === beginUpdate;
			} else if (harmless.has(text)) {
				output.write(text);
			} else if (rest === '') {
				shown = undefined;
				output.write(eraseScreen);
			} else if (isFrame(rest)) {
				writeFrame(rest);
			} else {
				shown = undefined;
				output.write(text);
			}
		},
	};
};

/**
The terminal as Ink shall have it: what it writes is painted, all else is the terminal's own.
*/
export const paintOn = (stdout: NodeJS.WriteStream): NodeJS.WriteStream => {
	const painter = createPainter(stdout);
	const didWrite = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
		const written = rest.find((each): each is () => void => typeof each === 'function');
		if (typeof chunk !== 'string' || written !== undefined) {
			return stdout.write(chunk, written);
		}

		painter.write(chunk);
		return true;
	};

	const functions = new Map<unknown, unknown>();
	return new Proxy(stdout, {
		get(target, key) {
			if (key === 'write') {
				return didWrite;
			}

			const value: unknown = Reflect.get(target, key, target);
			if (typeof value !== 'function') {
				return value;
			}

			const bound: unknown = functions.get(value) ?? value.bind(target);
			functions.set(value, bound);
			return bound;
		},
	});
};
