import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {openPromise} from 'yauzl';
import {type CharmDefinition} from '../domain/charm/definition.js';
import {defineCharm, type CharmFiles} from './charm-files.js';
import {errorCode, StorageError} from './storage-error.js';

/** Wrong use: nothing is wrong with the machine. */
const exitCode = 2;

const names = {
	metadata: 'metadata.yaml', charmcraft: 'charmcraft.yaml', config: 'config.yaml', manifest: 'manifest.yaml',
} as const;

/** Bytes. What declares a charm is some kilobytes. */
const largestFile = 1_048_576;

const noCharm = (place: string, why: string): StorageError => new StorageError(
	`There is no charm at ${place}: ${why}.`,
	'Give the folder of a built charm, with its metadata.yaml, or the file that charmcraft has made.',
	{exitCode},
);

const readText = async (file: string): Promise<string | undefined> => {
	try {
		const {size} = await stat(file);
		if (size > largestFile) {
			throw noCharm(path.dirname(file), `${path.basename(file)} is far too large`);
		}

		return await readFile(file, 'utf8');
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return undefined;
		}

		throw error;
	}
};

const readFolder = async (folder: string): Promise<CharmFiles> => {
	const [metadata, charmcraft, config, manifest] = await Promise.all(
		[names.metadata, names.charmcraft, names.config, names.manifest].map(async name => readText(path.join(folder, name))),
	);
	return {
		metadata, charmcraft, config, manifest,
	};
};

/** The files that declare the charm, out of its archive; all else in it is passed over. */
const readArchive = async (file: string): Promise<CharmFiles> => {
	const archive = await openPromise(file, {lazyEntries: true, autoClose: false});
	const wanted: ReadonlySet<string> = new Set(Object.values(names));
	const texts = new Map<string, string>();
	try {
		for await (const entry of archive.eachEntry()) {
			if (!wanted.has(entry.fileName)) {
				continue;
			}

			if (entry.uncompressedSize > largestFile) {
				throw noCharm(file, `${entry.fileName} in it is far too large`);
			}

			texts.set(entry.fileName, await text(await archive.openReadStreamPromise(entry)));
		}
	} finally {
		archive.close();
	}

	return {
		metadata: texts.get(names.metadata), charmcraft: texts.get(names.charmcraft), config: texts.get(names.config), manifest: texts.get(names.manifest),
	};
};

const explain = (error: unknown, place: string): StorageError => {
	if (error instanceof StorageError) {
		return error;
	}

	switch (errorCode(error)) {
		case 'ENOENT':
		case 'ENOTDIR': {
			return noCharm(place, 'there is nothing');
		}

		case 'EACCES':
		case 'EPERM': {
			return new StorageError(`The charm at ${place} cannot be read: this user may not.`, 'Give yourself the right to read it, and try again.', {exitCode, cause: error});
		}

		default: {
			return noCharm(place, 'it is neither a folder with a charm nor an archive of one');
		}
	}
};

/**
Reads what a charm on this machine declares: a folder, or a file that charmcraft has made.

@throws {StorageError} Where there is no charm, with exit code 2.
*/
export const readLocalCharm = async (place: string): Promise<CharmDefinition> => {
	let files: CharmFiles;
	try {
		const facts = await stat(place);
		files = await (facts.isDirectory() ? readFolder(place) : readArchive(place));
	} catch (error) {
		throw explain(error, place);
	}

	if (files.metadata === undefined && files.charmcraft === undefined) {
		throw noCharm(place, 'it has no metadata.yaml');
	}

	const definition = defineCharm(files);
	if (!definition) {
		throw noCharm(place, `its ${files.metadata === undefined ? names.charmcraft : names.metadata} names no charm`);
	}

	return definition;
};
