import os from 'node:os';
import process from 'node:process';
import {dataFolder, environmentsFolder} from '../juju/client-environment.js';
import {resolvePaths, type Paths} from '../storage/paths.js';
import {openRunStorage, type RunStorage} from '../storage/run-storage.js';
import {type Options} from './options.js';

/** Where our files are on this machine. */
export const findPaths = ({dataDirectory}: Options): Paths => resolvePaths({
	environment: process.env, home: os.homedir(), currentFolder: process.cwd(), dataDirectory,
});

/**
Makes the folder and the journal of a run; the journal begins with what is true of this machine and this start.

@throws {StorageError} Where they cannot be written.
*/
export const openStorage = async (options: Options, packageVersion: string): Promise<{readonly storage: RunStorage; readonly backupFolder: string}> => {
	const paths = findPaths(options);
	const clientFolder = dataFolder(process.env);
	const firstFolder = environmentsFolder(process.env);
	const storage = await openRunStorage({
		paths,
		now: () => Date.now(),
		...(clientFolder !== undefined && {clientFolder}),
		...(firstFolder !== undefined && {environmentsFolder: firstFolder}),
		facts: {
			program: packageVersion,
			node: process.version,
			arguments: process.argv.slice(2),
			'read-only': options.isReadOnly,
		},
	});
	return {storage, backupFolder: paths.backups};
};
