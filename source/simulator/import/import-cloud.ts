import {type DisabledCommands} from '../../domain/answer.js';
import {countOf} from '../../domain/words.js';
import {type ModelStatus} from '../../domain/status.js';
import {
	type Cloud,
	type Controller,
	type Model,
} from '../cloud.js';
import {type ControllerBlueprint} from '../scenarios/blueprint.js';
import {buildCloud} from '../scenarios/build-cloud.js';
import {type Site} from '../scenarios/build-machine.js';
import {addWish, type FaultWish} from './fault-wish.js';
import {
	cloudTypeOf,
	databaseOf,
	settleController,
	versionOfController,
} from './import-controller.js';
import {fillModel} from './import-model.js';
import {
	isControllerModel,
	isEnvironment,
	judgeStatuses,
	versionOfModel,
	withSoundVersions,
	type ImportProblem,
} from './judge-statuses.js';
import {chooseLikely} from './likely-faults.js';
import {clientFor, releasesFor} from './releases.js';
import {scrubStatuses} from './scrub-statuses.js';
import {wakeModel, type Waking} from './wake-model.js';

/** What is known of a controller beside the statuses of its models. */
export type ControllerFacts = {
	readonly name?: string;
	/** What runs. */
	readonly version?: string;
	readonly clientVersion?: string;
	/** Machines of the controller, where its own model is not among the statuses. */
	readonly memberCount?: number;
	readonly databaseVersion?: string;
	/** By the model's name. */
	readonly owners?: Readonly<Record<string, string>>;
	/** By the model's name. */
	readonly disabled?: Readonly<Record<string, DisabledCommands>>;
};

export type CloudImport = {
	/** One for each model, as they were read. */
	readonly statuses: readonly ModelStatus[];
	readonly controller?: ControllerFacts;
	/** Versions that can be had, beside those that this program knows. */
	readonly published?: readonly string[];
	readonly seed: number;
	/** Milliseconds since 1970. */
	readonly startedAt: number;
	readonly faults?: readonly FaultWish[] | 'likely';
	/** Replaces names and addresses. */
	readonly scrub?: boolean;
};

export type ImportedCloud = {
	readonly cloud: Cloud;
	/** What was made up, what was found, and which faults there are: sentences for people. */
	readonly notes: readonly string[];
};

/** Agents above which a cloud takes its time, as large ones do. */
const largeCloud = 2000;

const blueprintOf = ({statuses, controller: facts = {}}: CloudImport, version: string, released: readonly string[]): ControllerBlueprint => {
	const itself = statuses.find(status => isControllerModel(status));
	const [first] = statuses;
	const described = itself ?? first;
	const kind = described?.kind ?? 'iaas';
	return {
		name: described?.controller ?? facts.name ?? (described && isEnvironment(described) && described.name !== '' ? described.name : 'copied'),
		kind,
		cloud: described?.cloud ?? (kind === 'caas' ? 'kubernetes' : 'cloud'),
		cloudType: cloudTypeOf({cloud: described?.cloud, kind}),
		...(described?.region !== undefined && {region: described.region}),
		version,
		published: {released},
		members: itself ? 0 : facts.memberCount ?? 1,
		models: statuses.filter(status => status !== itself).map(({name}) => ({name, machines: [], applications: []})),
	};
};

const siteOf = (cloud: Cloud, controller: Controller, {model, number, version}: {readonly model: Model; readonly number: number; readonly version: string}): Site => ({
	seed: cloud.seed,
	startedAt: cloud.startedAt,
	number: number % 250,
	uuid: model.uuid,
	version,
	cloudType: controller.cloudType,
});

type Filled = {readonly model: Model; readonly status: ModelStatus};

const fill = (cloud: Cloud, controller: Controller, statuses: readonly ModelStatus[]): readonly Filled[] => statuses.map(status => {
	const isOwn = isControllerModel(status);
	const number = controller.models.findIndex(each => (isOwn ? each.isController : each.name === status.name));
	const model = controller.models[number];
	if (!model) {
		throw new Error(`The simulated controller has no model ${status.name}.`);
	}

	fillModel(model, status, siteOf(cloud, controller, {model, number, version: versionOfModel(status)}));
	return {model, status};
});

/** Models can be called anything. */
const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined => (Object.hasOwn(record, name) ? record[name] : undefined);

const addFacts = (controller: Controller, {owners = {}, disabled = {}, databaseVersion}: ControllerFacts) => {
	controller.mongoVersion = databaseOf(controller.version) === undefined ? undefined : databaseVersion ?? databaseOf(controller.version);
	controller.stored = [...new Set([controller.version, ...controller.models.map(({version}) => version)])];
	for (const model of controller.models) {
		model.owner = own(owners, model.name) ?? model.owner;
		model.disabled = (own(disabled, model.name) ?? []).map(({set, message}) => ({
			set: set === 'remove-object' || set === 'destroy-model' ? set : 'all', message,
		}));
	}
};

const listed = (names: readonly string[]): string => (names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', '));

const describeWaking = ({name}: Model, {hanging, off, stopped, undescribed}: Waking): readonly string[] => [
	...(undescribed.length === 0 ? [] : [`Model ${name}: Juju could not describe ${listed(undescribed)}; the copy takes them for well.`]),
	...(hanging.length === 0 ? [] : [`Model ${name}: ${countOf(hanging.length, 'agent')} behind (${listed(hanging)}); no upgrade was under way, so they hang until they are started anew.`]),
	...(stopped.length === 0 ? [] : [`Model ${name}: ${countOf(stopped.length, 'machine')} down (${listed(stopped)}); the instances run, so their agents were stopped.`]),
	...(off.length === 0 ? [] : [`Model ${name}: ${countOf(off.length, 'machine')} without power (${listed(off)}).`]),
];

const describeMadeUp = ({kind, version, models}: Controller, {statuses}: CloudImport): readonly string[] => {
	if (statuses.some(status => isControllerModel(status))) {
		return [];
	}

	const size = kind === 'caas' ? 'one' : `${countOf(models[0]?.machines.size ?? 0, 'machine')} at ${version}`;
	return [`No status of the controller's own model was given: ${size} is made up for it.`];
};

const addFaults = (cloud: Cloud, controller: Controller, faults: CloudImport['faults'] = []): readonly string[] | ImportProblem => {
	const notes: string[] = [];
	const likely = faults === 'likely' ? chooseLikely(cloud, controller) : [];
	for (const wish of faults === 'likely' ? likely : faults) {
		const note = addWish(cloud, controller, wish);
		if (typeof note !== 'string') {
			if (faults === 'likely') {
				continue;
			}

			return note;
		}

		const reason = likely.find(each => each === wish)?.reason;
		notes.push(reason === undefined ? note : `${note} Likely, for ${reason}.`);
	}

	return notes;
};

/** Names that say whose cloud it is are replaced in all that is known. */
const scrubbed = (asked: CloudImport): CloudImport => {
	if (asked.scrub !== true) {
		return asked;
	}

	const {statuses, names} = scrubStatuses(asked.statuses);
	const {name, owners = {}, disabled = {}, ...rest} = asked.controller ?? {};
	return {
		...asked,
		statuses,
		controller: {
			...rest,
			...(name !== undefined && {name: names.controller(name)}),
			owners: Object.fromEntries(Object.entries(owners).map(([model, owner]) => [names.model(model), names.user(owner)])),
			disabled: Object.fromEntries(Object.entries(disabled).map(([model, sets]) => [names.model(model), sets.map(({set}) => ({set, message: ''}))])),
		},
	};
};

const build = (asked: CloudImport): {readonly cloud: Cloud; readonly controller: Controller} => {
	const {statuses, controller: facts = {}, published = [], seed, startedAt} = asked;
	const version = facts.version ?? versionOfController(statuses);
	const named = [...published, ...statuses.flatMap(status => [versionOfModel(status), status.upgradeAvailable]).filter(each => each !== undefined)];
	const released = releasesFor(version, named);
	const count = statuses.reduce((sum, {agents}) => sum + agents.length, 0);
	const blueprint = blueprintOf(asked, version, released);
	const cloud = buildCloud({
		scenario: 'from-status',
		title: `A copy of ${blueprint.name}`,
		clientVersion: facts.clientVersion ?? clientFor(version, released),
		...(count > largeCloud && {latency: {base: 600, perAgent: 0.4}, profile: {machineDelay: [5000, 300_000], containerDelay: [3000, 60_000]}}),
		controllers: [blueprint],
	}, seed, startedAt);
	const [controller] = cloud.controllers;
	if (!controller) {
		throw new Error('The simulated controller was not made.');
	}

	return {cloud, controller};
};

/**
Makes a simulated cloud of what `juju status` said of the models of one controller: the same agents in the same states, and what they had been caught in the middle
of goes on. What no status says is made up by the seed.

@returns Why it cannot be, where it cannot.
*/
export const importCloud = (given: CloudImport): ImportedCloud | ImportProblem => {
	const asked = {...given, statuses: given.statuses.map(status => withSoundVersions(status))};
	const problem = judgeStatuses(asked.statuses);
	if (problem) {
		return problem;
	}

	const wanted = scrubbed(asked);
	const {cloud, controller} = build(wanted);
	const filled = fill(cloud, controller, wanted.statuses);
	addFacts(controller, wanted.controller ?? {});
	const itself = filled.find(({model}) => model.isController);
	if (itself) {
		settleController(cloud, controller, itself);
	}

	const states = filled.flatMap(each => describeWaking(each.model, wakeModel(cloud, controller, each)));
	const faults = addFaults(cloud, controller, wanted.faults);
	return 'problem' in faults ? faults : {cloud, notes: [...describeMadeUp(controller, wanted), ...states, ...faults]};
};
