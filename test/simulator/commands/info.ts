import test from 'ava';
import {createCloud} from '../../_helpers/simulated-cloud.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

const ask = (scenario: string, line: string): Readonly<Record<string, unknown>> =>
	JSON.parse(createJuju(createCloud(scenario))(line).stdout) as Readonly<Record<string, unknown>>;

test('3.0 and later tell releases by track and risk, and bases', t => {
	for (const scenario of ['charms', 'charms-fourth']) {
		const answer = ask(scenario, 'info postgresql --format json');
		t.like(answer, {
			type: 'charm', name: 'postgresql', tracks: ['14', '16'], channels: {
				14: {
					stable: [{
						revision: 363, risk: 'stable', track: '14', version: '14.12',
					}],
				}, 16: {stable: [{revision: 480}]},
			},
		});
		t.false('channel-map' in answer);
		t.false('series' in answer);
	}
});

test('2.9 tells one release a channel, and series', t => {
	const answer = ask('charms-29', 'info postgresql --format json');
	t.like(answer, {series: ['focal'], 'channel-map': {'14/stable': {revision: 363, architectures: ['amd64'], series: ['focal']}, '16/stable': {revision: 480}}});
	t.false('channels' in answer);
});

test('before 2.9 there is no such command', t => {
	t.regex(createJuju(createCloud('charms-second'))('info postgresql').stderr, /"info" is not a juju command/v);
});

test('the newest charm is described: settings, relations but no peers, whether it is a subordinate', t => {
	t.like(ask('charms', 'info ch:postgresql --format json'), {
		charm: {
			config: {Options: {'backup-retention': {Type: 'int', Default: 7}}},
			relations: {provides: {database: 'postgresql_client', replication: 'postgresql_async'}},
		},
	});
	t.notRegex(JSON.stringify(ask('charms', 'info mysql --format json')), /peers/v);
	t.like(ask('charms', 'info nrpe --format json'), {charm: {subordinate: true, relations: {requires: {'general-info': 'juju-info'}}}});
	t.like(ask('charms', 'info mysql-agent --format json'), {charm: {subordinate: true}});
	t.notRegex(JSON.stringify(ask('charms', 'info postgresql --format json')), /"subordinate"/v);
	t.notRegex(JSON.stringify(ask('charms-kubernetes', 'info grafana-k8s --format json')), /"subordinate"|"relations"/v);
	t.false('charm' in ask('small', 'info etcd --format json'));
});

test('YAML has names in small letters', t => {
	t.regex(createJuju(createCloud('charms'))('info postgresql --format yaml').stdout, /options:\n {6}profile:\n {8}type: string/v);
});

test('what the store does not have is not found', t => {
	const juju = createJuju(createCloud('charms'));
	for (const line of ['info nosuch --format json', 'info mysql-unreleased --format json', 'info reports --format json']) {
		t.like(juju(line), {exitCode: 1, stderr: `ERROR No information found for charm or bundle with the name "${line.split(' ', 2)[1] ?? ''}"\n`}, `juju ${line}`);
	}

	t.is(juju('info mysql --channel 9/stable --format json').exitCode, 1);
	t.is(juju('info mysql --channel 8.0 --format json').exitCode, 0);
	t.like(juju('info'), {exitCode: 2, stderr: 'ERROR expected a charm or bundle name\n'});
});

test('the store is the same whichever model is asked about', t => {
	const juju = createJuju(createCloud('small'));
	for (const line of ['info etcd --format json', 'info etcd -m aws:web --format json', 'info haproxy -m aws:db --format json']) {
		t.is(juju(line).exitCode, 0, `juju ${line}`);
	}
});
