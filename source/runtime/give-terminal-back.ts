import {writeSync} from 'node:fs';

export type TerminalStreams = {
	readonly stdin: {readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown};
	readonly stdout: {readonly isTTY?: boolean; readonly fd?: number};
};

/** Colours off, bracketed paste off, the first screen back, the cursor visible. */
const sequence = '\u{1B}[0m\u{1B}[?2004l\u{1B}[?1049l\u{1B}[?25h';

/**
Puts the terminal into the state in which shells expect it, at once and whatever state the interface is in: for an end that does not go through it.
Never throws; does nothing where there is no terminal.
*/
export const giveTerminalBack = ({stdin, stdout}: TerminalStreams): void => {
	try {
		stdin.setRawMode?.(false);
	} catch {
		// The terminal is gone.
	}

	if (stdout.isTTY !== true || stdout.fd === undefined) {
		return;
	}

	try {
		// Waits until it is written: the program ends with the next line.
		writeSync(stdout.fd, sequence);
	} catch {
		// The same.
	}
};
