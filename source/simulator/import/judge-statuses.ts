import {type ModelStatus} from '../../domain/status.js';
import {parseVersion} from '../../domain/version.js';
import {compareTexts, isFrom} from '../era.js';
import {oldestOf} from './import-model.js';

/** Whether a status is of an environment of Juju 1, which is its controller and its only model at once. */
export const isEnvironment = ({version, controller, agents}: ModelStatus): boolean =>
	version === undefined && controller === undefined && !isFrom(oldestOf(agents.map(agent => agent.version)), 2);

/** Whether a status is of the model that a controller lives in. */
export const isControllerModel = (status: ModelStatus): boolean =>
	isEnvironment(status) || status.name === 'controller' || status.agents.some(({kind}) => kind === 'controller');

/** The version that a model shall have; an environment of Juju 1 does not say it, so its newest agent does. */
export const versionOfModel = (status: ModelStatus): string =>
	status.version ?? status.agents.map(({version}) => version).filter(version => version !== undefined).toSorted(compareTexts).at(-1) ?? '';

/**
A status without versions that are none: what an agent runs is unknown then.
*/
export const withSoundVersions = (status: ModelStatus): ModelStatus => {
	const known = new Map<string, string | undefined>();
	const sound = (version: string | undefined): string | undefined => {
		if (version !== undefined && !known.has(version)) {
			known.set(version, parseVersion(version) === undefined ? undefined : version);
		}

		return version === undefined ? undefined : known.get(version);
	};

	return {
		...status,
		upgradeAvailable: sound(status.upgradeAvailable),
		agents: status.agents.every(({version}) => sound(version) === version) ? status.agents : status.agents.map(agent => ({...agent, version: sound(agent.version)})),
	};
};

/** Names that stand more than once. */
const repeated = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];

/** No name of a controller or a model has a blank or a colon in it: `-m` takes both as one word. An environment may not say its name. */
const impossibleName = (statuses: readonly ModelStatus[]): string | undefined => {
	const names = statuses.flatMap(status => [status.controller, isEnvironment(status) && status.name === '' ? undefined : status.name]);
	return names.find(name => name !== undefined && !/^[^\s:]+$/v.test(name));
};

/** Why some statuses cannot be one cloud, and what helps. */
export type ImportProblem = {readonly problem: string; readonly advice: string};

/**
Whether statuses can be the models of one controller.

@returns Undefined where they can.
*/
export const judgeStatuses = (statuses: readonly ModelStatus[]): ImportProblem | undefined => {
	if (statuses.length === 0) {
		return {problem: 'No status was given.', advice: 'Give what juju status --format json prints, once for each model.'};
	}

	const controllers = [...new Set(statuses.map(({controller}) => controller).filter(name => name !== undefined))];
	if (controllers.length > 1) {
		return {problem: `These are models of more than one controller: ${controllers.join(', ')}.`, advice: 'Give the models of one controller; another one is another rehearsal.'};
	}

	const impossible = impossibleName(statuses);
	if (impossible !== undefined) {
		return {problem: `A model, or its controller, has a name that Juju would not take: "${impossible}".`, advice: 'Give what juju status --format json prints, as it was printed.'};
	}

	const nameless = statuses.find(status => parseVersion(versionOfModel(status)) === undefined);
	if (nameless) {
		return {problem: `The status of "${nameless.name}" names no version of Juju that could be simulated.`, advice: 'Give the whole of what juju status --format json prints.'};
	}

	const environments = statuses.filter(status => isEnvironment(status));
	if (environments.length > 0 && statuses.length > 1) {
		return {problem: 'An environment of Juju 1 has no other models.', advice: 'Give its status alone.'};
	}

	const [twice] = repeated(statuses.map(({name}) => name));
	if (twice !== undefined) {
		return {problem: `The model "${twice}" was given twice.`, advice: 'Give each model once, by its newest status.'};
	}

	const own = statuses.filter(status => isControllerModel(status)).map(({name}) => name);
	return own.length > 1
		? {problem: `More than one model holds machines of a controller: ${own.join(', ')}.`, advice: 'Give the models of one controller; another one is another rehearsal.'}
		: undefined;
};
