import test from 'ava';
import {
	describeService,
	listServices,
	restartService,
	startService,
	stopService,
} from '../../source/simulator/services.js';
import {
	agentAt,
	createCloud,
	pass,
	theMachine,
	theUnit,
} from '../_helpers/simulated-cloud.js';

const place = ['db', 'machine-1'] as const;

test('stopping a service cuts off the machine and its units, starting it brings them back within seconds', t => {
	const cloud = createCloud('small');
	const reference = agentAt(cloud, ...place);
	t.false(stopService(cloud, reference, 'jujud-machine-1')?.isRunning);
	t.false(theMachine(cloud, 'db', '1').isConnected);
	t.false(theUnit(cloud, 'db', 'etcd/1').isConnected);
	pass(cloud, 600);
	t.false(theMachine(cloud, 'db', '1').isConnected);
	startService(cloud, reference, 'jujud-machine-1.service');
	pass(cloud, 8);
	t.true(theMachine(cloud, 'db', '1').isConnected);
	t.true(theUnit(cloud, 'db', 'etcd/1').isConnected);
});

test('a restart is a short absence', t => {
	const cloud = createCloud('small');
	restartService(cloud, agentAt(cloud, ...place), 'jujud-machine-1');
	t.false(theMachine(cloud, 'db', '1').isConnected);
	pass(cloud, 8);
	t.true(theMachine(cloud, 'db', '1').isConnected);
});

test('starting a service that runs changes nothing', t => {
	const cloud = createCloud('small');
	const events = cloud.events.length;
	t.is(startService(cloud, agentAt(cloud, ...place), 'jujud-machine-1')?.since, theMachine(cloud, 'db', '1').services[0]?.since);
	t.is(cloud.events.length, events);
});

test('there is nothing to be done to a service that does not exist', t => {
	const cloud = createCloud('small');
	t.is(stopService(cloud, agentAt(cloud, ...place), 'jujud-unit-etcd-1'), undefined);
	t.is(startService(cloud, agentAt(cloud, 'db', 'machine-9'), 'jujud-machine-9'), undefined);
	t.is(listServices(cloud, agentAt(cloud, 'db', 'machine-9')), undefined);
});

test('a service is described as its init system sees it', t => {
	const cloud = createCloud('small');
	const reference = agentAt(cloud, ...place);
	const stateOf = () => describeService(cloud, reference, theMachine(cloud, 'db', '1').services[0] ?? {name: '', isRunning: false, since: 0}).state;
	t.is(stateOf(), 'active');
	stopService(cloud, reference, 'jujud-machine-1');
	t.is(stateOf(), 'inactive');
});
