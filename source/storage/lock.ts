import {createHash, randomUUID} from 'node:crypto';
import {
	link,
	mkdir,
	open,
	readFile,
	rm,
	stat,
	unlink,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
	describeSelf,
	canBeAlive,
	parseOwner,
	type LockOwner,
} from './lock-owner.js';
import {errorCode, StorageError, toStorageError} from './storage-error.js';

export type Lock = {
	readonly file: string;
	/** Gives it back; a lock that is not ours any more is left alone. Never rejects. */
	release(): Promise<void>;
};

export type LockOptions = {
	/** Folder of all locks; made where it is missing. */
	readonly folder: string;
	readonly controller: string;
	/** Where the client keeps its data: the same name there is another controller. */
	readonly clientFolder?: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
};

/** Another run changes this controller. */
export class LockHeldError extends StorageError {
	/** Undefined where the file does not say. */
	readonly owner: LockOwner | undefined;

	constructor(controller: string, file: string, owner: LockOwner | undefined) {
		const isElsewhere = owner !== undefined && owner.host !== os.hostname();
		const holder = owner === undefined ? '' : ` (process ${owner.pid} of ${owner.user}${isElsewhere ? ` on ${owner.host}` : ''}, since ${owner.since})`;
		super(
			`Another run of this program holds the lock on ${controller}${holder}.`,
			owner === undefined || isElsewhere
				? `Make sure that it has ended, then remove ${file}.`
				: 'Wait until it has ended, or end it.',
			{exitCode: 8},
		);
		this.name = 'LockHeldError';
		this.owner = owner;
	}
}

/** Milliseconds after which a take-over that did not finish is taken for one that died. */
const longestTakeOver = 10_000;

const lockFile = ({folder, controller, clientFolder = ''}: LockOptions): string => {
	const hash = createHash('sha256').update(`${clientFolder}\n${controller}`).digest('hex').slice(0, 12);
	return path.join(folder, `${controller.replaceAll(/[^\w\-.]/gv, '_').slice(0, 80)}-${hash}.lock`);
};

const readText = async (file: string): Promise<string | undefined> => {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return undefined;
		}

		throw error;
	}
};

/** File systems without links (of Windows, some over ssh) have no better way than to write it in place. */
const linkOrWrite = async (draft: string, file: string, text: string): Promise<void> => {
	try {
		await link(draft, file);
	} catch (error) {
		if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(errorCode(error))) {
			throw error;
		}

		await writeFile(file, text, {mode: 0o600, flag: 'wx', flush: true});
	}
};

/** A link comes into being with its whole content or not at all, and only one of two can make it. */
const hasLinked = async (file: string, text: string): Promise<boolean> => {
	const draft = `${file}.${randomUUID()}`;
	try {
		await writeFile(draft, text, {mode: 0o600, flag: 'wx', flush: true});
		await linkOrWrite(draft, file, text);
		return true;
	} catch (error) {
		if (errorCode(error) === 'EEXIST') {
			return false;
		}

		throw error;
	} finally {
		await rm(draft, {force: true});
	}
};

/** Only one at a time may clear a dead run's lock away: a second one could clear away the lock of the first. */
const isGuardTaken = async (guard: string, now: number): Promise<boolean> => {
	try {
		const handle = await open(guard, 'wx', 0o600);
		await handle.close();
		return true;
	} catch (error) {
		if (errorCode(error) !== 'EEXIST') {
			throw error;
		}

		const {mtimeMs} = await stat(guard);
		if (now - mtimeMs > longestTakeOver) {
			await rm(guard, {force: true});
		}

		return false;
	}
};

const wasCleared = async (file: string, staleText: string): Promise<boolean> => {
	const guard = `${file}.taking-over`;
	if (!(await isGuardTaken(guard, Date.now()))) {
		return false;
	}

	try {
		if (await readText(file) === staleText) {
			await unlink(file);
		}

		return true;
	} finally {
		await rm(guard, {force: true});
	}
};

const takeLock = async (file: string, text: string, {controller, triesLeft}: {readonly controller: string; readonly triesLeft: number}): Promise<void> => {
	if (await hasLinked(file, text)) {
		return;
	}

	const held = await readText(file);
	const owner = held === undefined ? undefined : parseOwner(held);
	if (triesLeft === 0 || (held !== undefined && (owner === undefined || await canBeAlive(owner)))) {
		throw new LockHeldError(controller, file, owner);
	}

	if (held !== undefined && !(await wasCleared(file, held))) {
		throw new LockHeldError(controller, file, owner);
	}

	await takeLock(file, text, {controller, triesLeft: triesLeft - 1});
};

/**
Takes the lock on a controller, so that two runs of one user never change it at the same time. The lock of a process that is gone is taken over;
one of another machine never is.

@throws {LockHeldError} Where another run has it: exit code 8.
@throws {StorageError} Where it cannot be written.
*/
export const acquireLock = async (options: LockOptions): Promise<Lock> => {
	const file = lockFile(options);
	const {controller, folder} = options;
	const text = `${JSON.stringify({...await describeSelf(controller, options.now()), id: randomUUID()})}\n`;
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
		await takeLock(file, text, {controller, triesLeft: 3});
	} catch (error) {
		throw toStorageError(error, {subject: `The lock on ${controller}`, place: file, setting: 'XDG_STATE_HOME'});
	}

	return {
		file,
		async release() {
			try {
				if (await readText(file) === text) {
					await unlink(file);
				}
			} catch {
				// It ends with this process anyway.
			}
		},
	};
};
