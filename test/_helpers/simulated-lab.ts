import {buildCloud} from '../../source/simulator/scenarios/build-cloud.js';
import {type ControllerBlueprint} from '../../source/simulator/scenarios/blueprint.js';
import {
	type Cloud,
	type Controller,
	type Machine,
	type Model,
	type Unit,
} from '../../source/simulator/cloud.js';
import {runCommandLine, type CommandContext, type CommandResult} from '../../source/simulator/command-line.js';

export type LabOptions = {
	/** Of the client. */
	readonly client?: string;
	/** Of the controllers and their models; the client's where not given. */
	readonly version?: string;
	/** What can be had. */
	readonly released?: readonly string[];
	/** Machines of each controller. */
	readonly members?: number;
};

/** 1 April 2026, 01:23:45 in UTC: the moment of the recordings. */
export const labTime = Date.UTC(2026, 3, 1, 1, 23, 45);

const controllerOf = (name: string, {version, released, members}: Pick<Required<LabOptions>, 'version' | 'released' | 'members'>): ControllerBlueprint => ({
	name,
	kind: 'iaas',
	cloud: 'lxd',
	cloudType: 'lxd',
	region: 'localhost',
	version,
	published: {released},
	members,
	models: [{
		name: 'prod',
		machines: ['0', '1', '1/lxd/0'],
		applications: [
			{
				name: 'mysql', channel: '8.0/stable', revision: 12, on: ['0', '1'], workloadVersion: '8.0.36',
			},
			{
				name: 'wordpress', channel: 'latest/stable', revision: 5, on: ['1/lxd/0'],
			},
		],
		relations: [{left: 'mysql:db', right: 'wordpress:db', interface: 'mysql'}],
	}],
});

/** Two controllers, `c1` and `c2`, each with a model `prod`: what the command lines of the recordings speak of. */
export const createLab = ({client = '3.6.28', version = client, released = [version], members = 1}: LabOptions = {}): Cloud => buildCloud({
	scenario: 'lab',
	title: 'Laboratory',
	clientVersion: client,
	controllers: ['c1', 'c2'].map(name => controllerOf(name, {version, released, members})),
}, 1, labTime);

export type Juju = (line: string | readonly string[], context?: Partial<CommandContext> & {readonly after?: number}) => CommandResult;

/** A client for a simulated cloud; `after` is in seconds since the cloud was made. */
export const createJuju = (cloud: Cloud): Juju => (line, {after = 0, ...context} = {}) => runCommandLine(
	cloud,
	typeof line === 'string' ? line.split(' ').filter(word => word !== '') : line,
	{now: labTime + (after * 1000), ...context},
);

const found = <Value>(value: Value | undefined, name: string): Value => {
	if (value === undefined) {
		throw new Error(`The laboratory has no ${name}.`);
	}

	return value;
};

export const labController = (cloud: Cloud, name = 'c1'): Controller => found(cloud.controllers.find(each => each.name === name), name);

export const labModel = (cloud: Cloud, name = 'prod'): Model => found(labController(cloud).models.find(each => each.name === name), name);

export const labMachine = (cloud: Cloud, id: string): Machine => found(labModel(cloud).machines.get(id), `machine ${id}`);

export const labUnit = (cloud: Cloud, name: string): Unit => found(labModel(cloud).units.get(name), `unit ${name}`);
