import test from 'ava';
import {readFixture, readJsonLines} from '../../_helpers/fixture.js';
import {
	askBadly,
	askWell,
	clientVersions,
	prod,
	type RecordedCommand,
} from './_ask.js';

const intent = {type: 'read-agent-version', model: prod} as const;

test('The version of a model is read from every recorded client, as text and as JSON', t => {
	for (const version of clientVersions) {
		for (const file of ['model-config-agent-version.txt', 'model-config.json']) {
			t.deepEqual(askWell(t, intent, {stdout: readFixture(`recordings/clients/${version}/answers/${file}`)}), {version});
		}
	}
});

test('Every answer of a real controller is read but YAML', t => {
	const answers = ['commands.jsonl', 'commands-second-controller.jsonl']
		.flatMap(file => readJsonLines<RecordedCommand>(`recordings/controller-4.0/${file}`))
		.filter(command => command.arguments.includes('model-config') && command.arguments.includes('agent-version') && !command.arguments.includes('yaml'));
	t.true(answers.length >= 5);
	for (const {stdout} of answers) {
		t.regex(askWell(t, intent, {stdout}).version, /^4\.0\.1\d$/v);
	}
});

test('The bare JSON text that some clients print is read', t => {
	t.deepEqual(askWell(t, intent, {stdout: '"2.4.7"\n'}), {version: '2.4.7'});
});

test('What is no version is none', t => {
	t.is(askBadly(t, intent, {stdout: '3.6\n'}).kind, 'unreadable');
	t.is(askBadly(t, intent, {stdout: '{"agent-version": {"Value": 3}}'}).kind, 'unreadable');
});
