import test from 'ava';
import {databaseMessage} from '../../../source/simulator/members.js';
import {
	createCloud,
	passUntil,
	theController,
	theMachine,
	theModel,
	upgradeController,
} from '../../_helpers/simulated-cloud.js';

for (const [name, version, wanted] of [['second-early', '2.0.0', '2.0.2'], ['second-middle', '2.5.4', '2.5.8'], ['second-late', '2.8.9', '2.8.13']] as const) {
	test(`${name}: charms of the old store, a service for each unit, and a newer patch to go to`, t => {
		const cloud = createCloud(name);
		t.like(theController(cloud), {version, canFetch: true});
		t.is(theModel(cloud, 'controller').upgradeAvailable, wanted);
		t.is(theModel(cloud, 'controller').applications.size, 0);
		t.like(theModel(cloud, 'db').applications.get('etcd'), {charm: 'cs:etcd-755', origin: 'charmstore', channel: undefined});
		t.deepEqual(theMachine(cloud, 'db', '1').services.map(service => service.name), ['jujud-machine-1', 'jujud-unit-etcd-1']);
	});

	test(`${name}-offline: the controller knows of nothing newer, the client's source does`, t => {
		const cloud = createCloud(`${name}-offline`);
		t.like(theController(cloud), {version, canFetch: false, stored: [version]});
		t.deepEqual(theController(cloud).published.released, []);
		t.true(cloud.syncSource.includes(wanted));
	});
}

test('offers came with 2.3', t => {
	t.is(theModel(createCloud('second-early'), 'db').offers.length, 0);
	t.is(theModel(createCloud('second-middle'), 'db').offers.length, 1);
});

test('up to 2.7 a controller says that it is upgrading, later that its database is', t => {
	for (const [name, message] of [['second-middle', 'upgrading to 2.5.8'], ['second-late', 'upgrading database for 2.8.13']] as const) {
		const cloud = createCloud(name);
		upgradeController(cloud);
		passUntil(cloud, () => theController(cloud).upgrade?.phase === 'database');
		t.is(databaseMessage(theController(cloud), theMachine(cloud, 'controller', '0')), message);
	}
});
