import test from 'ava';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {
	createJuju,
	createLab,
	labModel,
	labTime,
} from '../../_helpers/simulated-lab.js';

const withLog = (client: string): Cloud => {
	const cloud = createLab({client});
	const {log} = labModel(cloud);
	for (let index = 0; index < 30; index++) {
		log.push({
			at: labTime + index, entity: index % 2 === 0 ? 'unit-mysql-0' : 'machine-1', level: index % 3 === 0 ? 'ERROR' : 'INFO', module: 'juju.worker.uniter', message: `line ${index}`,
		});
	}

	return cloud;
};

const linesOf = (text: string): string[] => text.split('\n').filter(line => line !== '');

test('a line has its agent, its time, its level, its module and its message', t => {
	const {stdout} = createJuju(withLog('4.0.15'))('debug-log -m c1:prod --limit 1');
	t.is(stdout, 'machine-1: 01:23:45 INFO juju.worker.uniter line 29\n');
});

test('the day and the milliseconds come when they are asked for', t => {
	const {stdout} = createJuju(withLog('3.6.28'))('debug-log -m c1:prod --limit 1 --date --ms --utc');
	t.is(stdout, 'machine-1: 2026-04-01 01:23:45.029 INFO juju.worker.uniter line 29\n');
});

test('lines are chosen by agent, level and module', t => {
	const juju = createJuju(withLog('3.6.28'));
	t.deepEqual(linesOf(juju('debug-log -m c1:prod -i mysql/0 --level ERROR --no-tail').stdout).map(line => line.split(' ').at(-1)), ['0', '6', '12', '18', '24']);
	t.is(linesOf(juju('debug-log -m c1:prod --include unit-mysql-* --exclude unit-mysql-0 --no-tail').stdout).length, 0);
	t.is(linesOf(juju('debug-log -m c1:prod --include-module juju.worker --limit 5').stdout).length, 5);
	t.is(linesOf(juju('debug-log -m c1:prod --exclude-module juju.worker --exclude-module juju.cmd --no-tail').stdout).length, 0);
});

test('`--lines` ends up to 3.5 and goes on for ever since 3.6', t => {
	const old = createJuju(withLog('2.9.52'))('debug-log -m c1:prod --no-tail -n 4');
	t.is(linesOf(old.stdout).length, 4);
	t.true(Number.isFinite(old.takes));
	t.true(createJuju(withLog('3.5.5'))('debug-log -m c1:prod -n 4').takes < Infinity);
	t.is(createJuju(withLog('3.6.28'))('debug-log -m c1:prod -n 4').takes, Infinity);
});

test('in a terminal the log is followed, elsewhere it ends', t => {
	const juju = createJuju(withLog('2.9.52'));
	t.is(juju('debug-log -m c1:prod', {isTerminal: true}).takes, Infinity);
	t.is(linesOf(juju('debug-log -m c1:prod').stdout).length, 10);
});

test('4.0 can tell its log as JSON, a document a line', t => {
	const {stdout} = createJuju(withLog('4.0.15'))('debug-log -m c1:prod --limit 2 --format json');
	t.deepEqual(linesOf(stdout).map(line => (JSON.parse(line) as {message: string}).message), ['line 28', 'line 29']);
});
