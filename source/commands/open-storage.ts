import os from 'node:os';
import process from 'node:process';
import {dataFolder, environmentsFolder} from '../juju/client-environment.js';
import {describeSelf} from '../storage/lock-owner.js';
import {resolvePaths, type Paths} from '../storage/paths.js';
import {openRunStorage, type RunStorage} from '../storage/run-storage.js';
import {type Options} from './options.js';

/** Where our files are on this machine. */
export const findPaths = ({dataDirectory}: Options): Paths => resolvePaths({
	environment: process.env, home: os.homedir(), currentFolder: process.cwd(), dataDirectory,
});

/**
Makes the folder and the journal of a run; the journal begins with what is true of this machine and this start.

@param now Milliseconds since 1970; the machine's own clock where it is not said.
@throws {StorageError} Where they cannot be written.
*/
export const openStorage = async (options: Options, packageVersion: string, now: () => number = () => Date.now()): Promise<{readonly storage: RunStorage; readonly backupFolder: string}> => {
	const paths = findPaths(options);
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
