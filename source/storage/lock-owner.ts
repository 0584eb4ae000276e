import {readFile} from 'node:fs/promises';
import os from 'node:os';
import process from 'node:process';

/** Who holds a lock, as its file says. */
export type LockOwner = {
	readonly pid: number;
	readonly host: string;
	readonly user: string;
	/** ISO 8601. */
	readonly since: string;
	readonly controller: string;
	/** What tells this start of the process from another process with the same number; empty where the system does not say. */
	readonly birth: string;
};

const readOrEmpty = async (file: string): Promise<string> => {
	try {
		return await readFile(file, 'utf8');
	} catch {
		return '';
	}
};

/**
Start of the machine and of the process (Linux: boot id, and field 22 of /proc/PID/stat; the fields are counted after the name, which may hold
spaces and brackets). Empty elsewhere.
*/
const birthOf = async (pid: number): Promise<string> => {
	const [boot, stat] = await Promise.all([readOrEmpty('/proc/sys/kernel/random/boot_id'), readOrEmpty(`/proc/${pid}/stat`)]);
	const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ', 20)[19];
	return boot === '' || startTime === undefined ? '' : `${boot.trim()} ${startTime}`;
};

const username = (): string => {
	try {
		return os.userInfo().username;
	} catch {
		// A user without a name, as in some containers.
		return String(process.getuid?.() ?? 'unknown');
	}
};

/** This process, as owner. */
export const describeSelf = async (controller: string, now: number): Promise<LockOwner> => ({
	pid: process.pid,
	host: os.hostname(),
	user: username(),
	since: new Date(now).toISOString(),
	controller,
	birth: await birthOf(process.pid),
});

/** Reads the text of a lock's file; undefined where it is no lock of ours (torn by a power cut, or foreign). */
export const parseOwner = (text: string): LockOwner | undefined => {
	try {
		const {pid, host, user, since, controller, birth} = JSON.parse(text) as Partial<LockOwner>;
		return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 && typeof host === 'string'
			? {
				pid, host, user: user ?? 'unknown', since: since ?? 'an unknown time', controller: controller ?? '', birth: birth ?? '',
			}
			: undefined;
	} catch {
		return undefined;
	}
};

const isThere = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// Somebody else's process is one too.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
};

/**
Whether the owner may still be at work. On another machine nobody can see it, so it may.
*/
export const canBeAlive = async (owner: LockOwner): Promise<boolean> => {
	if (owner.host !== os.hostname()) {
		return true;
	}

	if (!isThere(owner.pid)) {
		return false;
	}

	const birth = await birthOf(owner.pid);
	return birth === '' || owner.birth === '' || birth === owner.birth;
};
