import {explainUnknownStream, parseAgentStream} from '../domain/agent-stream.js';
import {checks} from '../domain/checks/index.js';
import {validateWantedVersion} from '../domain/select-version.js';
import {UsageError, type Options} from './options.js';

const splitModel = (name: string): {readonly controller: string | undefined; readonly model: string} => {
	const colon = name.indexOf(':');
	return colon === -1 ? {controller: undefined, model: name} : {controller: name.slice(0, colon), model: name.slice(colon + 1)};
};

const judgeNames = ({controller, models}: Options): string | undefined => {
	const named = new Set(models.map(name => splitModel(name).controller).filter(name => name !== undefined));
	if (controller !== undefined) {
		named.add(controller);
	}

	if (named.size > 1) {
		throw new UsageError(`More than one controller was named: ${[...named].join(', ')}.`, 'One run upgrades one controller: name one with -c.');
	}

	const empty = models.find(name => splitModel(name).model === '');
	if (empty !== undefined) {
		throw new UsageError(`"${empty}" names no model.`, 'Give a model as MODEL or CONTROLLER:MODEL.');
	}

	const [only] = named;
	if (only === '') {
		throw new UsageError('The part before the colon of --model is empty.', 'Give a model as MODEL or CONTROLLER:MODEL.');
	}

	return only;
};

/** The simulator is only loaded to look a name up; without one the usual scenario is taken. */
const judgeScenario = async (name: string): Promise<void> => {
	const {findScenario, scenarios, hasSwitches, debugSwitches} = await import('../simulator/scenarios/index.js');
	if (findScenario(name) === undefined) {
		throw new UsageError(`There is no scenario "${name}".`, hasSwitches(name) ? debugSwitches : `There are: ${scenarios.map(scenario => scenario.name).join(', ')}.`);
	}
};

/**
Looks at what was asked for on the command line before anything is started.

@returns The controller that the options name, with `-c` or before a model's colon.
@throws {UsageError} For values that cannot be: a version such as `3.6`, a scenario or a check that does not exist, two controllers.
*/
export const judgeOptions = async (options: Options): Promise<string | undefined> => {
	const {agentVersion, agentStream, simulate, ignoredChecks} = options;
	if (agentVersion !== undefined) {
		const verdict = validateWantedVersion({text: agentVersion, current: undefined, client: undefined});
		if (!verdict.ok) {
			throw new UsageError(verdict.problem, verdict.advice);
		}
	}

	if (agentStream !== undefined && parseAgentStream(agentStream) === undefined) {
		const {problem, advice} = explainUnknownStream(agentStream);
		throw new UsageError(problem, advice);
	}

	if (simulate !== undefined && simulate !== '') {
		await judgeScenario(simulate);
	}

	const unknown = ignoredChecks.find(id => checks.every(check => check.id !== id));
	if (unknown !== undefined) {
		throw new UsageError(`There is no check "${unknown}".`, `There are: ${checks.map(({id}) => id).join(', ')}.`);
	}

	return judgeNames(options);
};
