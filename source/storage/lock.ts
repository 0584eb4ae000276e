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
	/** The text of the lock that was taken over from another machine, or could not be read; undefined where none was. */
	readonly takenFrom: string | undefined;
	/** Gives it back; a lock that is not ours any more is left alone. Never rejects. */
	release(): Promise<void>;
};

export type LockOptions = {
	/** Folder of all locks; made where it is missing. */
	readonly folder: string;
	readonly controller: string;
	/** Where the client keeps its data: the same name there is another controller. */
	readonly clientFolder?: string;
	/** Whether the operator says that the run on another machine, or of an unreadable lock, has ended. */
	readonly takesOver?: boolean;
	/** Milliseconds since 1970. */
	readonly now: () => number;
};

/** Another run changes this controller. */
export class LockHeldError extends StorageError {
	/** Undefined where the file does not say. */
	readonly owner: LockOwner | undefined;
	/** Nobody on this machine can see whether it still runs. */
	readonly canBeTakenOver: boolean;

	constructor(controller: string, file: string, owner: LockOwner | undefined) {
		const isElsewhere = owner !== undefined && owner.host !== os.hostname();
		const holder = owner === undefined ? '' : ` (process ${owner.pid} of ${owner.user}${isElsewhere ? ` on ${owner.host}` : ''}, since ${owner.since})`;
		super(
			`Another run of this program holds the lock on ${controller}${holder}.`,
			owner === undefined || isElsewhere
				? `This machine cannot see whether it still runs. Make sure that it has ended, then start again with --take-over. The lock is ${file}.`
				: 'Wait until it has ended, or end it.',
			{exitCode: 8},
		);
		this.name = 'LockHeldError';
		this.owner = owner;
		this.canBeTakenOver = owner === undefined || isElsewhere;
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

/** When a file was changed, in milliseconds since 1970; now where it has just gone: whoever had it is through. */
const changedAt = async (file: string, now: number): Promise<number> => {
	try {
		const {mtimeMs} = await stat(file);
		return mtimeMs;
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return now;
		}

		throw error;
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

		if (now - await changedAt(guard, now) > longestTakeOver) {
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

/** A process of this machine that is seen to run is never taken for one that has ended, whatever the operator says. */
const isElsewhere = (owner: LockOwner | undefined): boolean => owner?.host !== os.hostname();

type Taking = {
	readonly controller: string;
	readonly triesLeft: number;
	/** Only the lock that was there first is taken over: not that of whoever was quicker in taking it over. */
	readonly takesOver: boolean;
	readonly takenFrom?: string;
};

/** Takes the lock; gives back the text of the one that was taken over. */
const takeLock = async (file: string, text: string, {controller, triesLeft, takesOver, takenFrom}: Taking): Promise<string | undefined> => {
	if (await hasLinked(file, text)) {
		return takenFrom;
	}

	const held = await readText(file);
	const owner = held === undefined ? undefined : parseOwner(held);
	const isHeld = held !== undefined && (!owner || await canBeAlive(owner));
	const isTakenOver = isHeld && takesOver && isElsewhere(owner);
	if (triesLeft === 0 || (isHeld && !isTakenOver)) {
		throw new LockHeldError(controller, file, owner);
	}

	if (held !== undefined && !(await wasCleared(file, held))) {
		throw new LockHeldError(controller, file, owner);
	}

	return takeLock(file, text, {
		controller, triesLeft: triesLeft - 1, takesOver: takesOver && held === undefined, ...(isTakenOver && {takenFrom: held}),
	});
};

/**
Takes the lock on a controller, so that two runs of one user never change it at the same time. The lock of a process that is gone is taken over;
one of another machine only where the operator says so: nobody here can see whether that one runs.

@throws {LockHeldError} Where another run has it: exit code 8.
@throws {StorageError} Where it cannot be written.
*/
export const acquireLock = async (options: LockOptions): Promise<Lock> => {
	const file = lockFile(options);
	const {controller, folder, takesOver = false} = options;
	const text = `${JSON.stringify({...await describeSelf(controller, options.now()), id: randomUUID()})}\n`;
	let takenFrom: string | undefined;
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
		takenFrom = await takeLock(file, text, {controller, triesLeft: 3, takesOver});
	} catch (error) {
		throw toStorageError(error, {subject: `The lock on ${controller}`, place: file, setting: 'XDG_STATE_HOME'});
	}

	return {
		file,
		takenFrom,
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
