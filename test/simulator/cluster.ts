import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {
	advance,
	clearDisk,
	resolveUnit,
	restartService,
	startService,
	stopService,
} from '../../source/simulator/cluster.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {compareTexts} from '../../source/simulator/era.js';
import {
	agentAt,
	agentsOf,
	createCloud,
	pass,
	theController,
	upgradeController,
	upgradeModel,
} from '../_helpers/simulated-cloud.js';

const minutes = (count: number): number => count * 60_000;

/** The same commands at the same times, with looks at the cloud in between. */
const play = (seed: number, looks: readonly number[]): Cloud => {
	const cloud = createCloud('small', seed);
	const start = cloud.now;
	const look = (from: number, to: number) => {
		for (const at of looks.filter(each => each >= from && each < to).toSorted((left, right) => left - right)) {
			advance(cloud, start + at);
		}

		advance(cloud, start + to);
	};

	upgradeController(cloud);
	look(0, minutes(2));
	upgradeModel(cloud, 'web');
	upgradeModel(cloud, 'db');
	look(minutes(2), minutes(5));
	return cloud;
};

testProp('how often somebody looks changes nothing', [fc.nat(), fc.array(fc.nat(minutes(5)), {maxLength: 30})], (t, seed, looks) => {
	t.deepEqual(play(seed, looks), play(seed, []));
}, {numRuns: 25});

test('the same seed gives the same cloud at each moment, another seed gives another', t => {
	const [one, same, other] = [createCloud('production', 5), createCloud('production', 5), createCloud('production', 6)];
	for (const cloud of [one, same, other]) {
		upgradeController(cloud);
	}

	const seen: boolean[] = [];
	for (let second = 0; second < 90; second += 3) {
		for (const cloud of [one, same, other]) {
			pass(cloud, 3);
		}

		t.deepEqual(one, same);
		seen.push(one.controllers[0]?.api === other.controllers[0]?.api);
	}

	t.true(seen.includes(false));
});

test('a copy of a cloud goes its own way', t => {
	const cloud = createCloud('small');
	const copy = structuredClone(cloud);
	upgradeController(copy);
	pass(copy, 120);
	t.is(cloud.controllers[0]?.version, '3.6.4');
	t.is(copy.controllers[0]?.version, '3.6.28');
});

test('time that goes back is ignored', t => {
	const cloud = createCloud('small');
	const start = cloud.now;
	advance(cloud, start + 5000);
	advance(cloud, start + 1000);
	t.is(cloud.now, start + 5000);
});

type Step = (cloud: Cloud) => void;

const machineTag = fc.constantFrom('machine-0', 'machine-1', 'machine-2');

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.constant<Step>(cloud => {
		upgradeController(cloud);
	}),
	fc.constantFrom('web', 'db').map((name): Step => cloud => {
		upgradeModel(cloud, name, {ignoresAgentVersions: true});
	}),
	machineTag.map((tag): Step => cloud => {
		restartService(cloud, agentAt(cloud, 'db', tag), `jujud-${tag}`);
	}),
	machineTag.map((tag): Step => cloud => {
		stopService(cloud, agentAt(cloud, 'db', tag), `jujud-${tag}`);
	}),
	machineTag.map((tag): Step => cloud => {
		startService(cloud, agentAt(cloud, 'db', tag), `jujud-${tag}`);
	}),
	fc.boolean().map((doesRetry): Step => cloud => {
		resolveUnit(cloud, agentAt(cloud, 'db', 'unit-etcd-2'), doesRetry);
	}),
	fc.nat(40).map((seconds): Step => cloud => {
		pass(cloud, seconds);
	}),
);

testProp('whatever is done, no agent goes back or beyond its model, and all catch up when their services run', [
	fc.constantFrom('small', 'hook-failed', 'disk-full', 'small-2.9', 'small-4.0'), fc.array(step, {maxLength: 15}),
], (t, scenario, steps) => {
	const cloud = createCloud(scenario);
	const agents = theController(cloud).models.flatMap(model => agentsOf(model).map(agent => ({model, agent})));
	for (const act of steps) {
		const before = agents.map(({agent}) => agent.version);
		act(cloud);
		pass(cloud, 1);
		t.true(agents.every(({agent}, index) => compareTexts(agent.version, before[index]) >= 0));
		t.true(agents.every(({model, agent}) => compareTexts(agent.version, model.version) <= 0));
	}

	clearDisk(cloud, agentAt(cloud, 'db', 'machine-1'));
	for (const tag of ['machine-0', 'machine-1', 'machine-2']) {
		startService(cloud, agentAt(cloud, 'db', tag), `jujud-${tag}`);
	}

	pass(cloud, 300);
	t.deepEqual(agents.filter(({model, agent}) => !agent.isConnected || agent.version !== model.version).map(({agent}) => agent.tag), []);
}, {numRuns: 60});
