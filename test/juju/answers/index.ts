import test from 'ava';
import fc from 'fast-check';
import {type IntentType} from '../../../source/domain/intent.js';
import {neutralise} from '../../../source/juju/neutralise.js';
import {ask} from './_ask.js';
import {everyIntent} from './_intents.js';

const doneTypes = new Set<IntentType>([
	'restore-agent-configuration',
	'restart-agent',
	'resolve',
	'enable-commands',
	'disable-commands',
	'synchronise-binaries',
	'remove-machine',
	'destroy-controller',
	'kill-controller',
	'unregister',
	'open-shell',
	'edit-agent-configuration',
	'debug-hooks',
	'log-in',
]);

test('Commands of which only the end counts keep what they said', t => {
	const intents = everyIntent.filter(({type}) => doneTypes.has(type));
	t.is(intents.length, doneTypes.size);
	for (const intent of intents) {
		t.deepEqual(ask(intent, {stdout: 'out\n', stderr: '\u{1B}[1mWARNING\u{1B}[0m password=x\n'}), {ok: true, value: {text: 'out\nWARNING password=••••'}}, intent.type);
	}
});

test('An error on stderr beside exit code 0 is no failure', t => {
	const stderr = 'ERROR Get "https://streams.canonical.com/juju/public-clouds.syaml": dial tcp: lookup failed\n';
	t.true(ask({type: 'client-version'}, {stdout: '3.6.28-ubuntu-amd64\n', stderr}).ok, 'the first run of a client without internet');
});

test('An exit code that is missing is an ending by something else', t => {
	const answer = ask({type: 'client-version'}, {exitCode: undefined});
	t.false(answer.ok);
	t.is(answer.ok ? undefined : answer.failure.kind, 'crashed');
});

const textsOf = (value: unknown): readonly string[] => {
	if (typeof value === 'string') {
		return [value];
	}

	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(child => textsOf(child)) : [];
};

const text = fc.oneof(
	fc.string({unit: 'binary'}),
	fc.jsonValue().map(value => JSON.stringify(value)),
	fc.constantFrom(
		'',
		'{}',
		'ERROR \u{1B}[31mno\n',
		String.raw`{"controllers": {"\u001b": {}}}`,
		String.raw`{"models": [{"name": "\u009b"}]}`,
		'--- current\n\u{1B}]0;x',
		'init systemd\nservice a \u{7}\n\n\u{1B}',
		'Time Type Status Message\n\u{1B} \u{1B} \u{1B} \u{1B}',
		'best version:\n 3.6.28\u{1B}',
		'Downloaded to \u{1B}[2J/x',
		'"3.6.28\u{1B}"',
	),
);

test('Whatever comes back, of every intent, nothing throws and nothing harmful is in the answer', t => {
	const left = fc.record({
		outcome: fc.constantFrom('exited', 'exited', 'exited', 'timed-out', 'killed'), exitCode: fc.constantFrom(0, 0, 1, 2, 255), stdout: text, stderr: text, reason: text,
	});
	fc.assert(fc.property(fc.constantFrom(...everyIntent), left, (intent, answerLeft) => {
		const answer = ask(intent, answerLeft);
		t.true(textsOf(answer).every(part => neutralise(part) === part), intent.type);
		t.true(answer.ok || (/^[A-Z].*\S$/sv.test(answer.failure.message) && answer.failure.kind.length > 0));
	}), {numRuns: 1000});
});
