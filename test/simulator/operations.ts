import test from 'ava';
import {
	createBackup,
	disableCommands,
	enableCommands,
	removeMachine,
	syncBinaries,
	unregisterController,
} from '../../source/simulator/operations.js';
import {
	createCloud,
	pass,
	theController,
	theModel,
} from '../_helpers/simulated-cloud.js';

const backupOf = (scenario: string, model = 'controller') => {
	const cloud = createCloud(scenario);
	return createBackup(cloud, {
		controller: theController(cloud), model: theModel(cloud, model), filename: 'before.tar.gz', notes: 'before the upgrade',
	});
};

test('2.9 to 3.6 back up their controllers, and only those', t => {
	t.like(backupOf('small'), {outcome: 'made', backup: {version: '3.6.4', notes: 'before the upgrade'}});
	t.like(backupOf('small-2.9'), {outcome: 'made', backup: {version: '2.9.49'}});
	t.deepEqual(backupOf('small', 'web'), {outcome: 'wrong-model'});
});

test('neither 4.0 nor Kubernetes can', t => {
	t.deepEqual(backupOf('small-4.0'), {outcome: 'not-implemented'});
	t.deepEqual(backupOf('small-4.1'), {outcome: 'not-implemented'});
	t.deepEqual(backupOf('kubernetes'), {outcome: 'kubernetes'});
});

test('commands are disabled and enabled by their set', t => {
	const model = theModel(createCloud('small'), 'web');
	disableCommands(model, 'all', 'freeze');
	disableCommands(model, 'destroy-model', '');
	disableCommands(model, 'all', 'still frozen');
	t.deepEqual(model.disabled, [{set: 'destroy-model', message: ''}, {set: 'all', message: 'still frozen'}]);
	enableCommands(model, 'all');
	t.deepEqual(model.disabled, [{set: 'destroy-model', message: ''}]);
});

test('a machine with containers or units goes only by force, and takes them along', t => {
	const cloud = createCloud('production');
	const model = theModel(cloud, 'openstack');
	const counts = [model.machines.size, model.units.size];
	t.is(removeMachine(cloud, {model, id: '0', isForced: false}), 'has-units');
	t.is(removeMachine(cloud, {model, id: '99', isForced: true}), 'not-found');
	t.is(removeMachine(cloud, {model, id: '0', isForced: true}), 'removing');
	t.is(counts[0] === undefined ? 0 : counts[0] - model.machines.size, 11);
	t.true(model.units.values().every(unit => unit.machine !== '0' && !unit.machine?.startsWith('0/')));
	t.true(model.units.size < (counts[1] ?? 0));
	pass(cloud, 60);
});

test('binaries come only from where the client has them', t => {
	const cloud = createCloud('no-binaries');
	t.is(syncBinaries(cloud, theController(cloud), '3.6.99'), 'not-found');
	t.is(syncBinaries(cloud, theController(cloud), '3.6.21'), 'synced');
	t.is(syncBinaries(cloud, theController(cloud), '3.6.9'), 'synced');
	t.deepEqual(theController(cloud).stored, ['3.6.4', '3.6.9', '3.6.21']);
});

test('a client that forgets its controller has none in focus', t => {
	const cloud = createCloud('small');
	unregisterController(cloud, theController(cloud));
	t.is(cloud.currentController, undefined);
	t.is(theController(cloud).api, 'up');
});
