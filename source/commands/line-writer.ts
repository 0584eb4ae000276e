import {closeSync, openSync, writeSync} from 'node:fs';
import path from 'node:path';
import {toStorageError} from '../storage/storage-error.js';

/** Lines as they come, each written whole before the next. */
export type LineWriter = {
	/** @throws {StorageError} Where it cannot be written. */
	write(text: string): void;
	close(): void;
};

/**
Writes lines to a stream, or to a file that begins empty and that nobody else can read.

@param output The file; undefined for the stream.
@throws {StorageError} Where the file cannot be opened.
*/
export const openLineWriter = (output: string | undefined, stream: {write(text: string): unknown}): LineWriter => {
	if (output === undefined) {
		return {
			write(text) {
				stream.write(text);
			},
			close: () => undefined,
		};
	}

	const file = path.resolve(output);
	const inWords = <Value>(action: () => Value): Value => {
		try {
			return action();
		} catch (error) {
			throw toStorageError(error, {subject: 'The result', place: file, setting: '--output'});
		}
	};

	const descriptor = inWords(() => openSync(file, 'w', 0o600));
	return {
		write(text) {
			inWords(() => writeSync(descriptor, text));
		},
		close() {
			closeSync(descriptor);
		},
	};
};
