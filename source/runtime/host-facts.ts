import {constants} from 'node:fs';
import {
	access,
	readdir,
	realpath,
	stat,
} from 'node:fs/promises';
import path from 'node:path';
import {
	findSnap,
	recogniseInstallation,
	type HostFacts,
	type InstalledSnap,
	type OtherClient,
} from '../domain/host.js';
import {askProgram} from '../juju/host-program.js';
import {neutralise} from '../juju/neutralise.js';
import {readRefreshTimes, readSnapdVersion, readSnapList} from './snap-answers.js';

type Environment = Readonly<Record<string, string | undefined>>;

export type HostOptions = {
	/** The client's path. */
	readonly client: string;
	readonly environment: Environment;
	readonly now: () => number;
	readonly signal?: AbortSignal;
	/** Milliseconds for each question. */
	readonly timeLimit?: number;
};

/** Usually snapd answers within a tenth of a second; a machine under load takes longer. */
const defaultTimeLimit = 5000;

/** More folders than a PATH has. */
const mostFolders = 64;

/** More clients than anybody has side by side. */
const mostClients = 20;

/** `juju_36` of a snap, `juju-2.9`, `juju29`; plugins such as `juju-crashdump` are no clients. */
const clientName = /^juju(?:_[\da-z]{1,10}|-?\d[\d.]{0,20})?$/v;

const foldersOf = ({PATH: searchPath = ''}: Environment): readonly string[] =>
	[...new Set(searchPath.split(path.delimiter).filter(folder => path.isAbsolute(folder)))].slice(0, mostFolders);

const isExecutableFile = async (file: string): Promise<boolean> => {
	try {
		await access(file, constants.X_OK);
		const status = await stat(file);
		return status.isFile();
	} catch {
		return false;
	}
};

const listNames = async (folder: string): Promise<readonly string[]> => {
	try {
		return await readdir(folder);
	} catch {
		return [];
	}
};

const followLinks = async (file: string): Promise<string> => {
	try {
		return await realpath(file);
	} catch {
		return file;
	}
};

const findFirst = async (name: string, folders: readonly string[]): Promise<string | undefined> => {
	const files = folders.map(folder => path.join(folder, name));
	const usable = await Promise.all(files.map(async file => isExecutableFile(file)));
	return files.find((_, index) => usable[index]);
};

const findClients = async (folders: readonly string[]): Promise<readonly string[]> => {
	const names = await Promise.all(folders.map(async folder => {
		const all = await listNames(folder);
		return all.filter(name => clientName.test(name)).map(name => path.join(folder, name));
	}));
	const files = names.flat().slice(0, mostClients);
	const usable = await Promise.all(files.map(async file => isExecutableFile(file)));
	return files.filter((_, index) => usable[index]);
};

/** Every client but the one in use: executables by their path, snaps by their name, a snap's command once. */
const otherClients = async ({client, files, snaps, own}: {
	readonly client: string;
	readonly files: readonly string[];
	readonly snaps: readonly InstalledSnap[];
	readonly own: InstalledSnap | undefined;
}): Promise<readonly OtherClient[]> => {
	const found = await Promise.all(files.filter(file => file !== client).map(async (file): Promise<readonly OtherClient[]> => {
		const target = await followLinks(file);
		const snap = recogniseInstallation(file, target) === 'snap' ? findSnap(file, snaps) : undefined;
		return snap && snap.name === own?.name ? [] : [{name: snap?.name ?? path.basename(file), path: neutralise(file), version: snap?.version}];
	}));
	const others = found.flat();
	const rest = snaps.filter(({name}) => clientName.test(name) && name !== own?.name && others.every(other => other.name !== name));
	return [...others, ...rest.map(({name, version}) => ({name, path: undefined, version}))];
};

const askSnapd = async ({environment, now, signal, timeLimit = defaultTimeLimit}: HostOptions, folders: readonly string[]) => {
	const executable = await findFirst('snap', folders);
	if (executable === undefined) {
		return {snaps: [], snapd: undefined, refresh: undefined};
	}

	const ask = async (...words: readonly string[]): Promise<string | undefined> => askProgram({
		executable, arguments: words, timeLimit, environment, ...(signal && {signal}),
	});
	// Only snapd before 2.33 does not know --abs-time.
	const [list, version, times] = await Promise.all([
		ask('list'),
		ask('version'),
		ask('refresh', '--time', '--abs-time').then(async answer => answer ?? ask('refresh', '--time')),
	]);
	return {
		snaps: readSnapList(list ?? ''),
		snapd: readSnapdVersion(version ?? ''),
		refresh: readRefreshTimes(times ?? '', now()),
	};
};

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** Both multiplexers set theirs for whatever runs in them, and sshd sets its own (`ssh(1)`, `tmux(1)`, `screen(1)`). */
const sessionOf = (environment: Environment): Pick<HostFacts, 'isRemote' | 'multiplexer'> => ({
	isRemote: isSet(environment['SSH_CONNECTION']) || isSet(environment['SSH_TTY']),
	multiplexer: isSet(environment['TMUX']) ? 'tmux' : (isSet(environment['STY']) ? 'screen' : undefined),
});

/**
Looks at the machine on which this program runs: how the client was installed, when its snap refreshes itself, which other clients there are, and what happens to the session when
its line drops. Asks only what anybody may ask, changes nothing, needs no root, and never rejects: what is not there or does not answer in time is left out.
*/
export const askHost = async (options: HostOptions): Promise<HostFacts> => {
	const {client, environment} = options;
	const folders = foldersOf(environment);
	const [target, files, {snaps, snapd, refresh}] = await Promise.all([followLinks(client), findClients(folders), askSnapd(options, folders)]);
	const installation = recogniseInstallation(client, target);
	const snap = installation === 'snap' ? findSnap(client, snaps) : undefined;
	return {
		client: neutralise(client),
		installation,
		snap,
		snapd,
		refresh,
		others: await otherClients({
			client, files, snaps, own: snap,
		}),
		...sessionOf(environment),
	};
};
