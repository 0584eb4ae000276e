import {type ReadFiles} from '../../../source/simulator/charm-reader.js';
import {
	type Cloud,
	type Controller,
	type Model,
	type Unit,
} from '../../../source/simulator/cloud.js';
import {type AgentReference} from '../../../source/simulator/lookup.js';
import {buildCloud} from '../../../source/simulator/scenarios/build-cloud.js';

const declares = {
	settings: {
		fail: {type: 'boolean', default: false, description: 'make config-changed and upgrade-charm fail'},
		msg: {type: 'string', default: 'ready', description: 'status message'},
	},
	endpoints: [{name: 'site', role: 'provider', interface: 'http'}],
} as const;

export type RealShape = {
	readonly controller: string;
	readonly model: string;
	readonly version: string;
	readonly machines: readonly string[];
	/** Machines of the units of `web`. */
	readonly on: readonly string[];
	readonly startedAt: number;
};

const handled = (model: Model): void => {
	for (const machine of model.machines.values()) {
		machine.instanceId = `manual:${machine.addresses[0] ?? ''}`;
		machine.instance = {current: 'running', message: 'Manually provisioned machine', since: machine.instance.since};
		machine.hardware = 'arch=amd64 cores=2 mem=24105M';
	}
};

/** Its charm came with the client. */
const localCharm = (model: Model): void => {
	const application = model.applications.get('controller');
	if (application) {
		Object.assign(application, {
			charm: 'local:amd64/juju-controller-0', origin: 'local', channel: undefined, revision: 0,
		});
	}

	for (const unit of model.units.values()) {
		unit.openPorts = ['17022/tcp', '17070/tcp'];
	}

	for (const machine of model.machines.values()) {
		machine.instanceId = 'manual:';
	}
};

/** The last units are leaders, and the subordinates of the first two came in the other order. */
const lead = (cloud: Cloud, count: number): void => {
	const {units} = hostedModel(cloud);
	const [first, second] = [units.get('mon/0'), units.get('mon/1')];
	if (first && second) {
		const placeOf = ({principal, machine, publicAddress}: Unit) => ({principal, machine, publicAddress});
		const [one, other] = [placeOf(first), placeOf(second)];
		Object.assign(first, other);
		Object.assign(second, one);
	}

	const leader = `web/${count - 1}`;
	for (const unit of units.values()) {
		unit.isLeader = unit.name === leader || unit.principal === leader;
	}
};

/** The controller and its hosted model, as they stood when the recordings began: machines that were given by hand, and a charm and a subordinate from files. */
export const buildReal = ({controller, model, version, machines, on, startedAt}: RealShape): Cloud => {
	const cloud = buildCloud({
		scenario: 'recorded',
		title: 'Recorded',
		clientVersion: version,
		profile: {
			controllerDelay: [1500, 2500],
			controllerSilence: [4000, 6000],
			controllerDatabase: [1000, 2000],
			reconnect: [1000, 3000],
			machineDelay: [3000, 6000],
		},
		controllers: [{
			name: controller,
			kind: 'iaas',
			cloud: 'unmanaged',
			cloudType: 'unmanaged',
			version,
			published: {released: [version]},
			members: 1,
			models: [{
				name: model,
				machines,
				applications: [
					{
						name: 'web', origin: 'local', revision: 0, message: 'ready', workloadVersion: '1.2.3', on, declares,
					},
					{
						name: 'mon', charm: 'logger', origin: 'local', revision: 0, message: 'forwarding', under: ['web'],
					},
				],
				relations: [{
					left: 'web:juju-info', right: 'mon:host', interface: 'juju-info', scope: 'container',
				}],
			}],
		}],
	}, 1, startedAt);
	cloud.syncSource = [];
	for (const each of cloud.controllers) {
		each.canFetch = false;
		for (const part of each.models) {
			handled(part);
			if (part.isController) {
				localCharm(part);
			}
		}
	}

	lead(cloud, on.length);
	return cloud;
};

export const controllerOf = (cloud: Cloud): Controller => {
	const [controller] = cloud.controllers;
	if (!controller) {
		throw new Error('A cloud of the recordings has a controller.');
	}

	return controller;
};

export const hostedModel = (cloud: Cloud): Model => {
	const model = controllerOf(cloud).models.find(({isController}) => !isController);
	if (!model) {
		throw new Error('A cloud of the recordings has a hosted model.');
	}

	return model;
};

export const reference = (cloud: Cloud, agent: string): AgentReference => ({controller: controllerOf(cloud).name, model: hostedModel(cloud).name, agent});

/** The charm's file, which `refresh --path` names. */
export const charmFiles: ReadFiles = {
	charms: new Map([['./charms/app.charm', {name: 'web', ...declares}]]),
	configs: new Map(),
	missing: new Set(),
};
