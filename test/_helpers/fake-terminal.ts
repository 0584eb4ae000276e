import {PassThrough, Writable} from 'node:stream';
import {Unicode11Addon} from '@xterm/addon-unicode11';
import headless from '@xterm/headless';

type Options = {readonly columns: number; readonly rows: number};

/**
A terminal in memory: what the program writes goes through a real terminal's interpreter, keys come from the test.
*/
export type FakeTerminal = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** Rows of the screen as a person sees them, trailing spaces cut; what was written so far is taken in first. */
	readonly rows: () => Promise<readonly string[]>;
	/** The colour and weight of a cell, for tests of them: `fg` is the palette's number, -1 where it is the terminal's own. */
	readonly cell: (row: number, column: number) => Promise<{readonly text: string; readonly foreground: number; readonly isBold: boolean}>;
	/** All that was written since the last call, as bytes. */
	readonly takeBytes: () => number;
	/** All that was written, with its escape sequences. */
	readonly written: () => string;
	/** Delivers text to the program in one read. */
	readonly send: (text: string) => void;
	readonly end: () => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly isRaw: () => boolean;
	readonly isAlternate: () => boolean;
	readonly isCursorHidden: () => boolean;
};

/**
Makes a terminal of a size in cells.
*/
export const createFakeTerminal = ({columns, rows}: Options): FakeTerminal => {
	const terminal = new headless.Terminal({
		cols: columns, rows, allowProposedApi: true, scrollback: 0,
	});
	terminal.loadAddon(new Unicode11Addon());
	terminal.unicode.activeVersion = '11';
	let written = '';
	let bytes = 0;
	let isRaw = false;

	const stdout = Object.assign(new Writable({
		decodeStrings: false,
		write(chunk: string | Uint8Array, _encoding, callback) {
			const text = typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
			written += text;
			bytes += new TextEncoder().encode(text).length;
			// A pseudo-terminal does the same.
			terminal.write(text.replaceAll(/\r?\n/gv, '\r\n'));
			callback();
		},
	}), {
		isTTY: true as const, columns, rows, hasColors: () => true, getColorDepth: () => 4,
	}) as unknown as NodeJS.WriteStream;

	const input = new PassThrough();
	const stdin = Object.assign(input, {
		isTTY: true as const,
		setRawMode(isOn: boolean) {
			isRaw = isOn;
			return stdin;
		},
		ref: () => stdin,
		unref: () => stdin,
	}) as unknown as NodeJS.ReadStream;

	const settle = async (): Promise<void> => new Promise(resolve => {
		terminal.write('', resolve);
	});

	return {
		stdin,
		stdout,
		async rows() {
			await settle();
			const buffer = terminal.buffer.active;
			return Array.from({length: terminal.rows}, (_, row) => buffer.getLine(buffer.baseY + row)?.translateToString(true, 0, terminal.cols).trimEnd() ?? '');
		},
		async cell(row, column) {
			await settle();
			const cell = terminal.buffer.active.getLine(row)?.getCell(column);
			return {text: cell?.getChars() ?? '', foreground: cell?.isFgDefault() === false ? cell.getFgColor() : -1, isBold: cell !== undefined && cell.isBold() !== 0};
		},
		takeBytes() {
			const taken = bytes;
			bytes = 0;
			return taken;
		},
		written: () => written,
		send(text) {
			input.write(text);
		},
		end() {
			input.end();
		},
		resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			Object.assign(stdout, {columns: newColumns, rows: newRows});
			stdout.emit('resize');
		},
		isRaw: () => isRaw,
		isAlternate: () => terminal.buffer.active.type === 'alternate',
		isCursorHidden: () => written.lastIndexOf('\u{1B}[?25l') > written.lastIndexOf('\u{1B}[?25h'),
	};
};
