import {type Cloud, type Controller} from '../cloud.js';
import {setAgentStatus, writeLog} from '../logs.js';
import {controllerModelOf} from '../lookup.js';
import {schedule} from '../schedule.js';
import {type ModelBlueprint} from './blueprint.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36, smallBlueprint} from './small-blueprint.js';
import {
	addFault,
	beginMigration,
	giveBase,
	leaveBehind,
	modelOf,
} from './spoil.js';

type Recipe = Pick<Scenario, 'name' | 'title' | 'description'> & {
	readonly era?: typeof era36;
	/** What the model `db` is in place of the usual one. */
	readonly database?: Partial<ModelBlueprint>;
	/** Further models. */
	readonly models?: readonly ModelBlueprint[];
	/** What is changed in the cloud before anybody sees it. */
	readonly spoil: (cloud: Cloud, controller: Controller) => void;
};

const minute = 60_000;

const singleModel = (name: string): ModelBlueprint => ({
	name,
	machines: ['0'],
	applications: [{
		name: 'webapp', channel: 'latest/stable', revision: 42, on: ['0'], message: 'ready', workloadVersion: '1.14.0',
	}],
});

/** A migration that was given up: the model is where it was, and its status goes on saying why. */
const giveUp = (cloud: Cloud, name: string, reason: string): void => {
	const model = modelOf(cloud, name);
	if (model) {
		model.status = {current: 'available', message: `migrating: aborted, removing model from target controller: ${reason}`, since: cloud.now - (30 * minute)};
	}
};

const farm: Partial<ModelBlueprint> = {
	machines: ['0', '1', '2', '3', '4', '5'],
	applications: [
		{
			name: 'etcd', channel: '3.4/stable', revision: 755, ports: ['2379/tcp'], on: Array.from({length: 24}, (_, index) => String(index % 6)), message: 'healthy', workloadVersion: '3.4.36',
		},
		{
			name: 'ntp', channel: 'latest/stable', revision: 50, under: ['etcd'], message: 'chrony: Ready', workloadVersion: '4.2',
		},
	],
	relations: [
		{left: 'etcd:cluster', right: 'etcd:cluster', interface: 'etcd'},
		{
			left: 'ntp:juju-info', right: 'etcd:juju-info', interface: 'juju-info', scope: 'container',
		},
	],
};

/** Before 2.9 each unit has a service of its own. */
const separateUnits = (cloud: Cloud, name: string): void => {
	const model = modelOf(cloud, name);
	for (const {machine = '', tag} of model?.units.values() ?? []) {
		const host = model?.machines.get(machine);
		if (host) {
			host.services = [...host.services, {name: `jujud-${tag}`, isRunning: true, since: host.status.since}];
		}
	}
};

const recipes: readonly Recipe[] = [
	{
		name: 'database-step-waiting',
		title: 'A member that waits for the database',
		description: 'Two of three machines of the controller are at 3.6.4. Machine 2 has waited for the upgrade of the database for 14 minutes, and missed its end.',
		era: {...era36, members: 3},
		spoil(cloud, controller) {
			leaveBehind(cloud, 'controller', {id: '2', version: '3.6.3'});
			const member = controllerModelOf(controller).machines.get('2');
			if (member) {
				setAgentStatus(member, cloud.now - (14 * minute), 'started', `waiting on primary database upgrade to ${controller.version}`);
			}
		},
	},
	{
		name: 'controller-complains',
		title: 'A controller that complains in its log',
		description: 'The log of the controller tells of a full disk, of a certificate that an agent does not take, and of its own unit, which is locked out.',
		spoil(cloud, controller) {
			const model = controllerModelOf(controller);
			const at = cloud.now - (5 * minute);
			writeLog(model, {
				at, entity: 'machine-0', level: 'ERROR', module: 'juju.apiserver', message: 'write /var/lib/juju/charm-cache/haproxy-82: no space left on device',
			});
			writeLog(model, {
				at,
				entity: 'machine-0',
				level: 'ERROR',
				module: 'juju.worker.apicaller',
				message: '[0a1b2c] "machine-0" cannot open api: unable to connect to API: x509: certificate has expired or is not yet valid',
			});
			writeLog(model, {
				at,
				entity: 'unit-controller-0',
				level: 'ERROR',
				module: 'juju.worker.apicaller',
				message: '[0a1b2c] "unit-controller-0" cannot open api: invalid entity name or password (unauthorized access)',
			});
		},
	},
	{
		name: 'hooks-everywhere',
		title: 'Many units, and one that stays behind',
		description: 'Model db has 24 units of etcd, each with an ntp beside it. Subordinate ntp/1 does not follow to the new version; somebody restarts it forty minutes later.',
		era: {clientVersion: '2.8.13', version: '2.8.9', released: ['2.8.9', '2.8.13']},
		database: farm,
		spoil(cloud) {
			const reference = {controller: 'aws', model: 'db', agent: 'unit-ntp-1'};
			separateUnits(cloud, 'db');
			addFault(cloud, {type: 'agent-hangs', ...reference});
			schedule(cloud, cloud.now + (40 * minute), {type: 'agent-starts', ...reference});
		},
	},
	{
		name: 'migrations-given-up',
		title: 'Four migrations that were given up',
		description: 'Models accounts, billing, db and web were to be moved, and each is where it was for a reason of its own. Workers of db do not calm down since.',
		models: [singleModel('accounts'), singleModel('billing')],
		spoil(cloud) {
			giveUp(cloud, 'accounts', 'source prechecks failed: unit webapp/0 agent binaries don\'t match model (3.6.3 != 3.6.4)');
			giveUp(cloud, 'billing', 'model data transfer failed, failed to import model into target controller: granting admin permission to the owner: user "alice" is permanently deleted');
			giveUp(cloud, 'db', 'machine sanity check failed, 1 error found');
			giveUp(cloud, 'web', 'target prechecks failed: model named "web" already exists');
			const database = modelOf(cloud, 'db');
			if (!database) {
				return;
			}

			const at = cloud.now - (20 * minute);
			writeLog(database, {
				at, entity: 'controller-0', level: 'ERROR', module: 'juju.worker.migrationmaster.d2483b', message: 'no machine with instance "i-0c68022"',
			});
			writeLog(database, {
				at, entity: 'controller-0', level: 'ERROR', module: 'juju.worker.dependency', message: '"firewaller" manifold worker returned unexpected error: fortress operation aborted',
			});
		},
	},
	{
		name: 'windows-machine',
		title: 'A machine with Windows',
		description: 'Machine 3 of the model db has Windows, for which Juju 3 has no agents, and nothing runs on it any more: the upgrade is refused for it.',
		database: {machines: ['0', '1', '2', '3']},
		spoil(cloud) {
			giveBase(cloud, 'db', {id: '3', channel: 'win2019', series: 'win2019'});
		},
	},
	{
		name: 'database-too-old',
		title: 'A database that is too old',
		description: 'The controller has MongoDB 4.3, with which Juju goes no further: only a new controller has a newer one.',
		spoil(_, controller) {
			controller.mongoVersion = '4.3';
		},
	},
	{
		name: 'model-moving',
		title: 'A model on its way',
		description: 'Model db is being moved to another controller. Until it has arrived, the controller is not upgraded.',
		spoil(cloud) {
			beginMigration(cloud, 'db');
		},
	},
];

/** Small clouds for cases of which one scenario each, or one for several, is enough. */
export const restScenarios: readonly Scenario[] = recipes.map(({
	name, title, description, era, database, models = [], spoil,
}) => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const blueprint = smallBlueprint(name, title, era);
		const cloud = buildCloud({
			...blueprint,
			controllers: blueprint.controllers.map(controller => ({
				...controller,
				models: [...controller.models.map(model => model.name === 'db' ? {...model, ...database} : model), ...models],
			})),
		}, seed, startedAt);
		const [controller] = cloud.controllers;
		if (controller) {
			spoil(cloud, controller);
		}

		return cloud;
	},
}));
