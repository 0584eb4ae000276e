import {
	type Application,
	type Cloud,
	type Machine,
	type Model,
} from '../cloud.js';
import {charmNameOf, charmUrl} from '../charms/charm-url.js';
import {compareTexts} from '../era.js';
import {unitsOn} from '../lookup.js';
import {buildCloud} from './build-cloud.js';
import {type ModelBlueprint} from './blueprint.js';

/** An environment of Juju 1, and a client for it. */
export type FirstEra = {
	readonly clientVersion: string;
	readonly version: string;
	readonly released: readonly string[];
};

/** Machine 0 is the state server; the services live beside it. */
const environmentBlueprint: ModelBlueprint = {
	name: 'environment',
	machines: ['0', '1', '2', '2/lxc/0'],
	applications: [
		{
			name: 'mysql', revision: 29, on: ['1'], message: 'Unit is ready',
		},
		{
			name: 'wordpress', revision: 5, ports: ['80/tcp'], on: ['2'], isExposed: true,
		},
		{name: 'memcached', revision: 14, on: ['2/lxc/0']},
	],
	relations: [
		{left: 'mysql:db', right: 'wordpress:db', interface: 'mysql'},
		{left: 'memcached:cache', right: 'wordpress:cache', interface: 'memcache'},
	],
};

const trusty = {name: 'ubuntu', channel: '14.04', series: 'trusty'} as const;

const ageMachine = (machine: Machine) => {
	machine.base = {...trusty};
	machine.init = 'upstart';
	machine.hardware = machine.parent === undefined
		? 'arch=amd64 cpu-cores=1 cpu-power=300 mem=3840M root-disk=8192M availability-zone=eu-west-1a'
		: 'arch=amd64';
};

const ageApplication = (application: Application, era: FirstEra) => {
	application.base = {...trusty};
	if (application.origin === 'local') {
		application.charm = charmUrl(application, era);
		return;
	}

	application.charm = `cs:trusty/${charmNameOf(application)}-${application.revision}`;
	application.origin = 'charmstore';
	application.channel = undefined;
};

/** The environment is its state server's model and the only one. */
const makeEnvironment = (cloud: Cloud, model: Model, era: FirstEra) => {
	const {version, released} = era;
	model.name = 'controller';
	model.isController = true;
	model.upgradeAvailable = released.filter(each => compareTexts(each, version) > 0).toSorted(compareTexts).at(-1);
	const server = model.machines.get('0');
	if (server) {
		server.member = 'has-vote';
		server.isPrimary = true;
	}

	for (const machine of model.machines.values()) {
		ageMachine(machine);
		// Each unit has a service of its own beside that of its machine's agent.
		for (const unit of unitsOn(model, machine.id)) {
			machine.services.push({name: `jujud-${unit.tag}`, isRunning: true, since: machine.status.since});
		}
	}

	for (const application of model.applications.values()) {
		ageApplication(application, era);
	}

	for (const controller of cloud.controllers) {
		controller.models = [model];
		controller.currentModel = model.name;
		controller.endpoints = [`${server?.addresses[0] ?? ''}:17070`];
		controller.mongoVersion = undefined;
	}
};

/** `environment` is what lives in it, the state server on machine 0 included, where that is not as usual. */
type FirstCloud = {readonly scenario: string; readonly title: string; readonly era: FirstEra; readonly environment?: ModelBlueprint};

/**
Makes a cloud with one environment, `amazon`: a state server, two machines and a container, on trusty, all well.
*/
export const buildFirstCloud = ({scenario, title, era, environment = environmentBlueprint}: FirstCloud, seed: number, startedAt: number): Cloud => {
	const cloud = buildCloud({
		scenario,
		title,
		clientVersion: era.clientVersion,
		controllers: [{
			name: 'amazon',
			kind: 'iaas',
			cloud: 'amazon',
			cloudType: 'ec2',
			region: 'eu-west-1',
			version: era.version,
			published: {released: era.released},
			members: 1,
			models: [environment],
		}],
	}, seed, startedAt);
	const model = cloud.controllers[0]?.models.find(({isController}) => !isController);
	if (!model) {
		throw new Error('The simulated environment was not made.');
	}

	makeEnvironment(cloud, model, era);
	return cloud;
};
