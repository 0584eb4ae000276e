import {randomUUID} from 'node:crypto';
import {
	mkdir,
	open,
	rename,
	rm,
} from 'node:fs/promises';
import path from 'node:path';
import {synchroniseFolder} from './run-folder.js';
import {toStorageError} from './storage-error.js';

const writeAndSynchronise = async (file: string, text: string): Promise<void> => {
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(text, 'utf8');
		await handle.sync();
	} finally {
		await handle.close();
	}
};

/** What is left of a file that could not be finished. */
const removeDraft = async (draft: string): Promise<void> => {
	try {
		await rm(draft, {force: true});
	} catch {
		// Where nothing can be removed nothing was made.
	}
};

/**
Writes a file whole or not at all, whatever happens meanwhile; nobody else can read it (0600). An older one of that name is replaced.

@param subject What it is, as the start of a sentence: `The plan`.
@throws {StorageError} Where it cannot be written; an older one is as it was.
*/
export const writeFileSafely = async (file: string, text: string, subject: string): Promise<void> => {
	const folder = path.dirname(file);
	const draft = path.join(folder, `.${path.basename(file)}.${randomUUID()}`);
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
		await writeAndSynchronise(draft, text);
		await rename(draft, file);
		await synchroniseFolder(folder);
	} catch (error) {
		await removeDraft(draft);
		throw toStorageError(error, {subject, place: file});
	}
};
