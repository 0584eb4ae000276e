import test from 'ava';
import {readJsonLines} from '../../_helpers/fixture.js';
import {
	askBadly,
	askWell,
	prod,
	type RecordedCommand,
} from './_ask.js';

const intent = {
	type: 'read-status-log', model: prod, entity: 'web/0', limit: 20,
} as const;

const recorded = ['commands.jsonl', 'commands-second-controller.jsonl']
	.flatMap(file => readJsonLines<RecordedCommand>(`recordings/controller-4.0/${file}`))
	.filter(command => command.arguments.includes('show-status-log') && command['exit-code'] === 0);

test('Every recorded status log is read whole, as JSON and as a table', t => {
	t.true(recorded.length >= 8);
	for (const {stdout, arguments: line} of recorded) {
		const expected = line.includes('json') ? (JSON.parse(stdout) as unknown[]).length : stdout.trimEnd().split('\n').length - 1;
		const entries = askWell(t, intent, {stdout});
		t.is(entries.length, expected, line.join(' '));
		t.true(entries.every(({at, type, status}) => at !== undefined && type !== '' && status !== ''));
	}
});

test('The columns of a table are told apart', t => {
	const {stdout = ''} = recorded.find(command => command.stdout.includes('hook failed')) ?? {};
	t.deepEqual(askWell(t, intent, {stdout}).find(({status}) => status === 'error'), {
		at: Date.UTC(2026, 10, 21, 3, 12, 11), type: 'juju-unit', status: 'error', message: 'hook failed: "config-changed"',
	});
});

test('A log without entries is empty', t => {
	for (const stdout of ['', '[]', 'null\n']) {
		t.deepEqual(askWell(t, intent, {stdout}), []);
	}
});

test('Another answer is no status log', t => {
	t.is(askBadly(t, intent, {stdout: '{}'}).kind, 'unreadable');
	t.is(askBadly(t, intent, {stdout: 'TYPE STATUS\nx y\n'}).kind, 'unreadable');
});
