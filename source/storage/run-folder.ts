import {mkdir, open} from 'node:fs/promises';
import path from 'node:path';
import {errorCode, toStorageError} from './storage-error.js';

const mostTries = 100;

/** `20261121-031200`, in UTC: sorts by time, and reads the same for everybody who helps. */
const stamp = (now: number): string => new Date(now).toISOString().slice(0, 19).replaceAll(/[\-:]/gv, '').replace('T', '-');

/**
Makes sure that a folder's own entries survive a power cut.
*/
export const synchroniseFolder = async (folder: string): Promise<void> => {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
};

const makeFolder = async (runs: string, name: string, number = 1): Promise<string> => {
	const folder = path.join(runs, number === 1 ? name : `${name}-${number}`);
	try {
		await mkdir(folder, {mode: 0o700});
		return folder;
	} catch (error) {
		if (errorCode(error) === 'EEXIST' && number < mostTries) {
			return makeFolder(runs, name, number + 1);
		}

		throw error;
	}
};

/**
Makes a folder for this run that nobody else has and nobody else can read (0700), named after the time.

@param runs Folder of all runs; made where it is missing.
@param now Milliseconds since 1970.
@returns Its path.
@throws {StorageError} Where it cannot be made.
*/
export const createRunFolder = async (runs: string, now: number): Promise<string> => {
	try {
		await mkdir(runs, {recursive: true, mode: 0o700});
		const folder = await makeFolder(runs, stamp(now));
		await synchroniseFolder(runs);
		return folder;
	} catch (error) {
		throw toStorageError(error, {subject: 'The folder of this run', place: runs});
	}
};
