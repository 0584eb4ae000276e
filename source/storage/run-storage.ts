import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {type CharmDefinition} from '../domain/charm/definition.js';
import {type ConfigFile} from '../domain/charm/settings.js';
import {type Backup} from '../domain/check.js';
import {type Plan} from '../domain/plan.js';
import {archiveClientData, type ClientDataArchive} from './archive-client-data.js';
import {createJournal, type Journal} from './journal.js';
import {acquireLock, type Lock} from './lock.js';
import {type Paths} from './paths.js';
import {savePicture} from './picture.js';
import {formatPlan, savePlan} from './plan-file.js';
import {proveBackup} from './prove-backup.js';
import {proveBundle, type BundleProof} from './prove-bundle.js';
import {readConfigFile} from './read-config-file.js';
import {readLocalCharm} from './read-local-charm.js';
import {createRunFolder} from './run-folder.js';
import {StorageError, toStorageError} from './storage-error.js';
import {writeFileSafely} from './write-file-safely.js';

/** Everything that a run keeps. */
export type RunStorage = {
	readonly folder: string;
	readonly journal: Journal;
	/** What the program wants to be kept; large things get a file of their own, which the journal names. */
	record(kind: string, value: unknown): Promise<void>;
	/** Saves the plan for the operator and says where. */
	savePlan(plan: Plan): Promise<string>;
	proveBackup(file: string, signal?: AbortSignal): Promise<Backup>;
	/** Archives what Juju's client keeps on this machine; one before 2.0 keeps it elsewhere. */
	archiveClientData(request: {readonly file: string; readonly hasEnvironments: boolean}): Promise<ClientDataArchive>;
	/** Reads a bundle that the client has written. */
	proveBundle(file: string): Promise<BundleProof>;
	/** Makes the folder that a client is about to write a backup into. */
	prepareFile(file: string): Promise<void>;
	/** Reads what a charm on this machine declares. */
	readCharm(place: string): Promise<CharmDefinition>;
	/** Reads a file with settings of an application. */
	readConfig(file: string, application: string): Promise<ConfigFile>;
	/** Takes the lock on a controller, once; kept until the run is closed. */
	claim(controller: string): Promise<void>;
	/** Takes the lock from a run on another machine, or from one that cannot be read, because a person has said that it has ended. One that is seen to run keeps it. */
	takeOver(controller: string): Promise<void>;
	/** Writes down with which exit code the program ends. Never rejects: what was done is on the disk all the same. */
	end(exitCode: number): Promise<void>;
	/** Gives the locks back and closes the journal. Never rejects. */
	close(): Promise<void>;
};

export type RunStorageOptions = {
	readonly paths: Paths;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Where the client keeps its data. */
	readonly clientFolder?: string;
	/** Where a client before 2.0 keeps its data. */
	readonly environmentsFolder?: string;
	/** Whether a lock that may be held elsewhere is taken over. */
	readonly takesOver?: boolean;
	/** For the first entry of the journal: version of the program, arguments, mode. */
	readonly facts: Readonly<Record<string, unknown>>;
};

const isPlan = (value: unknown): value is Plan =>
	typeof value === 'object' && value !== null && 'id' in value && 'steps' in value && Array.isArray(value.steps);

const createRecord = (folder: string, journal: Journal): RunStorage['record'] => async (kind, value) => {
	if (kind === 'picture') {
		const file = await savePicture(folder, value);
		await journal.append(kind, {file: path.basename(file)});
	} else if (kind === 'plan' && isPlan(value)) {
		const file = path.join(folder, 'plan.json');
		await writeFileSafely(file, formatPlan(value), 'The plan');
		await journal.append(kind, {file: path.basename(file), plan: value.id});
	} else {
		await journal.append(kind, {value});
	}
};

/** Takes a lock; where another one was taken over for it, that is written down. */
const takeLock = async (controller: string, {paths, now, clientFolder, takesOver}: RunStorageOptions, journal: Journal): Promise<Lock> => {
	const lock = await acquireLock({
		folder: paths.locks, controller, now, ...(clientFolder !== undefined && {clientFolder}), ...(takesOver !== undefined && {takesOver}),
	});
	if (lock.takenFrom !== undefined) {
		await journal.append('lock-taken-over', {controller, from: lock.takenFrom.trim()});
	}

	return lock;
};

const createClaim = (options: RunStorageOptions, journal: Journal) => {
	const locks = new Map<string, Promise<Lock>>();
	const claim = async (controller: string, takesOver = options.takesOver): Promise<void> => {
		const known = locks.get(controller);
		const asked = known ?? takeLock(controller, {...options, ...(takesOver !== undefined && {takesOver})}, journal);
		locks.set(controller, asked);
		try {
			await asked;
		} catch (error) {
			// The other run may have ended when it is tried again.
			locks.delete(controller);
			throw error;
		}
	};

	return {
		claim: async (controller: string) => claim(controller),
		takeOver: async (controller: string) => claim(controller, true),
		async release(): Promise<void> {
			const held = await Promise.allSettled(locks.values());
			await Promise.all(held.map(async outcome => outcome.status === 'fulfilled' ? outcome.value.release() : undefined));
		},
	};
};

const prepareFile = async (file: string): Promise<void> => {
	try {
		await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
	} catch (error) {
		throw toStorageError(error, {subject: 'The backup', place: file});
	}
};

const createArchive = ({clientFolder, environmentsFolder}: RunStorageOptions): RunStorage['archiveClientData'] => async ({file, hasEnvironments}) => {
	const folder = hasEnvironments ? environmentsFolder : clientFolder;
	if (folder === undefined) {
		throw new StorageError('It is not known where Juju\'s client keeps its data: this user has no home folder.', `Set ${hasEnvironments ? 'JUJU_HOME' : 'JUJU_DATA'} and start again.`);
	}

	return archiveClientData({folder, file});
};

/**
Makes the folder of this run and starts its journal.

@throws {StorageError} Where that cannot be: then there is no run.
*/
export const openRunStorage = async (options: RunStorageOptions): Promise<RunStorage> => {
	const {paths, now, facts} = options;
	const folder = await createRunFolder(paths.runs, now());
	const journal = await createJournal({folder, now});
	await journal.append('run-started', facts);
	const {claim, takeOver, release} = createClaim(options, journal);
	return {
		folder,
		journal,
		record: createRecord(folder, journal),
		savePlan: async plan => savePlan(folder, plan),
		proveBackup: async (file, signal) => proveBackup(file, {now, ...(signal && {signal})}),
		archiveClientData: createArchive(options),
		proveBundle,
		prepareFile,
		readCharm: readLocalCharm,
		readConfig: readConfigFile,
		claim,
		takeOver,
		async end(exitCode) {
			try {
				await journal.append('run-ended', {'exit-code': exitCode});
			} catch {
				// The report says then that nobody knows how it ended.
			}
		},
		async close() {
			await release();
			try {
				await journal.close();
			} catch {
				// Every entry is on the disk already.
			}
		},
	};
};
