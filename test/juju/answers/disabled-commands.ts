import test from 'ava';
import {readJsonLines} from '../../_helpers/fixture.js';
import {
	askBadly,
	askWell,
	prod,
	type RecordedCommand,
} from './_ask.js';

const intent = {type: 'read-disabled-commands', model: prod} as const;

const recorded = ['commands.jsonl', 'commands-second-controller.jsonl']
	.flatMap(file => readJsonLines<RecordedCommand>(`recordings/controller-4.0/${file}`))
	.filter(command => command.arguments.includes('disabled-commands') && command['exit-code'] === 0 && !command.arguments.includes('--all'));

test('What a real controller answered is read, as JSON and as a table', t => {
	t.deepEqual(recorded.map(({stdout}) => askWell(t, intent, {stdout})), [
		[],
		[{set: 'all', message: 'maintenance window'}],
		[{set: 'all', message: 'frozen'}],
	]);
});

test('No disabled commands read as none in every form', t => {
	for (const stdout of ['', '[]', 'null', 'No commands are currently disabled.\n']) {
		t.deepEqual(askWell(t, intent, {stdout}), []);
	}
});

test('Other tables are not understood', t => {
	t.is(askBadly(t, intent, {stdout: 'Model  Controller\nprod   c1\n'}).kind, 'unreadable');
	t.is(askBadly(t, intent, {stdout: '{}'}).kind, 'unreadable');
});
