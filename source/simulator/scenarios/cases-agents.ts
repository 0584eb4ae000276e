import {type Cloud, type Model} from '../cloud.js';
import {setAgentStatus, setWorkload} from '../logs.js';
import {schedule} from '../schedule.js';
import {type CloudBlueprint} from './blueprint.js';
import {buildCloud} from './build-cloud.js';
import {kubernetes} from './kubernetes.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era40, smallBlueprint} from './small-blueprint.js';
import {
	addFault,
	failHook,
	loseUnit,
	modelOf,
	neverStart,
} from './spoil.js';

type Recipe = Pick<Scenario, 'name' | 'title' | 'description'> & {
	readonly era?: typeof era40;
	/** Machines that the model `db` has besides. */
	readonly machines?: readonly string[];
	/** What is changed in the cloud before anybody sees it. */
	readonly spoil: (cloud: Cloud) => void;
};

const minute = 60_000;

const inDatabase = {controller: 'aws', model: 'db'} as const;

/** Added by hand, and its agent never came: juju/juju#19844. */
const leavePending = (cloud: Cloud, name: string, id: string): void => {
	neverStart(cloud, name, id);
	const machine = modelOf(cloud, name)?.machines.get(id);
	if (!machine) {
		return;
	}

	machine.instance = {...machine.instance, current: 'running', message: 'Manually provisioned machine'};
	machine.instanceId = 'manual:10.0.0.30';
};

/** Its status was not written when its agent came: juju/juju#22243. */
const forgetStart = (model: Model | undefined, id: string): void => {
	const machine = model?.machines.get(id);
	if (machine) {
		machine.status = {current: 'pending', since: machine.status.since};
	}
};

const recipes: readonly Recipe[] = [
	{
		name: 'unit-lost',
		title: 'A unit is lost',
		description: 'The agent of etcd/1 in the model db hangs and has lost its connection, while its machine answers.',
		spoil(cloud) {
			loseUnit(cloud, 'db', 'etcd/1');
		},
	},
	{
		name: 'agent-behind',
		title: 'An agent stays behind',
		description: 'Machine 1 of the model db is connected and at work, and does not take the new version: its process hangs until it is started anew.',
		spoil(cloud) {
			addFault(cloud, {type: 'agent-hangs', ...inDatabase, agent: 'machine-1'});
		},
	},
	{
		name: 'containers-behind',
		title: 'A container stays behind its host',
		description: 'Container 2/lxd/0 of the model db does not follow its host to the new version. Somebody restarts its agent forty minutes later.',
		machines: ['2/lxd/0'],
		spoil(cloud) {
			const agent = 'machine-2-lxd-0';
			addFault(cloud, {type: 'agent-hangs', ...inDatabase, agent});
			schedule(cloud, cloud.now + (40 * minute), {type: 'agent-starts', ...inDatabase, agent});
		},
	},
	{
		name: 'workload-not-upgraded',
		title: 'A hook that must not be passed over',
		description: 'The charm of etcd was refreshed, and the hook upgrade-charm fails on etcd/2. Whoever passes over it keeps the old workload.',
		spoil(cloud) {
			failHook(cloud, 'db', {unit: 'etcd/2', hook: 'upgrade-charm'});
		},
	},
	{
		name: 'machine-stays-pending',
		title: 'A machine that never came',
		description: 'Machine 3 of the model db was added by hand and found no binaries that fit: it has been pending since.',
		machines: ['3'],
		spoil(cloud) {
			leavePending(cloud, 'db', '3');
		},
	},
	{
		name: 'machine-status-wrong',
		title: 'A machine whose status is wrong',
		description: 'Juju 4.0 shows machine 1 of the model db as pending, though its unit is at work.',
		era: era40,
		spoil(cloud) {
			forgetStart(modelOf(cloud, 'db'), '1');
		},
	},
];

const withMachines = (blueprint: CloudBlueprint, machines: readonly string[]): CloudBlueprint => ({
	...blueprint,
	controllers: blueprint.controllers.map(controller => ({
		...controller,
		models: controller.models.map(model => model.name === 'db' ? {...model, machines: [...model.machines, ...machines]} : model),
	})),
});

const played: readonly Scenario[] = recipes.map(({
	name, title, description, era, machines = [], spoil,
}) => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud(withMachines(smallBlueprint(name, title, era), machines), seed, startedAt);
		spoil(cloud);
		return cloud;
	},
}));

const podCrashLoop: Scenario = {
	name: 'pod-crash-loop',
	title: 'A pod that crashes again and again',
	description: 'A container of postgresql/1 in the model shop ends as soon as it starts, since the controller was last upgraded.',
	create(seed, startedAt = defaultStart) {
		const cloud = {...kubernetes.create(seed, startedAt), scenario: 'pod-crash-loop'};
		const unit = modelOf(cloud, 'shop')?.units.get('postgresql/1');
		if (unit) {
			setWorkload(unit, cloud.now, 'error', 'crash loop backoff: back-off 5m0s restarting failed container=postgresql pod=postgresql-1_shop');
			setAgentStatus(unit, cloud.now, 'idle');
		}

		return cloud;
	},
};

/** Clouds in which an agent, or what Juju says of it, is wrong. */
export const agentScenarios: readonly Scenario[] = [...played, podCrashLoop];
