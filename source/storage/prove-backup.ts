import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {pipeline} from 'node:stream/promises';
import {createGunzip} from 'node:zlib';
import {type Backup, type BackupContents, type BackupProof} from '../domain/check.js';
import {createContentsReader} from './backup-contents.js';
import {errorCode} from './storage-error.js';
import {createTarReader, type TarListing} from './tar-listing.js';

export type ProofOptions = {
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly signal?: AbortSignal;
};

type Contents = TarListing & {readonly size: number; readonly sha256: string; readonly rest: number; readonly backup: BackupContents};

const readContents = async (file: string, signal: AbortSignal | undefined): Promise<Contents> => {
	const hash = createHash('sha256');
	const gunzip = createGunzip();
	const contents = createContentsReader();
	const tar = createTarReader(contents.take);
	let size = 0;
	const count = async function * (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		for await (const chunk of chunks) {
			hash.update(chunk);
			size += chunk.length;
			yield chunk;
		}
	};

	const list = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
		for await (const chunk of chunks) {
			tar.push(chunk);
		}
	};

	await pipeline(createReadStream(file), count, gunzip, list, {...(signal && {signal})});
	return {
		...tar.finish(), size, sha256: hash.digest('hex'), rest: size - gunzip.bytesWritten, backup: contents.finish(),
	};
};

/** What the system and zlib say, in the operator's words. */
const sentences: Readonly<Record<string, string>> = {
	ENOENT: 'The file is not there.',
	EACCES: 'This user may not read the file.',
	EISDIR: 'It is a folder, not a file.',
	Z_BUF_ERROR: 'The file is cut short: the compressed data breaks off.',
	Z_DATA_ERROR: 'The file is damaged, or is no gzip file.',
	ABORT_ERR: 'The check was given up.',
};

const describe = (error: unknown): string => {
	const words = error instanceof Error ? error.message : String(error);
	const sentence = sentences[errorCode(error)];
	return sentence === undefined ? words : (errorCode(error).startsWith('Z_') ? `${sentence} (${words})` : sentence);
};

const failed = (file: string, evidence: string): Backup => ({
	kind: 'failed',
	message: 'This file is no good backup. Make one anew before you go on, or prove another.',
	evidence: `${file}: ${evidence}`,
});

const judge = (contents: Contents, sizeOnDisk: number): string | undefined => {
	if (contents.count === 0) {
		return 'The archive is empty.';
	}

	if (contents.rest > 0 || contents.size !== sizeOnDisk) {
		return 'Something else follows the end of the archive.';
	}

	const {dumpFiles, dumpSize} = contents.backup;
	if (dumpFiles === 0) {
		return 'It holds no dump of the database, so it is no backup of a controller.';
	}

	return dumpSize === 0 ? 'The dump of the database in it is empty.' : undefined;
};

/**
Proves that a backup is whole: reads the archive from its first to its last byte, checks what gzip and tar say of themselves, looks for the dump of the
database, and takes its size, its age, its SHA-256 and the names in it. Never rejects. Names stand as they are in the archive: make them harmless before they are shown.

@returns `made` with the proof, or `failed` with what was found.
*/
export const proveBackup = async (file: string, {now, signal}: ProofOptions): Promise<Backup> => {
	try {
		const status = await stat(file);
		if (!status.isFile()) {
			return failed(file, 'It is no file.');
		}

		if (status.size === 0) {
			return failed(file, 'The file is empty.');
		}

		const contents = await readContents(file, signal);
		const problem = judge(contents, status.size);
		if (problem !== undefined) {
			return failed(file, problem);
		}

		const at = now();
		const proof: BackupProof = {
			file,
			size: contents.size,
			sha256: contents.sha256,
			entries: contents.names,
			contents: contents.backup,
			// A clock that was set back makes no archive of the future, and a copy no younger one.
			madeAt: Math.min(Math.floor(status.mtimeMs), contents.backup.startedAt ?? at, at),
			at,
		};
		return {kind: 'made', proof};
	} catch (error) {
		return failed(file, describe(error));
	}
};
