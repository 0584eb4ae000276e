import {Buffer} from 'node:buffer';
import {maskSecrets} from '../juju/mask.js';
import {lineOf} from '../output/describe-run.js';
import {openRecording, type RecordingOptions} from '../storage/recording.js';

type Output = Pick<NodeJS.WriteStream, 'write' | 'columns' | 'rows'>;

/**
Told when a program gets the terminal for itself, with its words.

@returns What is called when the terminal is back.
*/
export type HandOverListener = (words: readonly string[]) => () => void;

export type TerminalRecording = {
	/** Whoever wants to know why it has ended early; told at once where it has. */
	readonly listen: (listener: (sentences: string) => void) => void;
	/** A child has the terminal for itself from now on. */
	readonly handedTo: HandOverListener;
	readonly stop: () => void;
};

const textOf = (chunk: unknown): string => {
	if (typeof chunk === 'string') {
		return chunk;
	}

	return chunk instanceof Uint8Array ? Buffer.from(chunk).toString('utf8') : '';
};

/**
Records everything that this program writes to its terminal, until it is stopped. What a child writes that has the terminal for itself (a log-in) is not in it, nor what is typed there:
that it had the terminal is, by a marker before and one after it.

@param write The disk, for tests.
@throws {StorageError} Exit code 2: the file is there already, or cannot be written.
*/
export const recordTerminal = (file: string, stdout: Output, write?: RecordingOptions['write']): TerminalRecording => {
	let listener: ((sentences: string) => void) | undefined;
	let stopped: string | undefined;
	// Some terminals say 0x0 before they know better.
	const sizeNow = () => ({columns: stdout.columns > 0 ? stdout.columns : 80, rows: stdout.rows > 0 ? stdout.rows : 24});
	let size = sizeNow();
	const recording = openRecording({
		file,
		size,
		now: Date.now(),
		elapsed: () => performance.now(),
		...(write && {write}),
		onStopped(sentences) {
			stopped = sentences;
			// It was in the middle of writing a frame.
			setImmediate(() => {
				listener?.(sentences);
			});
		},
	});
	const show = stdout.write.bind(stdout);
	const didWrite = (...parameters: Parameters<typeof show>): boolean => {
		// What is written from now on was made for a terminal of that size, or meets one.
		const next = sizeNow();
		if (next.columns !== size.columns || next.rows !== size.rows) {
			size = next;
			recording.resized(size);
		}

		recording.wrote(textOf(parameters[0]));
		return show(...parameters);
	};

	stdout.write = didWrite as typeof stdout.write;
	return {
		listen(next) {
			listener = next;
			if (stopped !== undefined) {
				next(stopped);
			}
		},
		handedTo(words) {
			const line = maskSecrets(lineOf(words));
			recording.marked(`The terminal was handed to: ${line}`);
			return () => {
				recording.marked(`The terminal is back from: ${line}`);
			};
		},
		stop() {
			stdout.write = show;
			recording.close();
		},
	};
};
