import {randomUUID} from 'node:crypto';
import {
	mkdir,
	open,
	realpath,
	rename,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {synchroniseFolder} from './run-folder.js';
import {errorCode, toStorageError} from './storage-error.js';

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
Where the draft goes: to the file that a link leads to. Undefined for what is no file, such as `/dev/stdout` or `/dev/null`: a draft would take its place, for everybody.
*/
const placeOf = async (file: string): Promise<string | undefined> => {
	try {
		const facts = await stat(file);
		return facts.isFile() || facts.isDirectory() ? await realpath(file) : undefined;
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return file;
		}

		throw error;
	}
};

const replace = async (file: string, text: string): Promise<void> => {
	const folder = path.dirname(file);
	const draft = path.join(folder, `.${path.basename(file)}.${randomUUID()}`);
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
		await writeAndSynchronise(draft, text);
		await rename(draft, file);
		await synchroniseFolder(folder);
	} catch (error) {
		await removeDraft(draft);
		throw error;
	}
};

/**
Writes a file whole or not at all, whatever happens meanwhile; nobody else can read it (0600). An older one of that name is replaced; a device or a pipe is written to.

@param subject What it is, as the start of a sentence: `The plan`.
@param setting The option that names another place; `--data-directory` where it is not said.
@throws {StorageError} Where it cannot be written; an older one is as it was.
*/
export const writeFileSafely = async (file: string, text: string, subject: string, setting = '--data-directory'): Promise<void> => {
	try {
		const place = await placeOf(file);
		await (place === undefined ? writeFile(file, text, {flag: 'w'}) : replace(place, text));
	} catch (error) {
		throw toStorageError(error, {subject, place: file, setting});
	}
};
