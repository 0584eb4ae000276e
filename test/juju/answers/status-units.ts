import test from 'ava';
import {askWell, clientVersions} from './_ask.js';
import {
	askScenario,
	findAgent,
	readStatus,
	small,
} from './_statuses.js';

test('A unit has all that its status says', t => {
	const status = askScenario(t, '2.9.52', 'subordinates');
	t.like(findAgent(status, 'telegraf/1'), {
		tag: 'unit-telegraf-1',
		kind: 'subordinate',
		version: '2.9.51',
		condition: 'error',
		state: 'error',
		application: 'telegraf',
		principal: 'mysql/1',
		machine: '1',
	});
	t.is(findAgent(status, 'telegraf/1').message, findAgent(status, 'telegraf/1').workloadStatus?.message);
	t.like(findAgent(status, 'mysql/0'), {
		isLeader: true, condition: 'good', state: 'idle', principal: undefined, upgradingFrom: undefined,
	});
	t.is(findAgent(askScenario(t, '4.0.15', 'charm-upgrade'), 'etcd/0').upgradingFrom, 'ch:amd64/etcd-755');
});

test('An upgrade shows in the message of a machine, not in its state', t => {
	for (const version of clientVersions) {
		const status = askScenario(t, version, 'upgrade-in-progress');
		t.like(findAgent(status, '1'), {condition: 'upgrading', state: 'started', message: `upgrading to ${version}`});
		t.is(findAgent(status, 'wordpress/0').condition, 'lost');
		t.is(findAgent(status, 'mysql/1').condition, 'busy');
	}
});

test('A Kubernetes model has units without machines', t => {
	for (const version of clientVersions) {
		const status = askScenario(t, version, 'k8s');
		t.is(status.kind, 'caas');
		t.like(findAgent(status, 'zinc/0'), {machine: undefined, address: '10.1.0.5', condition: 'good'});
	}
});

test('Units come in the order of their numbers', t => {
	const units = Object.fromEntries(Array.from({length: 12}, (_, index) => `ubuntu/${index}`).toSorted().map(name => [name, {}]));
	const status = askWell(t, readStatus, {stdout: JSON.stringify({...small, applications: {ubuntu: {units}}})});
	t.deepEqual(status.agents.slice(1).map(({name}) => name), Array.from({length: 12}, (_, index) => `ubuntu/${index}`));
});
