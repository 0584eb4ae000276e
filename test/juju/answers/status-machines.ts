import test from 'ava';
import {askWell, clientVersions} from './_ask.js';
import {
	askDocument,
	askScenario,
	findAgent,
	readStatus,
	small,
} from './_statuses.js';

test('Containers stand behind their hosts, subordinates behind their principals', t => {
	for (const version of clientVersions) {
		t.deepEqual(askScenario(t, version, 'nested-containers').agents.slice(0, 8).map(({name}) => name), ['0', '0/lxd/0', '0/lxd/1', '1', '1/lxd/0', '1/lxd/0/lxd/0', '2', '3']);
		const {agents} = askScenario(t, version, 'subordinates');
		t.deepEqual(agents.slice(4, 8).map(({name}) => name), ['mysql/0', 'nrpe/0', 'telegraf/0', 'mysql/1']);
	}
});

test('A machine has all that its status says', t => {
	t.like(findAgent(askScenario(t, '3.6.28', 'machine-down'), '2'), {
		tag: 'machine-2',
		kind: 'machine',
		version: '3.6.27',
		condition: 'down',
		state: 'down',
		message: 'agent is not communicating with the server',
		since: Date.UTC(2026, 3, 1, 2, 34, 56),
		instanceStatus: {current: 'running', message: 'Running', since: Date.UTC(2026, 3, 1, 1, 23, 45)},
		workloadStatus: undefined,
		machine: '2',
		base: 'ubuntu@22.04',
		memberStatus: undefined,
		address: '10.0.1.60',
		life: undefined,
	});
	t.is(findAgent(askScenario(t, '2.9.52', 'machine-down'), '2').base, 'focal');
});

test('Machines that run a controller are known by their membership', t => {
	for (const version of clientVersions) {
		const controllers = askScenario(t, version, 'controller-ha').agents.filter(({kind}) => kind === 'controller');
		t.deepEqual(controllers.map(({tag, memberStatus}) => [tag, memberStatus]), [['machine-0', 'has-vote'], ['machine-1', 'has-vote'], ['machine-2', 'has-vote']]);
	}
});

// A shape that no recording has: the struct of 1.25.13 cmd/juju/status/formatted.go.
const legacy = {
	environment: 'prod',
	'environment-status': {'upgrade-available': '1.25.13'},
	machines: {
		0: {
			'agent-state': 'started', 'agent-version': '1.25.6', 'dns-name': '10.0.0.10', 'instance-id': 'i-0', 'instance-state': 'running', series: 'trusty', 'state-server-member-status': 'has-vote',
		},
		1: {
			'agent-state': 'started',
			'agent-state-info': '(started)',
			'agent-version': '1.25.5',
			series: 'trusty',
			containers: {'1/lxc/0': {'agent-state': 'pending', 'instance-state': 'missing', series: 'trusty'}},
		},
		2: {'agent-state': 'error', 'agent-state-info': 'no instances available', series: 'trusty'},
	},
	services: {
		mysql: {
			charm: 'cs:trusty/mysql-29',
			'can-upgrade-to': 'cs:trusty/mysql-30',
			exposed: false,
			'service-status': {current: 'active', since: '01 Apr 2016 01:23:45Z'},
			units: {
				'mysql/0': {
					'workload-status': {current: 'active', since: '01 Apr 2016 01:23:45Z'},
					'agent-status': {current: 'idle', since: '01 Apr 2016 01:23:45Z', version: '1.25.6'},
					'agent-state': 'started',
					'agent-version': '1.25.6',
					machine: '0',
					'public-address': '10.0.0.10',
				},
				'mysql/1': {'agent-state': 'pending', machine: '1'},
			},
		},
	},
	networks: {},
};

test('The status of 1.25 is read, brackets betray a machine that is down', t => {
	const status = askDocument(t, legacy);
	t.like(status, {
		name: 'prod', controller: undefined, version: undefined, upgradeAvailable: '1.25.13', kind: 'iaas', hasSilentMachines: false,
	});
	t.deepEqual(status.agents.map(({name, kind, condition, version}) => [name, kind, condition, version]), [
		['0', 'controller', 'good', '1.25.6'],
		['1', 'machine', 'down', '1.25.5'],
		['1/lxc/0', 'container', 'starting', undefined],
		['2', 'machine', 'error', undefined],
		['mysql/0', 'unit', 'good', '1.25.6'],
		['mysql/1', 'unit', 'starting', undefined],
	]);
	t.like(findAgent(status, '1'), {state: 'down', message: '(started)', base: 'trusty'});
	t.is(findAgent(status, 'mysql/0').since, Date.UTC(2016, 3, 1, 1, 23, 45));
	t.like(status.applications[0], {
		charm: 'cs:trusty/mysql-29', charmRevision: 29, status: {current: 'active'}, unitCount: 2,
	});
});

test('Containers may nest deeper than the stack', t => {
	const depth = 20_000;
	const stdout = `{"model":{"name":"m"},"machines":${'{"0":{"containers":'.repeat(depth)}{}${'}}'.repeat(depth)},"applications":{}}`;
	t.is(askWell(t, readStatus, {stdout}).agents.length, depth);
});

test('A host may have more containers than a call can have arguments', t => {
	const containers = Object.fromEntries(Array.from({length: 200_000}, (_, index) => [`0/lxd/${index}`, 0]));
	t.is(askWell(t, readStatus, {stdout: JSON.stringify({...small, machines: {0: {containers}}})}).agents.length, 200_002);
});
