import test from 'ava';
import {
	apiState,
	clearDisk,
	destroyController,
	enableCommands,
	killController,
	readFile,
	removeMachine,
	repairHook,
	startService,
	syncBinaries,
	viewModel,
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

test('stuck: the upgrade is accepted and never begins, until the binaries are brought', t => {
	const cloud = createCloud('stuck');
	const controller = theController(cloud);
	t.is(upgradeController(cloud).outcome, 'started');
	pass(cloud, 1800);
	t.is(controller.version, '3.6.4');
	t.is(theModel(cloud, 'controller').version, '3.6.28');
	t.is(apiState(controller).state, 'up');
	t.true(isUpgraded(theModel(cloud, 'db')));
	t.regex(theModel(cloud, 'controller').log.at(-1)?.message ?? '', /^failed to fetch agent binaries from /v);
	t.is(syncBinaries(cloud, controller, '3.6.27'), 'not-found');
	t.is(syncBinaries(cloud, controller, '3.6.28'), 'synced');
	passUntil(cloud, () => controller.upgrade?.phase === 'done', 120);
	t.is(controller.version, '3.6.28');
	t.true(isAllCured(cloud));
});

test('unreachable: the controller never answers again, and only its end solves it', t => {
	const cloud = createCloud('unreachable');
	upgradeController(cloud);
	passUntil(cloud, () => apiState(theController(cloud)).state === 'silent');
	pass(cloud, 7200);
	t.deepEqual(apiState(theController(cloud)), {state: 'silent', until: undefined});
	t.deepEqual(destroyController(cloud, theController(cloud), true), {outcome: 'unreachable'});
	t.is(killController(cloud, theController(cloud)).outcome, 'destroying');
	pass(cloud, 60);
	t.false(theController(cloud).isRegistered);
	t.true(isAllCured(cloud));
});

test('machine-down: nobody gets in, and after ten minutes the machine is back', t => {
	const cloud = createCloud('machine-down');
	const view = () => viewModel(theController(cloud), theModel(cloud, 'web'), cloud.now);
	t.is(view().machines[1]?.agent.current, 'down');
	t.is(readFile(cloud, agentAt(cloud, 'web', 'machine-1'), '/var/log/juju/machine-1.log'), undefined);
	t.is(startService(cloud, agentAt(cloud, 'web', 'machine-1'), 'jujud-machine-1'), undefined);
	pass(cloud, 590);
	t.is(view().machines[1]?.agent.current, 'down');
	pass(cloud, 60);
	t.is(view().machines[1]?.agent.current, 'started');
	t.true(isAllCured(cloud));
});

test('machine-down: removing the machine by force solves it too', t => {
	const cloud = createCloud('machine-down');
	const model = theModel(cloud, 'web');
	t.is(removeMachine(cloud, {model, id: '1', isForced: false}), 'has-units');
	t.is(removeMachine(cloud, {model, id: '1', isForced: true}), 'removing');
	pass(cloud, 900);
	t.true(isUpgraded(model));
	t.true(isAllCured(cloud));
});

test('unit-error: a unit is in error from the beginning, and can be repaired', t => {
	const cloud = createCloud('unit-error');
	t.is(theUnit(cloud, 'web', 'webapp/0').workload.message, 'hook failed: "update-status"');
	const reference = agentAt(cloud, 'web', 'unit-webapp-0');
	repairHook(cloud, reference);
	pass(cloud, 320);
	t.is(theUnit(cloud, 'web', 'webapp/0').workload.current, 'active');
	t.true(isAllCured(cloud));
});

test('changes-disabled: the upgrade is refused with the message given, until commands are enabled', t => {
	const cloud = createCloud('changes-disabled');
	const refused = {outcome: 'refused', refusal: {reason: 'changes-disabled', message: 'change freeze until Monday, ask the operations team'}} as const;
	t.deepEqual(upgradeController(cloud), refused);
	t.deepEqual(upgradeController(cloud, {isDryRun: true}), refused);
	enableCommands(theModel(cloud, 'controller'), 'all');
	t.is(upgradeController(cloud).outcome, 'started');
	t.is(theModel(cloud, 'db').disabled.length, 1);
});

test('disk-full: one machine stays behind and says why, until there is room', t => {
	const cloud = withUpgradedController(createCloud('disk-full'));
	upgradeModel(cloud, 'db');
	pass(cloud, 300);
	t.is(theMachine(cloud, 'db', '1').version, '3.6.4');
	t.true(theMachine(cloud, 'db', '1').isConnected);
	t.is(theModel(cloud, 'db').log.at(-1)?.message, 'not enough free disk space on "/var/lib/juju" for upgrade: 103MiB available, require 250MiB');
	clearDisk(cloud, agentAt(cloud, 'db', 'machine-1'));
	t.true(passUntil(cloud, () => isUpgraded(theModel(cloud, 'db'))) < 70);
	t.true(isAllCured(cloud));
});

test('ha-member-down: Juju refuses, and accepts when the member is back', t => {
	const cloud = createCloud('ha-member-down');
	const outcome = upgradeController(cloud);
	const node = {
		type: 'database-node', id: '2', address: '10.0.1.12:37017', state: 'DOWN',
	} as const;
	t.deepEqual(outcome, {outcome: 'refused', refusal: {reason: 'blockers', to: '3.6.28', models: [{model: 'admin/controller', reasons: [node]}]}});
	pass(cloud, 660);
	t.is(upgradeController(cloud).outcome, 'started');
	passUntil(cloud, () => isUpgraded(theModel(cloud, 'controller')));
	t.true(isAllCured(cloud));
});

test('no-binaries: there is nothing to upgrade to, until binaries are brought', t => {
	const cloud = createCloud('no-binaries');
	t.deepEqual(upgradeController(cloud), {outcome: 'nothing'});
	t.deepEqual(upgradeController(cloud, {version: '3.6.28'}), {outcome: 'nothing'});
	syncBinaries(cloud, theController(cloud), '3.6.28');
	t.deepEqual(upgradeController(cloud), {outcome: 'started', version: '3.6.28', isChange: true});
});

test('no-access: neither the controller nor a model may be upgraded', t => {
	const cloud = createCloud('no-access');
	t.deepEqual(upgradeController(cloud), {outcome: 'refused', refusal: {reason: 'missing-permission', access: 'login'}});
	t.deepEqual(upgradeModel(cloud, 'db', {version: '3.6.5'}), {outcome: 'refused', refusal: {reason: 'permission-denied'}});
});

test('slow: all takes minutes, and all ends well', t => {
	const cloud = createCloud('slow');
	upgradeController(cloud);
	t.true(passUntil(cloud, () => theController(cloud).upgrade?.phase === 'done') > 240);
	pass(cloud, 60);
	upgradeModel(cloud, 'db');
	t.true(passUntil(cloud, () => isUpgraded(theModel(cloud, 'db'))) > 60);
});
