import test from 'ava';
import {apiState, viewModel} from '../../source/simulator/cluster.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {membersOf} from '../../source/simulator/members.js';
import {
	agentsOf,
	createCloud,
	isUpgraded,
	pass,
	passUntil,
	theController,
	theMachine,
	theModel,
	upgradeController,
} from '../_helpers/simulated-cloud.js';

/** The phases that a client can tell apart, in order, without repetition. */
const phasesOf = (cloud: Cloud, seconds: number): readonly string[] => {
	const phases: string[] = [];
	for (let tenth = 0; tenth < seconds * 10; tenth++) {
		const phase = apiState(theController(cloud)).state;
		if (phases.at(-1) !== phase) {
			phases.push(phase);
		}

		pass(cloud, 0.1);
	}

	return phases;
};

test('the wanted version turns at once, the controller runs the old one for a while', t => {
	const cloud = createCloud('small');
	t.deepEqual(upgradeController(cloud), {outcome: 'started', version: '3.6.28', isChange: true});
	t.is(theModel(cloud, 'controller').version, '3.6.28');
	t.is(theController(cloud).version, '3.6.4');
	t.is(theMachine(cloud, 'controller', '0').version, '3.6.4');
});

test('a 3.6 controller is first out of reach, then lets nobody change anything, then is back', t => {
	const cloud = createCloud('small');
	upgradeController(cloud);
	t.deepEqual(phasesOf(cloud, 120), ['up', 'silent', 'restricted', 'up']);
	t.true(isUpgraded(theModel(cloud, 'controller')));
});

test('a 4.0 controller has no restricted phase', t => {
	const cloud = createCloud('small-4.0');
	upgradeController(cloud);
	t.deepEqual(phasesOf(cloud, 120), ['up', 'silent', 'up']);
	t.is(theController(cloud).version, '4.0.17');
});

test('a silent controller says when it will be back', t => {
	const cloud = createCloud('small');
	upgradeController(cloud);
	passUntil(cloud, () => apiState(theController(cloud)).state === 'silent');
	const {until} = apiState(theController(cloud));
	t.true(until !== undefined && until > cloud.now);
	pass(cloud, ((until ?? 0) - cloud.now) / 1000);
	t.is(apiState(theController(cloud)).state, 'restricted');
});

test('the model says what the controller does, and when it was done', t => {
	const cloud = createCloud('small');
	const model = theModel(cloud, 'controller');
	upgradeController(cloud);
	passUntil(cloud, () => apiState(theController(cloud)).state === 'restricted');
	t.is(model.status.current, 'busy');
	t.regex(model.status.message ?? '', /^upgrade in progress since "2026-04-01T02:00:00Z"$/v);
	const [machine] = viewModel(theController(cloud), model, cloud.now).machines;
	t.is(machine?.agent.message, 'upgrading database for 3.6.28');
	passUntil(cloud, () => apiState(theController(cloud)).state === 'up');
	t.is(model.status.current, 'available');
	t.regex(model.status.message ?? '', /^upgraded on "2026-04-01T02:0\d:\d{2}Z"$/v);
});

test('agents of other models lose their connection meanwhile, come back, and stay at their version', t => {
	const cloud = createCloud('small');
	upgradeController(cloud);
	passUntil(cloud, () => apiState(theController(cloud)).state === 'restricted');
	t.true(agentsOf(theModel(cloud, 'db')).every(agent => !agent.isConnected));
	passUntil(cloud, () => apiState(theController(cloud)).state === 'up');
	const moments = new Set<number>();
	passUntil(cloud, () => {
		moments.add(agentsOf(theModel(cloud, 'db')).filter(agent => agent.isConnected).length);
		return agentsOf(theModel(cloud, 'db')).every(agent => agent.isConnected);
	}, 20);
	t.true(moments.size > 2);
	t.true(agentsOf(theModel(cloud, 'db')).every(agent => agent.version === '3.6.4'));
});

test('with high availability the primary is back first', t => {
	const cloud = createCloud('production');
	upgradeController(cloud);
	const order: string[] = [];
	passUntil(cloud, () => {
		for (const member of membersOf(theController(cloud))) {
			if (member.version === '3.6.28' && !order.includes(member.name)) {
				order.push(member.name);
			}
		}

		return order.length === 3;
	});
	t.is(order[0], '0');
	passUntil(cloud, () => isUpgraded(theModel(cloud, 'controller')));
	pass(cloud, 20);
	t.true(isUpgraded(theModel(cloud, 'controller')));
});

test('a controller on Kubernetes is its unit', t => {
	const cloud = createCloud('kubernetes');
	t.deepEqual(membersOf(theController(cloud)).map(({tag}) => tag), ['unit-controller-0']);
	upgradeController(cloud);
	passUntil(cloud, () => isUpgraded(theModel(cloud, 'controller')));
	t.is(theController(cloud).version, '3.6.28');
});

test('every scenario without a fault of the controller upgrades its controller', t => {
	const names = ['small', 'production', 'kubernetes', 'small-2.9', 'small-4.0', 'small-4.1', 'agent-configuration', 'hook-failed', 'agents-too-old', 'disk-full', 'slow'];
	for (const name of names) {
		const cloud = createCloud(name, 11);
		const outcome = upgradeController(cloud);
		t.is(outcome.outcome, 'started', name);
		passUntil(cloud, () => theController(cloud).upgrade?.phase === 'done');
		pass(cloud, 60);
		t.true(isUpgraded(theModel(cloud, 'controller')), name);
	}
});
