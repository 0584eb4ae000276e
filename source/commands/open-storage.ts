import process from 'node:process';
import {dataFolder, environmentsFolder} from '../juju/client-environment.js';
import {steadyTime} from '../runtime/steady-time.js';
import {describeSelf} from '../storage/lock-owner.js';
import {resolvePaths, type Paths} from '../storage/paths.js';
import {openRunStorage, type RunStorage} from '../storage/run-storage.js';
import {StorageError} from '../storage/storage-error.js';
import {findHome} from './find-home.js';
import {type Options} from './options.js';

/** What Debian calls the home of users that have none: nothing is there, and nothing can be made there. */
const noHome = '/nonexistent';

/** Where our files are on this machine. */
export const findPaths = ({dataDirectory}: Options): Paths => resolvePaths({
	environment: process.env, home: findHome(process.env) ?? noHome, currentFolder: process.cwd(), dataDirectory,
});

/**
Makes the folder and the journal of a run; the journal begins with what is true of this machine and this start.

@param now Milliseconds since 1970; the machine's own clock where it is not said.
@throws {StorageError} Where they cannot be written.
*/
export const openStorage = async (options: Options, packageVersion: string, now: () => number = steadyTime): Promise<{readonly storage: RunStorage; readonly backupFolder: string}> => {
	const paths = findPaths(options);
	if (findHome(process.env) === undefined && [paths.runs, paths.locks].some(place => place.startsWith(`${noHome}/`))) {
		throw new StorageError(
			'No home folder is known: HOME is not set, and the system knows none of this user. Runs and locks could not be kept.',
			'Set HOME to a folder that you may write to, and try again.',
		);
	}

	const clientFolder = dataFolder(process.env);
	const firstFolder = environmentsFolder(process.env);
	const {user, host, pid, birth} = await describeSelf('', Date.now());
	const storage = await openRunStorage({
		paths,
		now,
		takesOver: options.takesOver,
		...(clientFolder !== undefined && {clientFolder}),
		...(firstFolder !== undefined && {environmentsFolder: firstFolder}),
		facts: {
			program: packageVersion,
			node: process.version,
			arguments: process.argv.slice(2),
			'read-only': options.isReadOnly,
			mode: options.isReadOnly ? 'read-only' : (options.simulate === undefined ? 'live' : 'simulation'),
			user,
			host,
			pid,
			birth,
		},
	});
	return {storage, backupFolder: paths.backups};
};
