import test from 'ava';
import {viewModel} from '../../source/simulator/cluster.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {
	agentAt,
	agentsOf,
	createCloud,
	isUpgraded,
	pass,
	passUntil,
	theController,
	theMachine,
	theModel,
	theUnit,
	upgradeModel,
	withUpgradedController,
} from '../_helpers/simulated-cloud.js';
import {startService, stopService} from '../../source/simulator/services.js';

/** When each agent was first seen at its model's version, in seconds. */
const momentsOf = (cloud: Cloud, name: string): ReadonlyMap<string, number> => {
	const model = theModel(cloud, name);
	const [start, moments] = [cloud.now, new Map<string, number>()];
	passUntil(cloud, () => {
		for (const agent of agentsOf(model)) {
			if (agent.isConnected && agent.version === model.version && !moments.has(agent.tag)) {
				moments.set(agent.tag, (cloud.now - start) / 1000);
			}
		}

		return moments.size === agentsOf(model).length;
	});
	return moments;
};

const isBefore = (moments: ReadonlyMap<string, number>, first: string, second: string): boolean =>
	(moments.get(first) ?? Infinity) <= (moments.get(second) ?? -Infinity);

test('agents turn at different times, units after the machine that they live on', t => {
	const cloud = withUpgradedController(createCloud('small'));
	upgradeModel(cloud, 'db');
	const moments = momentsOf(cloud, 'db');
	t.is(new Set(['machine-0', 'machine-1', 'machine-2'].map(tag => moments.get(tag))).size, 3);
	for (const id of ['0', '1', '2']) {
		t.true(isBefore(moments, `machine-${id}`, `unit-etcd-${id}`));
	}
});

test('containers turn after their hosts, subordinates with their machine', t => {
	const cloud = withUpgradedController(createCloud('production'));
	upgradeModel(cloud, 'openstack');
	const moments = momentsOf(cloud, 'openstack');
	const model = theModel(cloud, 'openstack');
	const containers = model.machines.values().filter(({parent}) => parent !== undefined).toArray();
	t.true(containers.length > 20);
	for (const {parent, tag} of containers) {
		t.true(isBefore(moments, `machine-${parent}`, tag), tag);
	}

	for (const unit of model.units.values()) {
		t.true(isBefore(moments, `machine-${unit.machine?.replaceAll('/', '-')}`, unit.tag), unit.name);
	}
});

test('a machine that restarts is down and its units are lost for a moment', t => {
	const cloud = withUpgradedController(createCloud('small'));
	upgradeModel(cloud, 'db');
	passUntil(cloud, () => !theMachine(cloud, 'db', '1').isConnected);
	const view = viewModel(theController(cloud), theModel(cloud, 'db'), cloud.now);
	t.is(view.machines[1]?.agent.current, 'down');
	t.is(view.machines[1]?.agent.message, 'agent is not communicating with the server');
	const unit = view.applications[0]?.units[1];
	t.is(unit?.agent.current, 'lost');
	t.is(unit?.workload.current, 'unknown');
	t.true(passUntil(cloud, () => theUnit(cloud, 'db', 'etcd/1').isConnected) < 5);
});

test('a machine that came back says for a moment what it is upgrading to', t => {
	const cloud = withUpgradedController(createCloud('small'));
	upgradeModel(cloud, 'db');
	const machine = theMachine(cloud, 'db', '1');
	passUntil(cloud, () => machine.isConnected && machine.version === '3.6.28');
	t.is(machine.status.message, 'upgrading to 3.6.28');
	pass(cloud, 1);
	t.is(machine.status.message, undefined);
});

test('some agents seem to be gone once more after they came back, for less than a second', t => {
	const cloud = withUpgradedController(createCloud('production'));
	upgradeModel(cloud, 'web');
	const model = theModel(cloud, 'web');
	const flapped = new Set<string>();
	const goneSince = new Map<string, number>();
	let longest = 0;
	passUntil(cloud, () => {
		for (const agent of agentsOf(model)) {
			if (agent.isConnected) {
				goneSince.delete(agent.tag);
			} else if (agent.version === model.version && agent.tools === model.version) {
				flapped.add(agent.tag);
				goneSince.set(agent.tag, goneSince.get(agent.tag) ?? cloud.now);
				longest = Math.max(longest, cloud.now - (goneSince.get(agent.tag) ?? 0));
			}
		}

		return isUpgraded(model);
	});
	t.true(longest <= 1000, String(longest));
	t.true(flapped.size > 3);
	t.true(flapped.size < agentsOf(model).length);
	pass(cloud, 30);
	t.true(isUpgraded(model));
});

test('an agent that was stopped during an upgrade catches up by itself when it is started', t => {
	const cloud = withUpgradedController(createCloud('small'));
	const machine = agentAt(cloud, 'db', 'machine-2');
	stopService(cloud, machine, 'jujud-machine-2');
	upgradeModel(cloud, 'db');
	pass(cloud, 60);
	t.is(theMachine(cloud, 'db', '2').version, '3.6.4');
	t.is(theUnit(cloud, 'db', 'etcd/2').version, '3.6.4');
	t.is(theMachine(cloud, 'db', '1').version, '3.6.28');
	startService(cloud, machine, 'jujud-machine-2');
	t.true(passUntil(cloud, () => isUpgraded(theModel(cloud, 'db'))) < 25);
});

test('an agent whose controller goes away while it restarts comes back at its new version', t => {
	const cloud = withUpgradedController(createCloud('small'));
	upgradeModel(cloud, 'db');
	const machine = theMachine(cloud, 'db', '1');
	passUntil(cloud, () => !machine.isConnected);
	theController(cloud).api = 'silent';
	pass(cloud, 20);
	t.false(machine.isConnected);
	theController(cloud).api = 'up';
	cloud.events.push({
		type: 'agent-connects', at: cloud.now, number: cloud.nextEvent++, ...agentAt(cloud, 'db', 'machine-1'),
	});
	pass(cloud, 10);
	t.true(machine.isConnected);
	t.is(machine.version, '3.6.28');
	t.is(theUnit(cloud, 'db', 'etcd/1').version, '3.6.28');
});

test('pods are made anew one by one', t => {
	const cloud = withUpgradedController(createCloud('kubernetes'));
	upgradeModel(cloud, 'shop');
	const moments = momentsOf(cloud, 'shop');
	t.is(moments.size, 4);
	t.true(new Set(moments.values()).size > 1);
});
