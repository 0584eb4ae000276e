import test from 'ava';
import {
	createJuju,
	createLab,
	labMachine,
	labTime,
	labUnit,
} from '../../_helpers/simulated-lab.js';

test('the table is laid out as a real controller lays it out', t => {
	const cloud = createLab({client: '4.0.14'});
	labMachine(cloud, '0').log.push({
		at: labTime, type: 'juju-machine', current: 'started', message: 'upgrading to 4.0.15',
	});
	const {stdout} = createJuju(cloud)('show-status-log -m c1:prod --type juju-machine -n 2 0');
	t.is(stdout, [
		'Time                   Type          Status   Message',
		'02 Mar 2026 01:25:45Z  juju-machine  started  ',
		'01 Apr 2026 01:23:45Z  juju-machine  started  upgrading to 4.0.15',
		'',
	].join('\n'));
});

test('JSON has four keys, and no message where there is none', t => {
	const {stdout} = createJuju(createLab())('show-status-log -m c1:prod --format json mysql/0');
	const entries = JSON.parse(stdout) as ReadonlyArray<Record<string, string>>;
	t.deepEqual(entries[0], {
		status: 'waiting', message: 'waiting for machine', since: '2026-03-02T01:23:45Z', type: 'workload',
	});
	t.deepEqual(entries[1], {status: 'allocating', since: '2026-03-02T01:23:45Z', type: 'juju-unit'});
});

test('a unit shows its agent and its workload unless one of them is asked for', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	labUnit(cloud, 'mysql/0').log.push({
		at: labTime, type: 'workload', current: 'error', message: 'hook failed: "start"',
	});
	const types = (line: string) => new Set((JSON.parse(juju(line).stdout) as ReadonlyArray<{type: string}>).map(({type}) => type));
	t.deepEqual(types('show-status-log -m c1:prod --format json mysql/0'), new Set(['workload', 'juju-unit']));
	t.deepEqual(types('show-status-log -m c1:prod --format json --type workload mysql/0'), new Set(['workload']));
	t.deepEqual(types('show-status-log -m c1:prod --format json --type juju-container 1/lxd/0'), new Set(['juju-container']));
});

test('entries are bounded by their number or their age', t => {
	const juju = createJuju(createLab());
	const count = (line: string) => (JSON.parse(juju(line).stdout) as readonly unknown[]).length;
	t.is(count('show-status-log -m c1:prod --format json -n 2 mysql/0'), 2);
	t.is(count('show-status-log -m c1:prod --format json --days 40 mysql/0'), 5);
	t.is(juju('show-status-log -m c1:prod --days 3 mysql/0').stderr, 'ERROR no status history available\n');
});

test('what does not exist is refused, with an empty object beside JSON', t => {
	t.like(createJuju(createLab())('show-status-log -m c1:prod --format json mysql/9'), {
		exitCode: 1, stdout: '{}\n', stderr: 'ERROR unit "mysql/9" not found\n',
	});
});

test('an application and a model tell what they are', t => {
	const juju = createJuju(createLab());
	t.regex(juju('show-status-log -m c1:prod --type application mysql').stdout, /application {2}active/v);
	t.regex(juju('show-status-log -m c1:prod --type model').stdout, /model {2}available/v);
});
