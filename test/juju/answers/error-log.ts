import test from 'ava';
import {readJsonLines} from '../../_helpers/fixture.js';
import {askWell, prod, type RecordedCommand} from './_ask.js';

const intent = {type: 'read-error-log', model: prod, limit: 20} as const;

const recorded = readJsonLines<RecordedCommand>('recordings/controller-4.0/commands.jsonl').filter(command => command.arguments.includes('debug-log') && command['exit-code'] === 0);

test('Every line of the recorded logs is a message', t => {
	t.true(recorded.length >= 2);
	for (const {stdout} of recorded) {
		t.is(askWell(t, intent, {stdout}).length, stdout.trim().split('\n').length);
	}

	t.deepEqual(askWell(t, intent, {stdout: recorded.find(command => command.arguments.includes('ERROR'))?.stdout ?? ''})[0], {
		entity: 'unit-web-0',
		time: '03:12:11',
		level: 'ERROR',
		module: 'juju.worker.uniter.operation',
		text: 'hook "config-changed" (via hook dispatching script: dispatch) failed: exit status 1',
	});
});

test('Lines of another form go on with the message before them', t => {
	const lines = askWell(t, intent, {
		stdout: [
			'tail of an older message',
			'machine-0: 2026-04-01 03:12:11 ERROR juju.worker panic',
			'  goroutine 1',
			'',
			'  main.go:3',
			'unit-a-0: 03:12:12 WARNING unit.a.juju-log \u{1B}[31mred',
		].join('\n'),
	});
	t.deepEqual(lines.map(({entity, time, text}) => [entity, time, text]), [
		['machine-0', '2026-04-01 03:12:11', 'panic\n  goroutine 1\n  main.go:3'],
		['unit-a-0', '03:12:12', 'red'],
	]);
});

test('An empty log is one', t => {
	t.deepEqual(askWell(t, intent, {}), []);
});
