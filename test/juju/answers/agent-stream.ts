import test from 'ava';
import {readFixture, readJsonLines} from '../../_helpers/fixture.js';
import {
	askBadly,
	askWell,
	prod,
	type RecordedCommand,
} from './_ask.js';

const intent = {type: 'read-agent-stream', model: prod} as const;

test('The stream of a model is read from every recorded client that shows all settings, and from the plain value', t => {
	for (const version of ['2.9.52', '3.6.28', '4.0.15']) {
		t.deepEqual(askWell(t, intent, {stdout: readFixture(`recordings/clients/${version}/answers/model-config.json`)}), {stream: 'released'});
	}

	t.deepEqual(askWell(t, intent, {stdout: 'proposed\n'}), {stream: 'proposed'});
});

test('The stream of a real controller\'s model is read', t => {
	const answers = readJsonLines<RecordedCommand>('recordings/controller-4.0/commands.jsonl')
		.filter(({arguments: words, stdout}) => words.includes('model-config') && words.includes('json') && stdout.includes('agent-stream'));
	t.true(answers.length > 0);
	for (const {stdout} of answers) {
		t.deepEqual(askWell(t, intent, {stdout}), {stream: 'released'});
	}
});

test('A stream of a mirror\'s own is read, what is no name is none', t => {
	t.deepEqual(askWell(t, intent, {stdout: 'our-own\n'}), {stream: 'our-own'});
	t.is(askBadly(t, intent, {stdout: ''}).kind, 'unreadable');
	t.is(askBadly(t, intent, {stdout: 'two words\n'}).kind, 'unreadable');
	t.is(askBadly(t, intent, {stdout: '{"agent-stream": {"Value": 3}}'}).kind, 'unreadable');
});
