import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {createLogScanner, type LogCase} from '../../source/domain/scan-log.js';

const cases: readonly LogCase[] = [
	{
		id: 'disk', signals: [
			{
				where: 'log', words: 'not enough free disk space', versions: '3.6', source: 'ours',
			},
			{
				where: 'status', words: 'started', versions: '3.6', source: 'ours',
			},
		],
	},
	{
		id: 'fetch', signals: [{
			where: 'log', words: 'failed to fetch', pattern: /failed to fetch \w+ from/v, versions: '3.6', source: 'ours',
		}],
	},
];

const from = {model: {controller: 'aws', name: 'admin/web'}, source: 'debug-log'};

const scan = (lines: Iterable<string>) => {
	const scanner = createLogScanner(cases, from);
	for (const line of lines) {
		scanner.take(line);
	}

	return scanner.matches();
};

test('each case is told how often, by whom, and in which words', t => {
	t.deepEqual(scan([
		'machine-2: 03:09:01 ERROR juju.worker.upgradesteps not enough free disk space on "/var/lib/juju"',
		'unit-mysql-0: 03:09:02 ERROR juju.worker.upgrader failed to fetch binaries from "https://10.0.0.1"',
		'machine-2: 03:10:01 ERROR juju.worker.upgradesteps not enough free disk space on "/var/lib/juju"',
		'2026-11-21 03:10:02 ERROR juju.worker.upgradesteps worker.go:12 not enough free disk space on "/tmp"',
		'machine-3: 03:10:03 INFO juju.worker started',
		'machine-3: 03:10:03 INFO juju.worker failed to fetch',
	]), [
		{
			case: 'disk', ...from, count: 3, agents: ['machine-2'], lines: [
				'machine-2: 03:09:01 ERROR juju.worker.upgradesteps not enough free disk space on "/var/lib/juju"',
				'machine-2: 03:10:01 ERROR juju.worker.upgradesteps not enough free disk space on "/var/lib/juju"',
				'2026-11-21 03:10:02 ERROR juju.worker.upgradesteps worker.go:12 not enough free disk space on "/tmp"',
			],
		},
		{
			case: 'fetch', ...from, count: 1, agents: ['unit-mysql-0'], lines: ['unit-mysql-0: 03:09:02 ERROR juju.worker.upgrader failed to fetch binaries from "https://10.0.0.1"'],
		},
	]);
});

testProp('what is kept does not grow with the log', [fc.integer({min: 1, max: 3000}), fc.integer({min: 1, max: 2000})], (t, count, length) => {
	const [match] = scan(Array.from({length: count}, (_, index) => `machine-${index}: not enough free disk space ${'x'.repeat(length)}${index}`));
	t.is(match?.count, count);
	t.is(match?.agents.length, Math.min(count, 200));
	t.true((match?.lines.length ?? 0) <= 5 && (match?.lines.every(line => line.length <= 501) ?? false));
	t.true(length > 400 || match?.lines.at(-1)?.endsWith(String(count - 1)));
}, {numRuns: 20});
