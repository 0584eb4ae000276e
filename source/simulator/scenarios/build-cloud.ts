import {chooseUuid} from '../chance.js';
import {
	type Cloud,
	type Controller,
	type Model,
	type Profile,
	type Stream,
} from '../cloud.js';
import {
	compareTexts,
	hasSameMinor,
	isFourth,
	isFrom,
} from '../era.js';
import {type Site} from './build-machine.js';
import {buildModel} from './build-model.js';
import {type CloudBlueprint, type ControllerBlueprint, type ModelBlueprint} from './blueprint.js';

/** Near to what a real controller with three machines took (4.0.14 to 4.0.17), longer where databases are upgraded (3.6). */
const usualProfile: Profile = {
	controllerDelay: [4000, 9000],
	controllerSilence: [9000, 16_000],
	controllerDatabase: [10_000, 20_000],
	reconnect: [1000, 6000],
	machineDelay: [5000, 14_000],
	machineRestart: [600, 2400],
	containerDelay: [2000, 6000],
	podRestart: [6000, 15_000],
};

type Making = {readonly seed: number; readonly startedAt: number; readonly blueprint: ControllerBlueprint};

const siteOf = ({seed, startedAt, blueprint}: Making, name: string, number: number): Site => ({
	seed,
	startedAt,
	number,
	uuid: chooseUuid(seed, `${blueprint.name} ${name}`),
	version: blueprint.version,
	cloudType: blueprint.cloudType,
});

/** 2.9 has no application for its controller. */
const controllerBlueprint = (blueprint: ControllerBlueprint): ModelBlueprint => {
	const ids = Array.from({length: blueprint.members}, (_, index) => String(index));
	return {
		name: 'controller',
		machines: blueprint.kind === 'caas' ? [] : ids,
		applications: isFrom(blueprint.version, 3)
			? [{
				name: 'controller',
				charm: 'juju-controller',
				channel: `${blueprint.version.split('.').slice(0, 2).join('.')}/stable`,
				revision: 116,
				on: ids,
			}]
			: [],
	};
};

/** The newest patch that is out; undefined where the controller has it. */
const newerThan = ({version, published}: ControllerBlueprint): string | undefined =>
	(published.released ?? [])
		.filter(each => hasSameMinor(each, version) && compareTexts(each, version) > 0)
		.toSorted(compareTexts)
		.at(-1);

const buildControllerModel = (making: Making, number: number): Model => {
	const {blueprint} = making;
	const model = buildModel(siteOf(making, 'controller', number), controllerBlueprint(blueprint), blueprint.kind);
	model.isController = true;
	model.upgradeAvailable = isFourth(blueprint.version) ? undefined : newerThan(blueprint);
	for (const machine of model.machines.values()) {
		machine.member = 'has-vote';
		machine.isPrimary = machine.id === '0';
	}

	return model;
};

const streams: readonly Stream[] = ['released', 'proposed', 'devel', 'testing'];

const endpointsOf = (own: Model): string[] => own.kind === 'caas'
	? [`10.152.183.${20 + own.name.length}:17070`]
	: own.machines.values().map(({addresses}) => `${addresses[0] ?? ''}:17070`).toArray();

const buildController = (making: Making, firstNumber: number): Controller => {
	const {seed, blueprint} = making;
	const own = buildControllerModel(making, firstNumber);
	const hosted = blueprint.models.map((model, index) => buildModel(siteOf(making, model.name, firstNumber + 1 + index), model, blueprint.kind));
	const access = blueprint.access ?? 'superuser';
	for (const model of [own, ...hosted]) {
		model.access = access === 'superuser' ? 'admin' : 'read';
	}

	return {
		name: blueprint.name,
		uuid: chooseUuid(seed, `controller ${blueprint.name}`),
		kind: blueprint.kind,
		cloud: blueprint.cloud,
		cloudType: blueprint.cloudType,
		region: blueprint.region,
		endpoints: endpointsOf(own),
		version: blueprint.version,
		mongoVersion: isFourth(blueprint.version) ? undefined : '4.4.30',
		user: access === 'superuser' ? 'admin' : 'alice',
		access,
		currentModel: hosted[0]?.name,
		models: [own, ...hosted],
		published: Object.fromEntries(streams.map(stream => [stream, [...blueprint.published[stream] ?? []]])) as Record<Stream, string[]>,
		stored: [blueprint.version],
		canFetch: true,
		api: 'up',
		apiUntil: undefined,
		upgrade: undefined,
		backups: [],
		isRegistered: true,
		destroyingSince: undefined,
	};
};

/**
Makes a cloud out of what is written of it, without faults.
*/
export const buildCloud = (blueprint: CloudBlueprint, seed: number, startedAt: number): Cloud => {
	const controllers: Controller[] = [];
	let number = 0;
	for (const each of blueprint.controllers) {
		controllers.push(buildController({seed, startedAt, blueprint: each}, number));
		number += each.models.length + 1;
	}

	return {
		scenario: blueprint.scenario,
		title: blueprint.title,
		seed,
		now: startedAt,
		startedAt,
		clientVersion: blueprint.clientVersion,
		currentController: controllers[0]?.name,
		profile: {...usualProfile, ...blueprint.profile},
		latency: blueprint.latency ?? {base: 180, perAgent: 2},
		controllers,
		faults: [],
		events: [],
		nextEvent: 0,
		syncSource: [...new Set(controllers.flatMap(({published}) => published.released))],
		downloads: {},
	};
};
