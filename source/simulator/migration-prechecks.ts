import {
	type AgentState,
	type Controller,
	type Machine,
	type Model,
} from './cloud.js';
import {
	compareTexts,
	isFourth,
	isFrom,
	versionOf,
} from './era.js';
import {controllerModelOf} from './lookup.js';

type Place = {readonly controller: Controller; readonly model: Model; readonly target: Controller};

const foreignUsers = ({model, target}: Place): readonly string[] => {
	const known = new Set(controllerModelOf(target).users.map(({name}) => name));
	return model.users.map(({name}) => name).filter(name => !known.has(name)).toSorted();
};

/** The client itself asks for them. Source: 3.6.28 `cmd/juju/commands/migrate.go`. */
const unknownUsers = (place: Place): string | undefined => {
	const missing = foreignUsers(place);
	return missing.length === 0
		? undefined
		: [
			'cannot initiate migration as the users granted access to the model do not exist',
			'on the destination controller. To resolve this issue you can add the following',
			'users to the destination controller or remove them from the current model:',
			`  - ${missing.join('\n  - ')}`,
		].join('\n');
};

const otherBinaries = (version: string, agent: AgentState, label: string): string | undefined =>
	agent.version === version ? undefined : `${label} agent binaries don't match model (${agent.version ?? '0.0.0'} != ${version})`;

const machineProblem = (version: string, machine: Machine): string | undefined => {
	const {id, instance, life} = machine;
	if (life !== 'alive') {
		return `machine ${id} is ${life}`;
	}

	if (instance.current !== 'running') {
		return `machine ${id} not running (${instance.current})`;
	}

	const status = machine.isConnected ? machine.status.current : 'down';
	return status === 'started' ? otherBinaries(version, machine, `machine ${id}`) : `machine ${id} agent not functioning at this time (${status})`;
};

const firstOf = <Item>(items: Iterable<Item>, problemOf: (item: Item) => string | undefined): string | undefined => {
	for (const item of items) {
		const problem = problemOf(item);
		if (problem !== undefined) {
			return problem;
		}
	}

	return undefined;
};

/** A unit whose hook fails is idle to these checks, and they let it pass; those of 4.0 do not. */
const unitProblem = ({kind, version}: Model, unit: Model['units'] extends Map<string, infer Unit> ? Unit : never): string | undefined => {
	const {name, life, charmBefore} = unit;
	if (life !== 'alive') {
		return `unit ${name} is ${life}`;
	}

	const status = unit.isConnected ? unit.status.current : 'lost';
	if (status !== 'idle' && status !== 'executing') {
		return `unit ${name} not idle or executing (${status})`;
	}

	return (kind === 'iaas' ? otherBinaries(version, unit, `unit ${name}`) : undefined) ?? (charmBefore === undefined ? undefined : `unit ${name} is upgrading`);
};

/** Source: 4.0.15 `domain/status/service/service.go`. */
const fourthUnits = ({units}: Model): string | undefined => {
	const failed = units.values().flatMap(({name, isConnected, workload}) => [
		...(isConnected ? [] : [`- unit "${name}" is not logged into the controller`]),
		...(workload.current === 'error' ? [`- unit "${name}" workload not active or viable`] : []),
	]).toArray();
	return failed.length === 0 ? undefined : ['model unit(s) are not ready for migration:', ...failed].join('\n');
};

const isUpgrading = ({upgrade}: Controller): boolean => upgrade !== undefined && upgrade.phase !== 'done';

const controllerProblem = (controller: Controller): string | undefined => {
	const own = controllerModelOf(controller);
	return isUpgrading(controller)
		? 'upgrade in progress'
		: firstOf(own.machines.values(), machine => machineProblem(own.version, machine));
};

/** Source: 2.9.52, 3.6.28 `migration/precheck.go`, `SourcePrecheck`. */
const sourceProblem = ({controller, model}: Place): string | undefined => {
	if (model.life !== 'alive') {
		return `model is ${model.life}`;
	}

	if (model.hasInvalidCredential === true) {
		return 'model has revoked credentials';
	}

	const problem = firstOf(model.machines.values(), machine => machineProblem(model.version, machine))
		?? firstOf(model.applications.values(), ({name, life}) => life === 'alive' ? undefined : `application ${name} is ${life}`)
		?? (isFourth(controller.version) ? fourthUnits(model) : firstOf(model.units.values(), unit => unitProblem(model, unit)));
	if (problem !== undefined) {
		return problem;
	}

	const own = controllerProblem(controller);
	return own === undefined ? undefined : `controller: ${own}`;
};

/** The least version of a model that a controller takes. Source: 3.0.4, 3.6.28 `upgrades/upgradevalidation/version.go`. */
const leastVersion = ({version}: Controller): string | undefined => isFrom(version, 3) && !isFourth(version) ? (isFrom(version, 3, 2) ? '2.9.43' : '2.9.36') : undefined;

const minorOf = (version: string): number => (versionOf(version).major * 1000) + versionOf(version).minor;

const versionProblem = ({controller, model, target}: Place): string | undefined => {
	if (compareTexts(model.version, target.version) > 0) {
		return `model has higher version than target controller (${model.version} > ${target.version})`;
	}

	if (minorOf(controller.version) > minorOf(target.version)) {
		return `source controller has higher version than target controller (${controller.version} > ${target.version})`;
	}

	if (isFourth(target.version) && !isFrom(model.version, 3, 6)) {
		return `migrate to "${target.version}" is not supported from "${model.version}"`;
	}

	const least = leastVersion(target);
	return least !== undefined && compareTexts(model.version, least) < 0
		? `model must be upgraded to at least version ${least} before being migrated to a controller with version ${target.version}`
		: undefined;
};

/** Source: 3.6.28 `migration/precheck.go`, `TargetPrecheck`. */
const targetProblem = (place: Place): string | undefined => {
	const {model, target} = place;
	if (target.access !== 'superuser') {
		return 'permission denied';
	}

	const problem = versionProblem(place) ?? controllerProblem(target);
	if (problem !== undefined) {
		return problem;
	}

	const same = target.models.find(({uuid, name, owner}) => uuid === model.uuid || (name === model.name && owner === model.owner));
	return same && (same.uuid === model.uuid ? `model with same UUID already exists (${model.uuid})` : `model named "${model.name}" already exists`);
};

const annotated = (prefix: string, problem: string | undefined): string | undefined => problem === undefined ? undefined : `${prefix}: ${problem}`;

/**
Why a model cannot be moved to another controller, in Juju's words and the order of its checks: the users, then the controller that has the model, then the one that
shall get it.

The source's own check of its models (`controllers can't be migrated`) is behind all of them: a controller's model has a namesake on every other controller.

@returns Undefined where it can.
*/
export const migrationProblem = (place: Place): string | undefined => {
	const {controller, model} = place;
	const refused = unknownUsers(place) ?? (controller.access === 'superuser' ? undefined : 'permission denied');
	if (refused !== undefined) {
		return refused;
	}

	return annotated('source prechecks failed', sourceProblem(place))
		?? annotated('target prechecks failed', targetProblem(place))
		?? (model.isController ? 'controllers can\'t be migrated' : undefined)
		?? (model.migration === undefined ? undefined : 'failed to create migration: already in progress');
};
