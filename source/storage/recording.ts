import {
	closeSync,
	ftruncateSync,
	openSync,
	unlinkSync,
	writeSync,
} from 'node:fs';
import {Buffer} from 'node:buffer';
import {errorCode, StorageError, toStorageError} from './storage-error.js';

export type Size = {readonly columns: number; readonly rows: number};

export type Recording = {
	/** What was written to the terminal. Never throws. */
	readonly wrote: (text: string) => void;
	/** The terminal has another size. Never throws. */
	readonly resized: (size: Size) => void;
	/** Something that a reader has to know and that nobody wrote. Never throws. */
	readonly marked: (text: string) => void;
	/** Nothing is recorded any more. Never throws. */
	readonly close: () => void;
};

export type RecordingOptions = {
	readonly file: string;
	readonly size: Size;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Milliseconds that have passed since anything; never set back. */
	readonly elapsed: () => number;
	/** Why nothing is recorded any more, in sentences. */
	readonly onStopped: (sentences: string) => void;
	/** The disk; the machine's own where it is not said. Gives the number of bytes that were written. */
	readonly write?: (descriptor: number, bytes: Uint8Array) => number;
};

const exitCode = 2;

const open = (file: string): number => {
	try {
		// Not made anew where it is there: nothing that somebody has kept is lost.
		return openSync(file, 'ax', 0o600);
	} catch (error) {
		switch (errorCode(error)) {
			case 'EEXIST': {
				throw new StorageError(`There is a file ${file} already.`, 'Give --record a file that is not there yet.', {exitCode, cause: error});
			}

			case 'ENOENT': {
				throw new StorageError(`The recording cannot be written to ${file}: its folder is not there.`, 'Make the folder, or give --record another file.', {exitCode, cause: error});
			}

			default: {
				const {message, advice} = toStorageError(error, {subject: 'The recording', place: file, setting: '--record'});
				throw new StorageError(message, advice, {exitCode, cause: error});
			}
		}
	}
};

/** A file that has not even its first line. */
const removeEmpty = (file: string): void => {
	try {
		unlinkSync(file);
	} catch {
		// It is empty.
	}
};

class FileRecording implements Recording {
	readonly #options: RecordingOptions;
	readonly #startedAt: number;
	#descriptor: number | undefined;
	/** Bytes up to the end of the last whole line. */
	#length = 0;

	constructor(options: RecordingOptions) {
		this.#options = options;
		this.#descriptor = open(options.file);
		this.#startedAt = options.elapsed();
	}

	/**
	Adds a line, whole or not at all.

	@throws What the file system throws.
	*/
	#writeLine(value: unknown): void {
		if (this.#descriptor === undefined) {
			return;
		}

		const {write = writeSync} = this.#options;
		const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
		try {
			for (let written = 0; written < bytes.length;) {
				written += write(this.#descriptor, bytes.subarray(written));
			}

			this.#length += bytes.length;
		} catch (error) {
			ftruncateSync(this.#descriptor, this.#length);
			throw error;
		}
	}

	#event(kind: 'm' | 'o' | 'r', data: string): void {
		try {
			this.#writeLine([Math.round((this.#options.elapsed() - this.#startedAt) * 1000) / 1e6, kind, data]);
		} catch (error) {
			this.close();
			const {message} = toStorageError(error, {subject: 'The recording', place: this.#options.file, setting: '--record'});
			this.#options.onStopped(`${message} It ends here; everything else goes on.`);
		}
	}

	/**
	Writes the header.

	@throws {StorageError} Where it cannot be written; then there is no file.
	*/
	begin(): void {
		const {size: {columns, rows}, now, file} = this.#options;
		try {
			this.#writeLine({
				version: 2, width: columns, height: rows, timestamp: Math.floor(now / 1000), title: 'juju-upgrade-wizard', env: {TERM: 'xterm-256color'},
			});
		} catch (error) {
			this.close();
			removeEmpty(file);
			const {message, advice} = toStorageError(error, {subject: 'The recording', place: file, setting: '--record'});
			throw new StorageError(message, advice, {exitCode, cause: error});
		}
	}

	wrote(text: string): void {
		if (text !== '') {
			// The line discipline of a terminal does the same to what is written to it.
			this.#event('o', text.replaceAll(/\r?\n/gv, '\r\n'));
		}
	}

	resized({columns, rows}: Size): void {
		this.#event('r', `${columns}x${rows}`);
	}

	marked(text: string): void {
		this.#event('m', text);
	}

	close(): void {
		const descriptor = this.#descriptor;
		this.#descriptor = undefined;
		if (descriptor === undefined) {
			return;
		}

		try {
			closeSync(descriptor);
		} catch {
			// Every line was written when it came.
		}
	}
}

/**
Begins to record what is written to a terminal, as asciinema does (asciicast version 2, docs.asciinema.org/manual/asciicast/v2): a header, then one event a line with the
seconds since the start, what was written ("o"), new sizes ("r") and markers ("m"). What is typed is not in it. Nobody else can read the file (0600).

Each line is with the system before the next thing is written to the terminal: also after SIGKILL the file is whole.

@throws {StorageError} Exit code 2: the file is there already, or cannot be written.
*/
export const openRecording = (options: RecordingOptions): Recording => {
	const recording = new FileRecording(options);
	recording.begin();
	return {
		wrote(text) {
			recording.wrote(text);
		},
		resized(size) {
			recording.resized(size);
		},
		marked(text) {
			recording.marked(text);
		},
		close() {
			recording.close();
		},
	};
};
