import {createHash} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {
	lstat,
	mkdir,
	open,
	readdir,
	readFile,
	readlink,
	realpath,
	rename,
	rm,
} from 'node:fs/promises';
import path from 'node:path';
import {pipeline} from 'node:stream/promises';
import {createGzip} from 'node:zlib';
import {synchroniseFolder} from './run-folder.js';
import {errorCode, toStorageError, StorageError} from './storage-error.js';
import {formatTarEntry, tarEnd} from './tar-entry.js';

export type ClientDataArchive = {
	readonly file: string;
	/** Bytes of the archive. */
	readonly size: number;
	readonly sha256: string;
	/** Files, folders and links in it. */
	readonly entries: number;
};

type Source = {
	/** The client's folder, and its name in the archive. */
	readonly folder: string;
	readonly name: string;
	/** The archive itself and its draft, which may lie in that folder. */
	readonly except: ReadonlySet<string>;
};

type Found = {readonly bytes: Uint8Array; readonly names: readonly string[]};

const unreadable = (place: string, error: unknown): StorageError => new StorageError(
	`The data of Juju's client in ${place} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
	'Give yourself the right to read it, or say with JUJU_DATA where it is.',
	{cause: error},
);

/** One thing in the folder, and the names in it where it is a folder; nothing for sockets and pipes, which hold no data. */
const readThing = async (place: string, name: string): Promise<Found | undefined> => {
	const status = await lstat(place);
	const common = {mode: status.mode, changedAt: status.mtimeMs};
	if (status.isDirectory()) {
		return {bytes: formatTarEntry({name: `${name}/`, ...common}), names: await readdir(place)};
	}

	if (status.isSymbolicLink()) {
		return {bytes: formatTarEntry({name, target: await readlink(place), ...common}), names: []};
	}

	return status.isFile() ? {bytes: formatTarEntry({name, content: await readFile(place), ...common}), names: []} : undefined;
};

/** The same; nothing for what went away meanwhile, as a client's lock does. */
const readEntry = async (place: string, name: string): Promise<Found | undefined> => {
	try {
		return await readThing(place, name);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return undefined;
		}

		throw unreadable(place, error);
	}
};

/**
All below a folder in the order of its names, each folder before what it holds. Links are not followed.

@yields Headers and content of one thing.
*/
const readEntries = async function * (source: Source, relative = ''): AsyncGenerator<Uint8Array> {
	const place = path.join(source.folder, relative);
	const found = source.except.has(place) ? undefined : await readEntry(place, path.join(source.name, relative));
	if (!found) {
		return;
	}

	yield found.bytes;
	for (const child of found.names.toSorted()) {
		yield * readEntries(source, path.join(relative, child));
	}
};

const writeArchive = async (source: Source, draft: string): Promise<Omit<ClientDataArchive, 'file'>> => {
	const hash = createHash('sha256');
	let size = 0;
	let entries = 0;
	const collect = async function * (): AsyncGenerator<Uint8Array> {
		for await (const entry of readEntries(source)) {
			entries += 1;
			yield entry;
		}

		yield tarEnd;
	};

	const count = async function * (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		for await (const chunk of chunks) {
			hash.update(chunk);
			size += chunk.length;
			yield chunk;
		}
	};

	await pipeline(collect, createGzip(), count, createWriteStream(draft, {flags: 'wx', mode: 0o600}));
	const handle = await open(draft, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}

	return {size, sha256: hash.digest('hex'), entries};
};

/** Where the data really is: the client's folder may be a link. */
const findSource = async (folder: string): Promise<string> => {
	try {
		const found = await realpath(folder);
		await readdir(found);
		return found;
	} catch (error) {
		throw unreadable(folder, error);
	}
};

/** Takes a name that nobody has; what has it stays as it is. */
const reserve = async (archive: string): Promise<void> => {
	try {
		const handle = await open(archive, 'wx', 0o600);
		await handle.close();
	} catch (error) {
		throw errorCode(error) === 'EEXIST'
			? new StorageError(`There is a file ${archive} already; it was left as it is.`, 'Try again, or put that file away.', {cause: error})
			: error;
	}
};

/**
Keeps what Juju's client knows (controllers, accounts, keys) in one archive, whole or not at all. It holds passwords and private keys: nobody else can read it
(0600). Nothing of the client's folder is changed, and no file is overwritten.

@param options.folder Where the client keeps its data.
@param options.file The archive, `….tar.gz`.
@throws {StorageError} Where the data cannot be read, there is such a file already, or the archive cannot be written.
*/
export const archiveClientData = async ({folder, file}: {readonly folder: string; readonly file: string}): Promise<ClientDataArchive> => {
	const source = await findSource(folder);
	const archive = path.resolve(file);
	const draft = `${archive}.part`;
	const subject = 'The archive of the client\'s data';
	try {
		await mkdir(path.dirname(archive), {recursive: true, mode: 0o700});
		await reserve(archive);
	} catch (error) {
		throw toStorageError(error, {subject, place: archive});
	}

	try {
		const place = await realpath(path.dirname(archive));
		const except = new Set([archive, draft].map(own => path.join(place, path.basename(own))));
		// What a run that was ended by force has left behind.
		await rm(draft, {force: true});
		const written = await writeArchive({folder: source, name: path.basename(path.resolve(folder)), except}, draft);
		await rename(draft, archive);
		await synchroniseFolder(path.dirname(archive));
		return {file: archive, ...written};
	} catch (error) {
		await Promise.allSettled([draft, archive].map(async unfinished => rm(unfinished, {force: true})));
		throw toStorageError(error, {subject, place: archive});
	}
};
