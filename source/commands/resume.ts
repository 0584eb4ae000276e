import {commandLine} from '../domain/intent.js';
import {type FoundRun} from '../storage/read-interrupted-run.js';
import {findRun, findUnfinishedRun} from '../storage/find-run.js';
import {StorageError} from '../storage/storage-error.js';
import {findPaths} from './open-storage.js';
import {parseOptions, UsageError, type Options} from './options.js';

const nameOf = (rest: readonly string[]): string | undefined => {
	const [name, ...others] = rest;
	if (others.length > 0) {
		throw new UsageError(`resume takes one run; ${others.join(' ')} is too much.`, 'Name one, or none for the newest that is unfinished.');
	}

	return name;
};

/** What is upgraded to what stands in the run. */
const refuseOptionsOfPlan = ({controller, models, agentVersion, agentStream, simulate, ignoredChecks}: Options): void => {
	const options = [
		['controller', controller], ['model', models[0]], ['agent-version', agentVersion], ['agent-stream', agentStream], ['simulate', simulate], ['ignore-check', ignoredChecks[0]],
	] as const;
	const given = options.find(([, value]) => value !== undefined)?.[0];
	if (given !== undefined) {
		throw new UsageError(`resume takes no --${given}.`, 'What is upgraded, and how, stands in the run that it goes on with.');
	}
};

/** What the run was started with, as far as this program still understands it. */
const optionsOf = (words: readonly string[]): Partial<Options> => {
	try {
		return parseOptions(words);
	} catch {
		return {};
	}
};

const controllerOf = ({run}: FoundRun): string => {
	if (run.controller === undefined) {
		throw new StorageError(`In run ${run.name} no controller was chosen, so there is nothing to go on with.`, 'Start with juju-upgrade-wizard.');
	}

	return run.controller;
};

/** A script goes on by a new plan: it holds what is left. */
const withoutTerminal = (found: FoundRun): readonly [string, string] => {
	const plan = commandLine(['plan', '-c', controllerOf(found), '--format', 'json', '-o', 'plan.json']).slice('juju '.length);
	return [
		`resume needs a terminal for its input and its output: it shows how far run ${found.run.name} was, and asks before it goes on.`,
		`Run it in one, or with --plain, line by line. Without a person, make a plan of what is left and carry it out: juju-upgrade-wizard ${plan}, then juju-upgrade-wizard apply --plan plan.json.`,
	];
};

/**
Goes on with an interrupted run: the wizard, opened at what its journal says.

@returns The exit code of the program.
@throws {UsageError} Exit code 2, before anything is shown: for words that cannot be, and where there is no terminal.
@throws {StorageError} Exit code 3: there is no such run, it is finished, or its journal is damaged.
*/
export const runResume = async (options: Options, rest: readonly string[], packageVersion: string): Promise<number> => {
	const name = nameOf(rest);
	refuseOptionsOfPlan(options);
	const {runs} = findPaths(options);
	const found = name === undefined ? await findUnfinishedRun(runs) : await findRun(runs, name);
	const {juju, interval, timeout, ignoredChecks} = optionsOf(found.arguments);
	const {runWizard} = await import('./wizard.js');
	return runWizard({
		...options,
		controller: controllerOf(found),
		juju: options.juju ?? juju,
		interval: options.interval ?? interval,
		timeout: options.timeout ?? timeout,
		ignoredChecks: ignoredChecks ?? [],
		resume: found.run,
		withoutTerminal: withoutTerminal(found),
	}, packageVersion);
};
