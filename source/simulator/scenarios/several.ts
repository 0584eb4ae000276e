import {buildCloud} from './build-cloud.js';
import {type ControllerBlueprint, type ModelBlueprint} from './blueprint.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36} from './small-blueprint.js';
import {addFault} from './spoil.js';

const teams = ['billing', 'search', 'mail', 'maps', 'video', 'photos', 'ads', 'games', 'payroll', 'shop', 'wiki', 'chat', 'forum'];

/** Two models for each team: a machine with what people see, and one with its database. */
const modelsOf = (count: number): readonly ModelBlueprint[] => teams.flatMap((team): readonly ModelBlueprint[] => [
	{
		name: team,
		machines: ['0'],
		applications: [{
			name: 'haproxy', channel: '2.8/stable', revision: 81, ports: ['443/tcp'], on: ['0'], workloadVersion: '2.8.3',
		}],
	},
	{
		name: `${team}-data`,
		machines: ['0'],
		applications: [{
			name: 'postgresql', channel: '14/stable', revision: 468, ports: ['5432/tcp'], on: ['0'], workloadVersion: '14.12',
		}],
	},
]).slice(0, count);

const controllerNamed = (name: string, count: number): ControllerBlueprint => ({
	name,
	kind: 'iaas',
	cloud: 'maas',
	cloudType: 'maas',
	region: 'default',
	version: era36.version,
	published: {released: era36.released},
	members: 1,
	models: modelsOf(count),
});

/** 60 models on four controllers, two of which tell nothing. */
export const severalControllers: Scenario = {
	name: 'several-controllers',
	title: 'Several controllers',
	description: 'Four controllers at 3.6.4 with 60 models: north and south answer, each with a failed hook, attic is silent, and the login of vault has expired.',
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud({
			scenario: 'several-controllers',
			title: 'Several controllers',
			clientVersion: era36.clientVersion,
			latency: {base: 350, perAgent: 3},
			controllers: [controllerNamed('north', 26), controllerNamed('south', 20), controllerNamed('attic', 7), controllerNamed('vault', 3)],
		}, seed, startedAt);
		for (const [controller, model] of [['north', 'mail'], ['south', 'search']] as const) {
			addFault(cloud, {
				type: 'hook-failed', controller, model, agent: 'unit-haproxy-0', hook: 'config-changed',
			}, true);
		}

		for (const controller of cloud.controllers) {
			controller.api = controller.name === 'attic' ? 'silent' : controller.api;
			controller.isLoginExpired = controller.name === 'vault';
		}

		return cloud;
	},
};
