import test from 'ava';
import {
	apiState,
	copyFile,
	destroyController,
	killController,
	readFile,
	repairHook,
	resolveUnit,
	restartService,
	statusLog,
	unregisterController,
	viewModel,
	writeFile,
} from '../../../source/simulator/cluster.js';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {
	agentAt,
	createCloud,
	isUpgraded,
	pass,
	passUntil,
	theController,
	theMachine,
	theModel,
	theUnit,
	upgradeController,
	upgradeModel,
	withUpgradedController,
} from '../../_helpers/simulated-cloud.js';

const isAllCured = (cloud: Cloud): boolean => cloud.faults.every(({state}) => state === 'cured');

const path = '/var/lib/juju/agents/machine-2/agent.conf';
const copy = `${path}.before-upgrade`;

const metConfiguration = (): Cloud => {
	const cloud = withUpgradedController(createCloud('agent-configuration'));
	copyFile(cloud, agentAt(cloud, 'db', 'machine-2'), {from: path, to: copy});
	upgradeModel(cloud, 'db');
	pass(cloud, 60);
	return cloud;
};

test('agent-configuration: one machine and its unit stay away, the others turn', t => {
	const cloud = metConfiguration();
	const view = viewModel(theController(cloud), theModel(cloud, 'db'), cloud.now);
	t.deepEqual(view.machines.map(({agent}) => agent.current), ['started', 'started', 'down']);
	t.deepEqual(view.applications[0]?.units.map(({agent}) => agent.current), ['idle', 'idle', 'lost']);
	t.is(theMachine(cloud, 'db', '2').version, '3.6.4');
	pass(cloud, 3600);
	t.false(theMachine(cloud, 'db', '2').isConnected);
});

test('agent-configuration: restarting alone does not help, restoring the copy and restarting does', t => {
	const cloud = metConfiguration();
	const reference = agentAt(cloud, 'db', 'machine-2');
	restartService(cloud, reference, 'jujud-machine-2');
	pass(cloud, 30);
	t.false(theMachine(cloud, 'db', '2').isConnected);
	copyFile(cloud, reference, {from: copy, to: path});
	pass(cloud, 30);
	t.false(theMachine(cloud, 'db', '2').isConnected, 'Nothing happens before the service is restarted.');
	restartService(cloud, reference, 'jujud-machine-2');
	t.true(passUntil(cloud, () => isUpgraded(theModel(cloud, 'db'))) < 15);
	t.true(isAllCured(cloud));
});

test('agent-configuration: editing the file by hand does it as well', t => {
	const cloud = metConfiguration();
	const reference = agentAt(cloud, 'db', 'machine-2');
	const broken = readFile(cloud, reference, path) ?? '';
	const lines = theController(cloud).endpoints.map(endpoint => `\n- ${endpoint}`);
	writeFile(cloud, reference, {path, content: broken.replace('apiaddresses: 192.0.2.1:17070', () => `apiaddresses:${lines.join('')}`)});
	restartService(cloud, reference, 'jujud-machine-2');
	passUntil(cloud, () => isUpgraded(theModel(cloud, 'db')), 30);
	t.true(isAllCured(cloud));
});

const metHook = (): Cloud => {
	const cloud = withUpgradedController(createCloud('hook-failed'));
	upgradeModel(cloud, 'db');
	passUntil(cloud, () => theUnit(cloud, 'db', 'etcd/2').workload.current === 'error');
	return cloud;
};

test('hook-failed: Juju tries again by itself, and each time the unit looks healthy for a moment', t => {
	const cloud = metHook();
	t.is(theUnit(cloud, 'db', 'etcd/2').workload.message, 'hook failed: "config-changed"');
	const words: string[] = [];
	for (let tenth = 0; tenth < 600; tenth++) {
		pass(cloud, 0.1);
		const {current} = theUnit(cloud, 'db', 'etcd/2').workload;
		if (words.at(-1) !== current) {
			words.push(current);
		}
	}

	t.true(words.filter(word => word === 'active').length >= 3, String(words));
	t.is(words.at(-1), 'error');
});

test('hook-failed: resolving without a repair fails again', t => {
	const cloud = metHook();
	const reference = agentAt(cloud, 'db', 'unit-etcd-2');
	t.is(resolveUnit(cloud, reference, true), 'resolved');
	pass(cloud, 5);
	t.is(theUnit(cloud, 'db', 'etcd/2').workload.current, 'error');
});

test('hook-failed: a repaired cause and a retry solve it', t => {
	const cloud = metHook();
	const reference = agentAt(cloud, 'db', 'unit-etcd-2');
	t.true(repairHook(cloud, reference));
	t.is(theUnit(cloud, 'db', 'etcd/2').workload.current, 'error', 'Repairing alone runs nothing.');
	resolveUnit(cloud, reference, true);
	pass(cloud, 5);
	t.is(theUnit(cloud, 'db', 'etcd/2').workload.current, 'active');
	t.is(theUnit(cloud, 'db', 'etcd/2').workload.message, 'healthy with 3 known peers');
	t.true(isAllCured(cloud));
	const log = statusLog(cloud, theModel(cloud, 'db'), 'etcd/2') ?? [];
	t.true(log.some(({message}) => message === 'hook failed: "config-changed"'));
	t.true(log.some(({message}) => message === 'running config-changed hook'));
});

test('hook-failed: without a retry the hook is passed over', t => {
	const cloud = metHook();
	resolveUnit(cloud, agentAt(cloud, 'db', 'unit-etcd-2'), false);
	t.is(theUnit(cloud, 'db', 'etcd/2').workload.current, 'active');
	pass(cloud, 900);
	t.is(theUnit(cloud, 'db', 'etcd/2').workload.current, 'active');
});

test('agents-too-old: Juju refuses and names who is behind', t => {
	const cloud = withUpgradedController(createCloud('agents-too-old'));
	t.deepEqual(upgradeModel(cloud, 'db'), {
		outcome: 'refused',
		refusal: {reason: 'agents-behind', version: '3.6.4', tags: ['machine-1', 'unit-etcd-1']},
	});
	t.is(upgradeModel(cloud, 'web').outcome, 'started');
});

test('agents-too-old: restarting the agent lets it catch up, and then Juju accepts', t => {
	const cloud = withUpgradedController(createCloud('agents-too-old'));
	restartService(cloud, agentAt(cloud, 'db', 'machine-1'), 'jujud-machine-1');
	t.true(passUntil(cloud, () => isUpgraded(theModel(cloud, 'db'))) < 25);
	t.is(upgradeModel(cloud, 'db').outcome, 'started');
	passUntil(cloud, () => isUpgraded(theModel(cloud, 'db')));
	t.is(theMachine(cloud, 'db', '1').version, '3.6.28');
	t.true(isAllCured(cloud));
});

test('agents-too-old: ignoring agent versions upgrades the others', t => {
	const cloud = withUpgradedController(createCloud('agents-too-old'));
	t.is(upgradeModel(cloud, 'db', {ignoresAgentVersions: true}).outcome, 'started');
	pass(cloud, 60);
	t.is(theMachine(cloud, 'db', '0').version, '3.6.28');
	t.is(theMachine(cloud, 'db', '1').version, '3.6.3');
});

const metFailure = (): Cloud => {
	const cloud = createCloud('upgrade-failed');
	upgradeController(cloud);
	passUntil(cloud, () => theController(cloud).upgrade?.phase === 'failed');
	return cloud;
};

test('upgrade-failed: Juju tries, gives up, and lets nobody change anything', t => {
	const cloud = createCloud('upgrade-failed');
	const machine = theMachine(cloud, 'controller', '0');
	upgradeController(cloud);
	passUntil(cloud, () => machine.status.current === 'error');
	t.regex(machine.status.message ?? '', /^upgrade to 3\.6\.28 failed \(will retry\): /v);
	passUntil(cloud, () => theController(cloud).upgrade?.phase === 'failed');
	t.regex(machine.status.message ?? '', /^upgrade to 3\.6\.28 failed \(giving up\): /v);
	pass(cloud, 3600);
	t.deepEqual(apiState(theController(cloud)), {state: 'restricted', until: undefined});
	t.deepEqual(upgradeModel(cloud, 'db'), {outcome: 'refused', refusal: {reason: 'upgrade-in-progress', isRestricted: true}});
});

test('upgrade-failed: destroying needs consent to lose the models, and makes the client forget', t => {
	const cloud = metFailure();
	const controller = theController(cloud);
	t.deepEqual(destroyController(cloud, controller, false), {outcome: 'hosted-models', models: ['admin/web', 'admin/db']});
	t.is(destroyController(cloud, controller, true).outcome, 'destroying');
	t.true(controller.isRegistered);
	pass(cloud, 60);
	t.false(controller.isRegistered);
	t.is(controller.api, 'gone');
	t.is(cloud.currentController, undefined);
	t.true(isAllCured(cloud));
});

test('upgrade-failed: killing and unregistering end it as well', t => {
	const killed = metFailure();
	killController(killed, theController(killed));
	pass(killed, 60);
	t.false(theController(killed).isRegistered);
	const forgotten = metFailure();
	unregisterController(forgotten, theController(forgotten));
	t.false(theController(forgotten).isRegistered);
	t.not(theController(forgotten).api, 'gone', 'The controller goes on without its client.');
	t.true(isAllCured(killed) && isAllCured(forgotten));
});
