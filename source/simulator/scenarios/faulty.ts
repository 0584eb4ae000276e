import {type Cloud, type Model} from '../cloud.js';
import {type Fault} from '../fault.js';
import {injectFault} from '../faults.js';
import {controllerModelOf} from '../lookup.js';
import {schedule} from '../schedule.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36, smallBlueprint} from './small-blueprint.js';

type Recipe = {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly era?: typeof era36;
	/** What is changed in the cloud before anybody sees it. */
	readonly spoil: (cloud: Cloud) => void;
};

/** A fault without its number and state, which are given here. */
type PlainFault<Each = Fault> = Each extends Fault ? Omit<Each, 'id' | 'state'> : never;

const add = (cloud: Cloud, fault: PlainFault, isActive = false) => {
	injectFault(cloud, {...fault, id: `${fault.type}-${cloud.faults.length + 1}`, state: 'armed'}, isActive);
};

const inDatabase = {controller: 'aws', model: 'db'} as const;

const modelOf = (cloud: Cloud, name: string): Model | undefined =>
	cloud.controllers[0]?.models.find(model => model.name === name);

/** The machine and its unit slept through the last upgrade. */
const leaveBehind = (cloud: Cloud, id: string) => {
	const model = modelOf(cloud, 'db');
	for (const agent of [model?.machines.get(id), model?.units.get(`etcd/${id}`)]) {
		if (!agent) {
			continue;
		}

		agent.version = '3.6.3';
		agent.tools = '3.6.3';
	}
};

const tenMinutes = 600_000;

const powerOff = (cloud: Cloud, reference: {readonly controller: string; readonly model: string; readonly agent: string}) => {
	add(cloud, {type: 'machine-down', ...reference}, true);
	schedule(cloud, cloud.now + tenMinutes, {type: 'machine-heals', ...reference});
};

const recipes: readonly Recipe[] = [
	{
		name: 'agent-configuration',
		title: 'An agent does not restart: configuration',
		description: 'Machine 2 of the model db does not come back from its upgrade: its agent.conf is broken.',
		spoil(cloud) {
			add(cloud, {type: 'agent-configuration', ...inDatabase, agent: 'machine-2'});
		},
	},
	{
		name: 'hook-failed',
		title: 'An agent does not restart: hook',
		description: 'After the upgrade of the model db a hook of etcd/2 fails, again and again, until its cause is repaired.',
		spoil(cloud) {
			add(cloud, {
				type: 'hook-failed', ...inDatabase, agent: 'unit-etcd-2', hook: 'config-changed',
			});
		},
	},
	{
		name: 'agents-too-old',
		title: 'An agent is too old',
		description: 'Machine 1 of the model db slept through the last upgrade and still has 3.6.3: Juju refuses the next one.',
		spoil(cloud) {
			leaveBehind(cloud, '1');
			add(cloud, {type: 'agent-stopped', ...inDatabase, agent: 'machine-1'}, true);
		},
	},
	{
		name: 'upgrade-failed',
		title: 'The upgrade fails',
		description: 'A step of the controller\'s upgrade fails, and Juju gives up: the controller cannot be saved.',
		spoil(cloud) {
			add(cloud, {type: 'upgrade-failed', controller: 'aws', reason: 'cannot split log collections: not authorized on logs to execute command'});
		},
	},
	{
		name: 'stuck',
		title: 'An upgrade that does not begin',
		description: 'The upgrade is accepted and nothing happens: the new binaries are published, but the controller cannot fetch them.',
		spoil(cloud) {
			add(cloud, {type: 'binaries-unreachable', controller: 'aws'});
		},
	},
	{
		name: 'unreachable',
		title: 'The controller stays away',
		description: 'The controller restarts for its upgrade and never answers again.',
		spoil(cloud) {
			add(cloud, {type: 'controller-unreachable', controller: 'aws'});
		},
	},
	{
		name: 'machine-down',
		title: 'A machine is down',
		description: 'Machine 1 of the model web has no power. The provider starts it again after ten minutes.',
		spoil(cloud) {
			powerOff(cloud, {controller: 'aws', model: 'web', agent: 'machine-1'});
		},
	},
	{
		name: 'unit-error',
		title: 'A unit is in error',
		description: 'A hook of webapp/0 has been failing since before the upgrade.',
		spoil(cloud) {
			add(cloud, {
				type: 'hook-failed', controller: 'aws', model: 'web', agent: 'unit-webapp-0', hook: 'update-status',
			}, true);
		},
	},
	{
		name: 'changes-disabled',
		title: 'Changes are disabled',
		description: 'Somebody disabled all commands that change the controller\'s model and the model db.',
		spoil(cloud) {
			for (const model of [modelOf(cloud, 'controller'), modelOf(cloud, 'db')]) {
				model?.disabled.push({set: 'all', message: 'change freeze until Monday, ask the operations team'});
			}
		},
	},
	{
		name: 'disk-full',
		title: 'A disk is full',
		description: 'Machine 1 of the model db has too little room for the new binaries: it stays behind and tries again each minute.',
		spoil(cloud) {
			add(cloud, {type: 'disk-full', ...inDatabase, agent: 'machine-1'}, true);
		},
	},
	{
		name: 'ha-member-down',
		title: 'A controller member is down',
		description: 'One of three controller machines has no power: Juju refuses the upgrade. The provider starts it again after ten minutes.',
		era: {...era36, members: 3},
		spoil(cloud) {
			powerOff(cloud, {controller: 'aws', model: 'controller', agent: 'machine-2'});
		},
	},
	{
		name: 'no-binaries',
		title: 'No binaries to be found',
		description: 'The controller has no way to the internet and knows of no newer version; the client has the binaries of 3.6.28.',
		spoil(cloud) {
			for (const controller of cloud.controllers) {
				controller.published.released = [];
				controller.canFetch = false;
				controllerModelOf(controller).upgradeAvailable = undefined;
			}
		},
	},
	{
		name: 'login-expired',
		title: 'A login has expired',
		description: 'The controller answers nothing before the user logs in again.',
		spoil(cloud) {
			for (const controller of cloud.controllers) {
				controller.isLoginExpired = true;
			}
		},
	},
	{
		name: 'no-access',
		title: 'No right to upgrade',
		description: 'The user may log in and read, and nothing else.',
		era: {...era36, access: 'login'},
		spoil() {
			// All of it is in the blueprint.
		},
	},
];

/** Small clouds in each of which one thing is, or will be, wrong. */
export const faultyScenarios: readonly Scenario[] = recipes.map(({name, title, description, era, spoil}) => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud(smallBlueprint(name, title, era), seed, startedAt);
		spoil(cloud);
		return cloud;
	},
}));
