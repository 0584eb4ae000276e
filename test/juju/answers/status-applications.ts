import test from 'ava';
import {askWell} from './_ask.js';
import {
	askScenario,
	readStatus,
	small,
} from './_statuses.js';

test('An application has all that its status says', t => {
	const {applications} = askScenario(t, '3.6.28', 'charm-upgrade');
	t.like(applications.find(({name}) => name === 'etcd'), {
		charm: 'etcd', charmOrigin: 'charmhub', charmRevision: 760, charmChannel: '1.29/stable', isSubordinate: false, isExposed: false, unitCount: 1,
	});
	t.regex(applications.find(({name}) => name === 'etcd')?.canUpgradeTo ?? '', /etcd-765$/v);
	t.like(applications.find(({name}) => name === 'mysql'), {workloadVersion: '8.0.36', status: {current: 'active'}});
	t.like(applications.find(({name}) => name === 'wordpress'), {isExposed: true});
	t.like(askScenario(t, '4.0.15', 'subordinates').applications.find(({name}) => name === 'nrpe'), {isSubordinate: true, unitCount: 4, life: undefined});
});

test('Relations are names up to 3.0 and objects since 3.1', t => {
	const relationsOf = (version: '2.9.52' | '3.6.28' | '4.0.15', name: string) => askScenario(t, version, 'subordinates').applications.find(application => application.name === name)?.relations;
	const old = (endpoint: string, application: string) => ({
		endpoint, application, interface: undefined, scope: undefined,
	});
	t.deepEqual(relationsOf('2.9.52', 'mysql'), [old('cluster', 'mysql'), old('db', 'wordpress'), old('juju-info', 'telegraf'), old('nrpe-external-master', 'nrpe')]);
	for (const version of ['3.6.28', '4.0.15'] as const) {
		t.deepEqual(relationsOf(version, 'mysql'), [
			{
				endpoint: 'cluster', application: 'mysql', interface: 'mysql-peers', scope: 'global',
			},
			{
				endpoint: 'db', application: 'wordpress', interface: 'mysql', scope: 'global',
			},
			{
				endpoint: 'juju-info', application: 'telegraf', interface: 'juju-info', scope: 'container',
			},
			{
				endpoint: 'nrpe-external-master', application: 'nrpe', interface: 'nrpe-external-master', scope: 'container',
			},
		]);
		t.deepEqual(askScenario(t, version, 'charm-upgrade').applications.find(({name}) => name === 'etcd')?.relations, []);
		t.deepEqual(askScenario(t, version, 'charm-upgrade').storage, []);
	}
});

test('An application that Juju could not describe has relations that nobody knows; what is broken in them is left out', t => {
	const {applications} = askWell(t, readStatus, {
		stdout: JSON.stringify({
			...small, applications: {gone: {'status-error': 'no'}, web: {charm: 'web', relations: {db: ['mysql', 7, {}, {'related-application': 'pg', scope: 'odd'}], odd: 'x'}}},
		}),
	});
	t.deepEqual(applications.map(({name, relations}) => ({name, relations})), [
		{name: 'gone', relations: undefined},
		{
			name: 'web', relations: [
				{
					endpoint: 'db', application: 'mysql', interface: undefined, scope: undefined,
				},
				{
					endpoint: 'db', application: 'pg', interface: undefined, scope: undefined,
				},
			],
		},
	]);
});

test('Offers and applications of other models are read', t => {
	const status = askWell(t, readStatus, {
		stdout: JSON.stringify({
			...small,
			'application-endpoints': {db: {url: 'c1:admin/data.mysql', endpoints: {db: {interface: 'mysql', role: 'provider'}}, 'application-status': {current: 'active'}}},
			offers: {
				ubuntu: {
					application: 'ubuntu', charm: 'cs:ubuntu-12', 'total-connected-count': 3, 'active-connected-count': 2,
				}, idle: {application: 'ubuntu'},
			},
		}),
	});
	t.deepEqual(status.offers, [{name: 'ubuntu', application: 'ubuntu', activeConnections: 2}, {name: 'idle', application: 'ubuntu', activeConnections: undefined}]);
	t.deepEqual(status.remoteApplications, [{name: 'db', url: 'c1:admin/data.mysql', status: {current: 'active', message: undefined, since: undefined}}]);
});
