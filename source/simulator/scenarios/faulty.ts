import {type Cloud} from '../cloud.js';
import {controllerModelOf} from '../lookup.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36, smallBlueprint} from './small-blueprint.js';
import {
	addFault,
	disableChanges,
	failHook,
	leaveBehind,
	modelOf,
	powerOff,
	stopAgent,
	suspend,
} from './spoil.js';

type Recipe = {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly era?: typeof era36;
	/** What is changed in the cloud before anybody sees it. */
	readonly spoil: (cloud: Cloud) => void;
};

const inDatabase = {controller: 'aws', model: 'db'} as const;

const recipes: readonly Recipe[] = [
	{
		name: 'agent-configuration',
		title: 'An agent does not restart: configuration',
		description: 'Machine 2 of the model db does not come back from its upgrade: its agent.conf is broken.',
		spoil(cloud) {
			addFault(cloud, {type: 'agent-configuration', ...inDatabase, agent: 'machine-2'});
		},
	},
	{
		name: 'hook-failed',
		title: 'An agent does not restart: hook',
		description: 'After the upgrade of the model db a hook of etcd/2 fails, again and again, until its cause is repaired.',
		spoil(cloud) {
			addFault(cloud, {
				type: 'hook-failed', ...inDatabase, agent: 'unit-etcd-2', hook: 'config-changed',
			});
		},
	},
	{
		name: 'agents-too-old',
		title: 'An agent is too old',
		description: 'Machine 1 of the model db slept through the last upgrade and still has 3.6.3: Juju refuses the next one.',
		spoil(cloud) {
			leaveBehind(cloud, 'db', {id: '1', version: '3.6.3'});
			stopAgent(cloud, 'db', '1');
		},
	},
	{
		name: 'upgrade-failed',
		title: 'The upgrade fails',
		description: 'A step of the controller\'s upgrade fails, and Juju gives up: the controller cannot be saved.',
		spoil(cloud) {
			addFault(cloud, {type: 'upgrade-failed', controller: 'aws', reason: 'cannot split log collections: not authorized on logs to execute command'});
		},
	},
	{
		name: 'stuck',
		title: 'An upgrade that does not begin',
		description: 'The upgrade is accepted and nothing happens: the new binaries are published, but the controller cannot fetch them.',
		spoil(cloud) {
			addFault(cloud, {type: 'binaries-unreachable', controller: 'aws'});
		},
	},
	{
		name: 'unreachable',
		title: 'The controller stays away',
		description: 'The controller restarts for its upgrade and never answers again.',
		spoil(cloud) {
			addFault(cloud, {type: 'controller-unreachable', controller: 'aws'});
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
			failHook(cloud, 'web', {unit: 'webapp/0', hook: 'update-status'});
		},
	},
	{
		name: 'changes-disabled',
		title: 'Changes are disabled',
		description: 'Somebody disabled all commands that change the controller\'s model and the model db.',
		spoil(cloud) {
			disableChanges(cloud, 'controller', 'db');
		},
	},
	{
		name: 'disk-full',
		title: 'A disk is full',
		description: 'Machine 1 of the model db has too little room for the new binaries: it stays behind and tries again each minute.',
		spoil(cloud) {
			addFault(cloud, {type: 'disk-full', ...inDatabase, agent: 'machine-1'}, true);
		},
	},
	{
		name: 'controller-disk-full',
		title: 'The controller\'s disk is full',
		description: 'Machine 0 of the controller has too little room for the new binaries: the upgrade would wait there.',
		spoil(cloud) {
			addFault(cloud, {
				type: 'disk-full', controller: 'aws', model: 'controller', agent: 'machine-0',
			}, true);
		},
	},
	{
		name: 'clocks-apart',
		title: 'A clock is wrong',
		description: 'The clock of one of three controller machines is a minute and a half ahead of the others.',
		era: {...era36, members: 3},
		spoil(cloud) {
			const machine = modelOf(cloud, 'controller')?.machines.get('2');
			if (machine) {
				machine.clockOffset = 90_000;
			}
		},
	},
	{
		name: 'database-refreshed',
		title: 'The snap of the database has moved on',
		description: 'The snap juju-db on the controller has refreshed itself to a version that a controller below 3.6.15 cannot speak to.',
		spoil(cloud) {
			const machine = modelOf(cloud, 'controller')?.machines.get('0');
			if (machine) {
				machine.databaseSnap = {version: '4.4.30', revision: '201'};
			}
		},
	},
	{
		name: 'credential-invalid',
		title: 'A credential is not valid',
		description: 'The cloud does not accept the credential of the model db any more, and Juju has suspended the model.',
		spoil(cloud) {
			const model = modelOf(cloud, 'db');
			if (!model) {
				return;
			}

			model.hasInvalidCredential = true;
			suspend(cloud, 'db');
		},
	},
	{
		name: 'migration-needed',
		title: 'Users and secrets that have to move',
		description: 'Model db has a user and a secret backend that a new controller has to know before models move to it, as on the way to 4.0.',
		spoil(cloud) {
			const model = modelOf(cloud, 'db');
			if (!model) {
				return;
			}

			model.users.push({name: 'kim', access: 'write', lastConnection: undefined});
			model.secretBackends = [{name: 'internal', secretCount: 2}, {name: 'vault', secretCount: 3}];
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
		name: 'backup-truncated',
		title: 'A backup that breaks off',
		description: 'The line breaks off while the first backup is fetched: half of its archive arrives. The next one comes whole.',
		spoil(cloud) {
			addFault(cloud, {type: 'backup-harmed', controller: 'aws', harm: 'truncated'});
		},
	},
	{
		name: 'backup-missing',
		title: 'A backup that is not there',
		description: 'The first backup is said to be fetched, and there is no file, or an empty one. The next one comes whole.',
		spoil(cloud) {
			addFault(cloud, {type: 'backup-harmed', controller: 'aws', harm: 'missing'});
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
