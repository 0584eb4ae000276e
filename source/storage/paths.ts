import path from 'node:path';

export type Paths = {
	/** One folder for each run. */
	readonly runs: string;
	/** Archives that Juju's client writes. */
	readonly backups: string;
	/** One file for each controller that a run changes. */
	readonly locks: string;
	/** A file. */
	readonly preferences: string;
	/** A file: which lessons were solved. */
	readonly training: string;
};

export type PathFacts = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** The user's home folder. */
	readonly home: string;
	/** The folder that was current at the start; relative paths of the operator start there. */
	readonly currentFolder: string;
	/** As given with `--data-directory`. */
	readonly dataDirectory: string | undefined;
};

const programName = 'juju-upgrade-wizard';

/** The XDG base directory specification: a value that is empty or relative counts as unset. */
const baseFolder = (value: string | undefined, fallback: string): string =>
	value !== undefined && path.isAbsolute(value) ? value : fallback;

const isGiven = (value: string | undefined): value is string => value !== undefined && value !== '';

/**
Where our files are: the XDG folders for state and configuration, or what the operator chose with `--data-directory` or, second to it,
`JUJU_UPGRADE_WIZARD_DATA_DIRECTORY`.

Locks never follow that choice: two runs that keep their files in different places have to see each other's lock all the same.

Backups lie in a folder of the home that is not hidden: the client of 3.0 and later is a confined snap, which can write to no other place of
ours (snapd, interface `home`).
*/
export const resolvePaths = ({environment, home, currentFolder, dataDirectory}: PathFacts): Paths => {
	const {XDG_STATE_HOME: stateHome, XDG_CONFIG_HOME: configurationHome, JUJU_UPGRADE_WIZARD_DATA_DIRECTORY: preset} = environment;
	const state = path.join(baseFolder(stateHome, path.join(home, '.local', 'state')), programName);
	const chosen = isGiven(dataDirectory) ? dataDirectory : preset;
	const data = isGiven(chosen) ? path.resolve(currentFolder, chosen) : undefined;
	return {
		runs: path.join(data ?? state, 'runs'),
		backups: data === undefined ? path.join(home, 'juju-backups') : path.join(data, 'backups'),
		locks: path.join(state, 'locks'),
		preferences: path.join(baseFolder(configurationHome, path.join(home, '.config')), programName, 'preferences.json'),
		training: path.join(data ?? state, 'training.json'),
	};
};
