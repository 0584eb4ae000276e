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
