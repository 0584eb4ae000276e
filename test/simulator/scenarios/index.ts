import test from 'ava';
import {findScenario, scenarios} from '../../../source/simulator/scenarios/index.js';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {
	agentsOf,
	createCloud,
	theController,
	theModel,
} from '../../_helpers/simulated-cloud.js';

const countAgents = (cloud: Cloud): number =>
	cloud.controllers.flatMap(({models}) => models).reduce((sum, model) => sum + agentsOf(model).length, 0);

test('the scenarios that scripts rely on exist, each once', t => {
	const names = scenarios.map(({name}) => name);
	const expected = [
		'small',
		'production',
		'kubernetes',
		'large',
		'small-2.9',
		'small-4.0',
		'small-4.1',
		'agent-configuration',
		'hook-failed',
		'agents-too-old',
		'upgrade-failed',
		'stuck',
		'unreachable',
		'machine-down',
		'unit-error',
		'changes-disabled',
		'disk-full',
		'controller-disk-full',
		'clocks-apart',
		'database-refreshed',
		'credential-invalid',
		'migration-needed',
		'ha-member-down',
		'no-binaries',
		'no-access',
		'login-expired',
		'slow',
		'small-3.5',
		'unprepared',
		'unprepared-2.9',
		'unprepared-4.0',
		'models-behind',
		'client-too-old',
		'client-behind',
		'controller-silent',
		'release-bad',
		'upgrade-running',
		'even-members',
		'member-without-vote',
		'model-unlisted',
		'other-stream',
		'dry-run-blocked',
		'database-step-waiting',
		'controller-complains',
		'hooks-everywhere',
		'migrations-given-up',
		'windows-machine',
		'database-too-old',
		'model-moving',
	];
	t.deepEqual(expected.filter(name => !names.includes(name)), []);
	t.is(new Set(names).size, names.length);
});

test('each scenario says in words what it is', t => {
	for (const {name, title, description} of scenarios) {
		t.regex(name, /^[\-.0-9a-z]+$/v);
		t.regex(title, /^[A-Z][^\n]{4,60}[0-9a-z]$/v, name);
		t.regex(description, /^[A-Z][^\n]{20,}\.$/v, name);
	}
});

test('no name means the small cloud, an unknown one none', t => {
	t.is(findScenario('')?.name, 'small');
	t.is(findScenario('nonsense'), undefined);
});

test('each scenario is made the same from the same seed, and knows its own name', t => {
	for (const {name, create} of scenarios) {
		if (name === 'large') {
			continue;
		}

		t.deepEqual(create(3), create(3), name);
		t.is(create(3).scenario, name);
	}
});

test('a scenario can be made to begin at any time', t => {
	const cloud = findScenario('small')?.create(1, 1_000_000_000_000);
	t.is(cloud?.now, 1_000_000_000_000);
	t.is(cloud?.startedAt, 1_000_000_000_000);
});

test('the small cloud has one controller, two models and 12 agents', t => {
	const cloud = createCloud('small');
	t.is(cloud.controllers.length, 1);
	t.deepEqual(theController(cloud).models.map(({name}) => name), ['controller', 'web', 'db']);
	t.is(countAgents(cloud), 12);
	t.is(theController(cloud).version, '3.6.4');
	t.is(theModel(cloud, 'controller').upgradeAvailable, '3.6.28');
});

test('the production cloud has a controller of three, six models and about 400 agents with containers and subordinates', t => {
	const cloud = createCloud('production');
	const [own, ...hosted] = theController(cloud).models;
	t.is(own?.machines.size, 3);
	t.true(own?.machines.values().every(({member}) => member === 'has-vote'));
	t.is(own?.machines.values().filter(({isPrimary}) => isPrimary).toArray().length, 1);
	t.is(hosted.length, 6);
	t.true(Math.abs(countAgents(cloud) - 400) < 10, String(countAgents(cloud)));
	t.true(hosted.some(({machines}) => machines.values().some(({parent}) => parent !== undefined)));
	t.true(hosted.every(({units}) => units.values().some(({principal}) => principal !== undefined)));
});

test('the Kubernetes cloud has no machines, and pods for units', t => {
	const cloud = createCloud('kubernetes');
	for (const model of theController(cloud).models) {
		t.is(model.kind, 'caas');
		t.is(model.machines.size, 0);
		t.true(model.units.values().every(({providerId, machine}) => providerId !== undefined && machine === undefined));
	}
});

test('the large cloud has 10,000 agents', t => {
	t.is(countAgents(createCloud('large')), 10_000);
});

test('2.9 has no application for its controller, later versions have', t => {
	t.is(theModel(createCloud('small-2.9'), 'controller').applications.size, 0);
	t.is(theModel(createCloud('small'), 'controller').applications.size, 1);
	t.is(theModel(createCloud('small-4.0'), 'controller').applications.size, 1);
});

test('machines, units and their places fit together in every scenario', t => {
	for (const {name, create} of scenarios) {
		for (const model of create(2).controllers.flatMap(({models}) => models)) {
			const strays = model.units.values().filter(({machine, principal, application}) =>
				(machine !== undefined && !model.machines.has(machine))
				|| (principal !== undefined && !model.units.has(principal))
				|| !model.applications.has(application));
			t.deepEqual(strays.map(unit => unit.name).toArray(), [], `${name} ${model.name}`);
			const orphans = model.machines.values().filter(({parent}) => parent !== undefined && !model.machines.has(parent));
			t.deepEqual(orphans.map(({id}) => id).toArray(), [], `${name} ${model.name}`);
			const addresses = model.machines.values().map(machine => machine.addresses[0]).toArray();
			t.is(new Set(addresses).size, addresses.length, `${name} ${model.name}`);
		}
	}
});
