import test from 'ava';
import {
	createJuju,
	createLab,
	labController,
	labModel,
	labTime,
} from '../../_helpers/simulated-lab.js';

type Status = {readonly machines: Record<string, unknown>; readonly applications: Readonly<Record<string, {units?: Record<string, unknown>}>>};

const read = (line: string, client = '3.6.28'): Status => JSON.parse(createJuju(createLab({client}))(line).stdout) as Status;

test('words choose applications, units and machines, and keep the machines that they live on', t => {
	const ofApplication = read('status -m c1:prod --format json wordpress');
	t.deepEqual(Object.keys(ofApplication.applications), ['wordpress']);
	t.deepEqual(Object.keys(ofApplication.machines), ['1']);
	t.deepEqual(Object.keys(read('status -m c1:prod --format json mysql/0').applications['mysql']?.units ?? {}), ['mysql/0']);
	t.deepEqual(Object.keys(read('status -m c1:prod --format json 0').machines), ['0']);
	t.deepEqual(Object.keys(read('status -m c1:prod --format json my*l').applications), ['mysql']);
	t.deepEqual(Object.keys(read('status -m c1:prod --format json m*x').applications), []);
});

test('an empty model and an empty choice are announced on stderr, in JSON too', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	t.is(juju('status -m c1:prod nosuch').stderr, '\nNothing matched specified filter.\n');
	const model = labModel(cloud);
	for (const map of [model.machines, model.applications, model.units]) {
		map.clear();
	}

	t.is(juju('status -m c1:prod --format json').stderr, '\nModel "admin/prod" is empty.\n');
	cloud.clientVersion = '2.9.52';
	t.is(juju('status -m c1:prod').stderr, 'Model "admin/prod" is empty.\n');
});

test('options that have no use in JSON are remarked upon since 3.0', t => {
	const line = 'status -m c1:prod --format json --relations --storage';
	t.is(createJuju(createLab())(line).stderr, 'provided relations, storage options are always enabled in non tabular formats\n');
});

test('a screen that is redrawn for ever needs a terminal', t => {
	t.is(createJuju(createLab())('status --watch 3s').exitCode, 1);
});

test('one line for each unit is the short form', t => {
	const {stdout} = createJuju(createLab())('status -m c1:prod --format oneline');
	t.is(stdout.split('\n').length, 4);
	t.regex(stdout, /^- mysql\/0: \S+ \(agent:idle, workload:active\)\n/v);
});

test('4.0 dials without end, 3.6 three times', t => {
	const exitCode = (client: string, after: number): number => {
		const cloud = createLab({client});
		labController(cloud).api = 'silent';
		return createJuju(cloud)('status -m c1:prod', {after, startedAt: cloud.startedAt}).takes;
	};

	t.is(exitCode('3.6.28', 700), Infinity);
	t.true(exitCode('3.6.28', 1800) < Infinity);
	t.is(exitCode('4.0.15', 100_000), Infinity);
});

test('a terminal watches a status again and again, from 2.9.13 to 3.x', t => {
	const accepts = (client: string) => createJuju(createLab({client}))('status -m c1:prod --watch 3s', {isTerminal: true});
	t.deepEqual(['2.9.12', '4.0.15'].map(client => accepts(client).exitCode), [2, 2]);
	const starts: ReadonlyArray<readonly [client: string, start: string]> = [['2.9.13', '\u{1B}c'], ['3.6.28', '\u{1B}[H\u{1B}[2JEvery 3s: juju status.']];
	for (const [client, start] of starts) {
		const {takes, stdout, following} = accepts(client);
		t.is(takes, Infinity, client);
		t.true(stdout.startsWith(start), client);
		t.is(following?.every, 3000, client);
		t.regex(following?.next(labTime) ?? '', /mysql\/0/v, client);
	}
});

test('a controller that does not answer is watched on', t => {
	const cloud = createLab();
	const {following} = createJuju(cloud)('status -m c1:prod --watch 1m', {isTerminal: true});
	labController(cloud).api = 'silent';
	t.regex(following?.next(labTime) ?? '', /The controller does not answer yet\.\n$/v);
});
