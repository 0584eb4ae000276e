import {optionsOf} from './command-details.js';
import {UsageError, type Options} from './options.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Milliseconds for a client to say its version. */
const versionLimit = 10_000;

/** A variable that is empty counts as unset, as it does for Juju. */
const valueOf = (environment: Environment, name: string): string | undefined => {
	const value = environment[name]?.trim();
	return value === '' ? undefined : value;
};

/** Whether the client that will be run is older than controllers are: only 1.25 knows `JUJU_ENV`, and gives it to every plugin. */
const isFirstClient = async ({juju}: Options, environment: Environment): Promise<boolean> => {
	const [{createChildProcess}, {findClient}] = await Promise.all([import('../juju/child-process.js'), import('../juju/find-client.js')]);
	const named = juju ?? valueOf(environment, 'JUJU_UPGRADE_WIZARD_JUJU');
	const executable = await findClient({...(named !== undefined && {path: named}), searchPath: environment['PATH'] ?? ''});
	if (executable === undefined) {
		return false;
	}

	const {stdout} = await createChildProcess({executable, environment}).run({arguments: ['version'], timeLimit: versionLimit});
	return /^1\.\d/v.test(stdout.trimStart());
};

const splitModel = (name: string): {readonly controller: string | undefined; readonly model: string} => {
	const colon = name.indexOf(':');
	return colon === -1 ? {controller: undefined, model: name} : {controller: name.slice(0, colon), model: name.slice(colon + 1)};
};

const judgeVariables = (controller: string | undefined, model: string | undefined): void => {
	if (model === undefined) {
		return;
	}

	const {controller: prefix, model: rest} = splitModel(model);
	if (rest === '' || prefix === '') {
		throw new UsageError(`"${model}" in JUJU_MODEL names no model.`, 'Give it as MODEL or CONTROLLER:MODEL, unset that variable, or name a controller with -c.');
	}

	if (controller !== undefined && prefix !== undefined && prefix !== controller) {
		throw new UsageError(`JUJU_CONTROLLER names the controller ${controller}, and JUJU_MODEL ${prefix}.`, 'Unset one of them, or name the controller with -c.');
	}
};

/**
Fills in the controller and the model from the variables that Juju's own commands take them from, and that `juju` sets for its plugins: `JUJU_CONTROLLER` and
`JUJU_MODEL`, with a client of 1.25 `JUJU_ENV`. What the command line names comes before them: with `-c` they are passed over, and with `-m MODEL` they only say
on which controller. For a simulated cloud, for files, and for commands that take no controller they mean nothing.

Sources: juju `cmd/modelcmd` of 2.5 to 4.0 (`JUJU_MODEL` before the current model, `JUJU_CONTROLLER` before the controller of that); juju 1.25.13 `cmd/juju/plugin.go`.

@throws {UsageError} Where they name two controllers, or no model.
*/
export const applyTargetVariables = async (options: Options, name: string | undefined, environment: Environment): Promise<Options> => {
	const {controller, models, simulate, statusFiles, logFiles, errorFiles} = options;
	const hasFiles = statusFiles.length + logFiles.length + errorFiles.length > 0;
	const isNamed = controller !== undefined || models.some(model => model.includes(':'));
	if (simulate !== undefined || hasFiles || isNamed || optionsOf(name).every(row => row.name !== 'controller')) {
		return options;
	}

	const wantedController = valueOf(environment, 'JUJU_CONTROLLER');
	const wantedModel = valueOf(environment, 'JUJU_MODEL');
	judgeVariables(wantedController, wantedModel);
	const found = wantedController ?? (wantedModel === undefined ? undefined : splitModel(wantedModel).controller);
	if (models.length > 0) {
		return {...options, controller: found};
	}

	if (wantedModel !== undefined) {
		return {...options, controller: found, models: [wantedModel]};
	}

	const first = found === undefined ? valueOf(environment, 'JUJU_ENV') : undefined;
	return {...options, controller: first !== undefined && await isFirstClient(options, environment) ? first : found};
};
