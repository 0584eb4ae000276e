import {Buffer} from 'node:buffer';
import {
	mkdir,
	open,
	readFile,
	rm,
} from 'node:fs/promises';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import {maskValue} from './mask-value.js';
import {synchroniseFolder} from './run-folder.js';
import {errorCode, StorageError, toStorageError} from './storage-error.js';
import {formatTarEntry, tarEnd} from './tar-entry.js';

export type BundlePart = {
	/** In the archive. */
	readonly name: string;
	/** What it is, for the list of contents. */
	readonly what: string;
	readonly text: string;
};

/** What is read of a run's folder, with what it is. A backup is never among it: it holds the secrets of a whole controller. */
const kept: ReadonlyArray<readonly [string, string]> = [
	['journal.jsonl', 'what was asked, done and seen, one entry a line'],
	['plan.json', 'the plan'],
	['picture-before.json', 'the statuses of the models before the upgrade'],
];

const parse = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

/** Masked again when it leaves the machine: an older version of the program may have written it. Lines that cannot be read are masked as text. */
const maskLines = (text: string): string => text.split('\n').map(line => {
	const value = line === '' ? undefined : parse(line);
	return value === undefined ? String(maskValue(line)) : JSON.stringify(maskValue(value));
}).join('\n');

const maskFile = (name: string, text: string): string => {
	const value = name.endsWith('.json') ? parse(text) : undefined;
	return value === undefined ? maskLines(text) : `${JSON.stringify(maskValue(value), undefined, '\t')}\n`;
};

const readPart = async (folder: string, [name, what]: readonly [string, string]): Promise<BundlePart | undefined> => {
	try {
		return {name, what, text: maskFile(name, await readFile(path.join(folder, name), 'utf8'))};
	} catch (error) {
		return errorCode(error) === 'ENOENT' ? undefined : {name: `${name}.txt`, what: 'why that file is missing', text: `${name} cannot be read: ${errorCode(error)}\n`};
	}
};

/** Of a run that this one goes on with, only what it did. */
const readEarlier = async (folder: string): Promise<BundlePart | undefined> => {
	const name = path.basename(folder);
	const part = await readPart(folder, ['journal.jsonl', `what was asked, done and seen before, in run ${name}`]);
	return part && {...part, name: `before-${name}-${part.name}`};
};

const contentsOf = (parts: readonly BundlePart[]): string => [
	'What this archive holds. Secrets are masked in all of it; read it before you give it away.',
	'',
	'contents.txt  this list',
	...parts.map(({name, what, text}) => `${name}  ${Buffer.byteLength(text)} bytes  ${what}`),
	'',
].join('\n');

/**
Packs a run for whoever is asked for help: its journal, plan and picture, and what else is given, all masked, with a list of contents. Nobody else can read the
file (0600); none is overwritten.

@param options.id Name of the run; all lies in a folder of that name.
@returns The names in the archive.
@throws {StorageError} Where it cannot be written, or there is such a file already.
*/
export const writeBundle = async ({
	folder, id, file, parts, now, before = [],
}: {
	readonly folder: string;
	readonly id: string;
	/** Folders of the runs that it goes on with: what was done in them belongs to it. */
	readonly before?: readonly string[];
	readonly file: string;
	readonly parts: readonly BundlePart[];
	/** Milliseconds since 1970. */
	readonly now: number;
}): Promise<readonly string[]> => {
	const found = await Promise.all(kept.map(async wanted => readPart(folder, wanted)));
	const earlier = await Promise.all(before.map(async other => readEarlier(other)));
	const all = [...[...found, ...earlier].filter(part => part !== undefined), ...parts];
	const listed: readonly BundlePart[] = [{name: 'contents.txt', what: 'this list', text: contentsOf(all)}, ...all];
	const bytes = gzipSync(Buffer.concat([
		...listed.map(({name, text}) => formatTarEntry({
			name: `${id}/${name}`, content: new TextEncoder().encode(text), mode: 0o600, changedAt: now,
		})),
		tarEnd,
	]));
	try {
		await mkdir(path.dirname(file), {recursive: true});
		const handle = await open(file, 'wx', 0o600);
		try {
			await handle.writeFile(bytes);
			await handle.sync();
		} catch (error) {
			await rm(file, {force: true});
			throw error;
		} finally {
			await handle.close();
		}

		await synchroniseFolder(path.dirname(file));
	} catch (error) {
		throw errorCode(error) === 'EEXIST'
			? new StorageError(`There is a file ${file} already; it was left as it is.`, 'Name another file behind --bundle, or put that one away.', {cause: error})
			: toStorageError(error, {subject: 'The bundle', place: file, setting: '--bundle'});
	}

	return listed.map(({name}) => name);
};
