import test from 'ava';
import {type Cloud, type Controller, type Model} from '../../../source/simulator/cloud.js';
import {advance} from '../../../source/simulator/cluster.js';
import {runCommandLine} from '../../../source/simulator/command-line.js';
import {buildCloud} from '../../../source/simulator/scenarios/build-cloud.js';
import {defaultStart} from '../../../source/simulator/scenarios/scenario.js';
import {failHook, loseUnit, stopAgent} from '../../../source/simulator/scenarios/spoil.js';
import {era29, era36, smallBlueprint} from '../../../source/simulator/scenarios/small-blueprint.js';

type Versions = {readonly from?: string; readonly to?: string; readonly client?: string};

/** Two controllers: `old` with models web and db, and `new`, which is empty. */
const create = ({from = '2.9.52', to = '3.6.28', client = '3.6.28'}: Versions = {}): Cloud => {
	const [blueprint] = smallBlueprint('', '', {...era29, version: from}).controllers;
	if (!blueprint) {
		throw new Error('There is no controller.');
	}

	return buildCloud({
		scenario: '',
		title: '',
		clientVersion: client,
		controllers: [
			{...blueprint, name: 'old', published: {released: [from, to]}},
			{
				...blueprint, name: 'new', version: to, published: {released: [from, to]}, models: [],
			},
		],
	}, 1, defaultStart);
};

const run = (cloud: Cloud, line: string) => runCommandLine(cloud, line.split(' '), {now: cloud.now});

const controllerOf = (cloud: Cloud, name: string): Controller => {
	const found = cloud.controllers.find(controller => controller.name === name);
	if (!found) {
		throw new Error(`There is no controller ${name}.`);
	}

	return found;
};

const modelOf = (cloud: Cloud, controller: string, name: string): Model => {
	const found = controllerOf(cloud, controller).models.find(model => model.name === name);
	if (!found) {
		throw new Error(`There is no model ${controller}:${name}.`);
	}

	return found;
};

const agentsOf = ({machines, units}: Model) => [...machines.values(), ...units.values()];

const namesOf = (cloud: Cloud, controller: string) => controllerOf(cloud, controller).models.map(({name}) => name);

const later = (cloud: Cloud, seconds = 120): void => {
	advance(cloud, cloud.now + (seconds * 1000));
};

test('a model moves with its version, relations and offers, and its agents connect to the new controller', t => {
	const cloud = create();
	const before = structuredClone(modelOf(cloud, 'old', 'db'));
	const {exitCode, stdout, stderr} = run(cloud, 'migrate old:admin/db new');
	t.deepEqual([exitCode, stdout], [0, '']);
	t.is(stderr, `Migration started with ID "${before.uuid}:0"\n`);
	t.deepEqual(namesOf(cloud, 'old'), ['controller', 'web', 'db'], 'It returns at once.');

	const said: string[] = [];
	for (let second = 0; second < 120 && namesOf(cloud, 'old').includes('db'); second++) {
		advance(cloud, cloud.now + 1000);
		said.push(controllerOf(cloud, 'old').models.find(({name}) => name === 'db')?.status.message ?? '');
	}

	t.deepEqual([...new Set(said)].filter(text => text !== '' && !text.endsWith('starting')), [
		'migrating: quiescing, waiting for agents to report back',
		'migrating: exporting model',
		'migrating: importing model into target controller',
		'migrating: uploading model binaries into target controller',
		'migrating: validating, waiting for agents to report back',
		'migrating: successful, waiting for agents to report back',
		'migrating: successful, transferring logs to target controller (0 sent)',
		'migrating: successful, removing model from source controller',
	]);
	t.deepEqual(namesOf(cloud, 'new'), ['controller', 'db']);
	const after = modelOf(cloud, 'new', 'db');
	t.deepEqual([after.version, after.uuid, after.relations, after.offers], ['2.9.52', before.uuid, before.relations, before.offers]);
	t.true(agentsOf(after).every(({isConnected}) => !isConnected));
	advance(cloud, cloud.now + 10_000);
	t.true(agentsOf(after).every(({isConnected, version}) => isConnected && version === '2.9.52'));
	t.is(after.migration, undefined);

	t.is(run(cloud, 'upgrade-model -m new:admin/db --agent-version 3.6.28').exitCode, 0);
	later(cloud);
	t.true(agentsOf(after).every(({isConnected, version}) => isConnected && version === '3.6.28'));
});

test('the old controller says where a model went, to a client that knows the way', t => {
	const cloud = create();
	run(cloud, 'migrate old:web new');
	later(cloud);
	t.is(run(cloud, 'status -m old:web').stderr, 'ERROR Model "admin/web" has been migrated to controller "new".\nTo access it run \'juju switch new:admin/web\'.\n');
	t.is(run(cloud, 'status -m old:admin/nothing').stderr, 'ERROR model old:admin/nothing not found\n');
	t.is(run(cloud, 'status -m new:web').exitCode, 0);
	run(cloud, 'unregister new --no-prompt');
	t.is(run(cloud, 'status -m old:web').stderr, 'ERROR model old:web not found\n');
});

test('what is wrong with a model goes with it, and what is still to happen to it', t => {
	const cloud = create();
	failHook(cloud, 'web', {unit: 'webapp/0', hook: 'update-status'});
	t.is(run(cloud, 'migrate old:web new').exitCode, 0, 'To 2.9 a unit whose hook fails is idle.');
	later(cloud);
	t.deepEqual(cloud.faults.map(({controller, state}) => [controller, state]), [['new', 'active']]);
	const unit = modelOf(cloud, 'new', 'web').units.get('webapp/0');
	t.is(unit?.workload.current, 'error');
	t.is(run(cloud, 'resolved -m new:web --no-retry webapp/0').exitCode, 0);
	advance(cloud, cloud.now + 60_000);
	t.is(unit?.workload.current, 'active');
});

test('a dry run asks the same and changes nothing; clients before 3.6 do not know it', t => {
	const cloud = create();
	const before = structuredClone(cloud.controllers);
	t.like(run(cloud, 'migrate old:web new --dry-run'), {exitCode: 0, stderr: 'Dry run successful: migration can proceed\n'});
	t.deepEqual(cloud.controllers, before);
	t.deepEqual(cloud.events, []);
	t.like(run(create({client: '3.5.7'}), 'migrate old:web new --dry-run'), {exitCode: 2, stderr: 'ERROR option provided but not defined: --dry-run\n'});
});

type Refused = {readonly line?: string; readonly versions?: Versions; readonly spoil?: (cloud: Cloud) => void; readonly says: string};

const refused: Readonly<Record<string, Refused>> = {
	'an unknown target': {line: 'migrate old:web elsewhere', says: 'controller elsewhere not found'},
	'an unknown model': {line: 'migrate old:nothing new', says: 'model old:nothing not found'},
	'the model of a controller': {line: 'migrate old:controller new', says: 'target prechecks failed: model named "controller" already exists'},
	'its own controller': {line: 'migrate old:web old', says: 'target prechecks failed: model with same UUID already exists (UUID)'},
	'a model that is too old': {
		versions: {from: '2.9.42'}, says: 'target prechecks failed: model must be upgraded to at least version 2.9.43 before being migrated to a controller with version 3.6.28',
	},
	'3.1 takes older ones': {
		versions: {from: '2.9.35', to: '3.1.10'},
		says: 'target prechecks failed: model must be upgraded to at least version 2.9.36 before being migrated to a controller with version 3.1.10',
	},
	'a major version left out': {versions: {to: '4.0.15', client: '4.0.15'}, says: 'target prechecks failed: migrate to "4.0.15" is not supported from "2.9.52"'},
	'an older controller': {versions: {from: '3.6.28', to: '3.6.21'}, says: 'target prechecks failed: model has higher version than target controller (3.6.28 > 3.6.21)'},
	'a machine whose agent is down': {
		spoil(cloud) {
			stopAgent(cloud, 'web', '1');
		},
		says: 'source prechecks failed: machine 1 agent not functioning at this time (down)',
	},
	'a unit that is lost': {
		spoil(cloud) {
			loseUnit(cloud, 'web', 'webapp/0');
		},
		says: 'source prechecks failed: unit webapp/0 not idle or executing (lost)',
	},
	'an agent that is behind': {
		spoil(cloud) {
			Object.assign(modelOf(cloud, 'old', 'web').machines.get('1') ?? {}, {version: '2.9.49'});
		},
		says: 'source prechecks failed: machine 1 agent binaries don\'t match model (2.9.49 != 2.9.52)',
	},
	'a unit that takes a charm': {
		spoil(cloud) {
			run(cloud, 'refresh -m old:web webapp');
		},
		says: 'source prechecks failed: unit webapp/0 is upgrading',
	},
	'a user without access': {
		spoil(cloud) {
			controllerOf(cloud, 'old').access = 'login';
		},
		says: 'permission denied',
	},
	'a user without access to the target': {
		spoil(cloud) {
			controllerOf(cloud, 'new').access = 'login';
		},
		says: 'target prechecks failed: permission denied',
	},
	'users that the target does not know': {
		spoil(cloud) {
			modelOf(cloud, 'old', 'web').users.push(...['carol', 'bob'].map(name => ({name, access: 'write', lastConnection: undefined} as const)));
		},
		says: 'cannot initiate migration as the users granted access to the model do not exist\non the destination controller. To resolve this issue you can add the following\n'
			+ 'users to the destination controller or remove them from the current model:\n  - bob\n  - carol',
	},
	'a target that is being upgraded': {
		versions: {from: '3.6.21', to: '3.6.21'},
		spoil(cloud) {
			const target = controllerOf(cloud, 'new');
			target.upgrade = {
				from: '3.6.14', to: '3.6.21', phase: 'failed', startedAt: cloud.now,
			};
		},
		says: 'target prechecks failed: upgrade in progress',
	},
	'one that is on its way': {
		spoil(cloud) {
			run(cloud, 'migrate old:web new');
		},
		says: 'failed to create migration: already in progress',
	},
	'units in error, for 4.0': {
		versions: {from: '4.0.15', to: '4.0.17', client: '4.0.17'},
		spoil(cloud) {
			failHook(cloud, 'web', {unit: 'webapp/0', hook: 'update-status'});
		},
		says: 'source prechecks failed: model unit(s) are not ready for migration:\n- unit "webapp/0" workload not active or viable',
	},
};

for (const [what, {line = 'migrate old:web new', versions = {}, spoil, says}] of Object.entries(refused)) {
	test(`refused: ${what}`, t => {
		const cloud = create(versions);
		spoil?.(cloud);
		const {exitCode, stderr} = run(cloud, line);
		t.is(stderr.replace(/[\da-f]{8}-[\d\-a-f]{27}/v, 'UUID'), `ERROR ${says}\n`);
		t.true(exitCode === 1 || what === 'an unknown target');
		t.is(namesOf(cloud, 'new').length, 1);
	});
}

test('a target that is gone takes nothing: the model stays where it is, and says why', t => {
	const cloud = create({from: era36.version});
	run(cloud, 'migrate old:web new');
	advance(cloud, cloud.now + 5000);
	run(cloud, 'kill-controller new --no-prompt');
	later(cloud);
	const model = modelOf(cloud, 'old', 'web');
	t.is(model.migration, undefined);
	t.is(model.status.current, 'available');
	t.regex(model.status.message ?? '', /^migrating: aborted, removing model from target controller: model data transfer failed/v);
	t.true(agentsOf(model).every(({isConnected}) => isConnected));
});

test('a controller that is silent for a while only makes it longer', t => {
	const cloud = create({from: '3.6.21', to: '3.6.21'});
	run(cloud, 'migrate old:web new');
	controllerOf(cloud, 'new').api = 'silent';
	advance(cloud, cloud.now + 300_000);
	t.is(modelOf(cloud, 'old', 'web').migration, 'exporting');
	controllerOf(cloud, 'new').api = 'up';
	later(cloud);
	t.deepEqual(namesOf(cloud, 'new'), ['controller', 'web']);
});
