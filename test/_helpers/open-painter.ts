import {Unicode11Addon} from '@xterm/addon-unicode11';
import headless from '@xterm/headless';
import {createPainter} from '../../source/interface/paint/painter.js';
import {takePicture, type Picture} from './take-picture.js';

/** What a control sequence begins with. */
export const introducer = '\u{1B}[';

const openTerminal = (columns: number, rows: number) => {
	const terminal = new headless.Terminal({
		cols: columns, rows, allowProposedApi: true, scrollback: 0,
	});
	terminal.loadAddon(new Unicode11Addon());
	terminal.unicode.activeVersion = '11';
	return terminal;
};

type Terminal = ReturnType<typeof openTerminal>;

const show = async (terminal: Terminal, text: string): Promise<Picture> => {
	await new Promise<void>(resolve => {
		terminal.write(text, resolve);
	});
	return takePicture(terminal);
};

/** How a frame looks on a terminal that had nothing on it; terminals differ in how wide they take some characters, so that a row may be too long for one. */
export const lookAt = async (lines: readonly string[], columns: number, rows: number): Promise<Picture> => {
	const terminal = openTerminal(columns, rows);
	return show(terminal, `${introducer}?7l` + lines.map((line, row) => `${introducer}${row + 1}H${line}${introducer}m`).join(''));
};

/** A painter on a terminal in memory. */
export const openPainter = (columns: number, rows: number) => {
	const terminal = openTerminal(columns, rows);
	let waiting = '';
	const writes: string[] = [];
	const output = {
		columns,
		rows,
		write(text: string | Uint8Array): boolean {
			waiting += String(text);
			writes.push(String(text));
			return true;
		},
	};
	return {
		painter: createPainter(output),
		writes,
		resize(size: {readonly columns: number; readonly rows: number}) {
			Object.assign(output, size);
			terminal.resize(size.columns, size.rows);
		},
		/** Something else writes. */
		async disturb(text: string) {
			await show(terminal, text);
		},
		async look() {
			const text = waiting;
			waiting = '';
			return show(terminal, text);
		},
	};
};
