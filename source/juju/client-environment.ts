import path from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

// Where the client keeps its data and finds public controllers. Every other variable of Juju either redirects a command (JUJU_MODEL,
// JUJU_CONTROLLER, JUJU_ENV), reshapes its answer (JUJU_CLI_VERSION, JUJU_STATUS_ISO_TIME, JUJU_LOGGING_CONFIG, …) or changes what it does
// (JUJU_DEV_FEATURE_FLAGS, JUJU_SKIP_CONFIRMATION). New ones appear with new versions, so this is a list of what stays.
const keptVariables: ReadonlySet<string> = new Set(['JUJU_DATA', 'JUJU_HOME', 'JUJU_DIRECTORY']);
const ownPrefix = 'JUJU_UPGRADE_WIZARD_';

const isKept = (name: string): boolean =>
	!name.startsWith('JUJU_') || keptVariables.has(name) || name.startsWith(ownPrefix);

/**
The environment for a client that has the operator's terminal: his own, without the variables that would redirect or reshape a command.

Source of the variables: juju/osenv `vars.go` of 1.25.13 to 4.0.15.
*/
export const attachedEnvironment = (environment: Environment): Record<string, string> => {
	const kept: Record<string, string> = {};
	for (const [name, value] of Object.entries(environment)) {
		if (value !== undefined && isKept(name)) {
			kept[name] = value;
		}
	}

	return kept;
};

/**
The environment for a client that we listen to: the same, and nothing that would make it colour what it says.
*/
export const listeningEnvironment = (environment: Environment): Record<string, string> => {
	const {CLICOLOR_FORCE: _, FORCE_COLOR: __, ...quiet} = attachedEnvironment(environment);
	return {...quiet, NO_COLOR: '1', TERM: 'dumb'};
};

/**
Where a client before 2.0 keeps its data (juju 1.25.13 `juju/osenv/home.go`), undefined where even the home folder is unknown.
*/
export const environmentsFolder = ({JUJU_HOME: folder = '', HOME: home = ''}: Environment): string | undefined =>
	folder === '' ? (home === '' ? undefined : path.join(home, '.juju')) : folder;

/**
Where the client keeps its data (juju/osenv `home.go`, 2.0 and later), undefined where even the home folder is unknown.
*/
export const dataFolder = (environment: Environment): string | undefined => {
	const isSet = (value: string | undefined): value is string => value !== undefined && value !== '';
	const {JUJU_DATA: data, XDG_DATA_HOME: shared, HOME: home} = environment;
	if (isSet(data)) {
		return data;
	}

	if (isSet(shared)) {
		return path.join(shared, 'juju');
	}

	return isSet(home) ? path.join(home, '.local', 'share', 'juju') : undefined;
};
