import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {
	optionRows,
	parseDuration,
	parseOptions,
	UsageError,
} from '../../source/commands/options.js';
import {helpText} from '../../source/commands/help.js';

test('reads every option named in the help', t => {
	const help = helpText();
	for (const {name} of optionRows) {
		t.true(help.includes(`--${name}`), name);
	}
});

test('reads controller, models, version and checks', t => {
	const options = parseOptions(['-c', 'aws', '-m', 'web', '--model', 'aws:db', '--agent-version', '3.6.28', '--agent-stream', 'proposed', '--ignore-check', 'backup-made', '--ignore-check=copies-made']);
	t.is(options.controller, 'aws');
	t.deepEqual(options.models, ['web', 'aws:db']);
	t.is(options.agentVersion, '3.6.28');
	t.is(options.agentStream, 'proposed');
	t.deepEqual(options.ignoredChecks, ['backup-made', 'copies-made']);
	t.is(options.simulate, undefined);
});

test('takes --simulate with and without a scenario', t => {
	t.is(parseOptions(['--simulate']).simulate, '');
	t.is(parseOptions(['--simulate', '--seed', '7']).simulate, '');
	t.is(parseOptions(['--simulate', 'production']).simulate, 'production');
	t.is(parseOptions(['--simulate=small-2.9']).simulate, 'small-2.9');
});

test('reads durations as Juju writes them', t => {
	t.is(parseDuration('90s', 'interval'), 90_000);
	t.is(parseDuration('15m', 'timeout'), 900_000);
	t.is(parseDuration('1h30m', 'timeout'), 5_400_000);
	t.is(parseDuration('500ms', 'interval'), 500);
});

for (const text of ['15', '', 'm', '-5s', '0s', '5 s', '5d', '1e3s', '5s ', '99999999999s']) {
	test(`refuses ${JSON.stringify(text)} as a duration and says what is right`, t => {
		const error = t.throws(() => parseDuration(text, 'timeout'), {instanceOf: UsageError});
		t.regex(error.message, /--timeout/v);
		t.regex(error.advice, /90s/v);
	});
}

const wrong: ReadonlyArray<readonly [readonly string[], RegExp]> = [
	[['--nonsense'], /--nonsense/v],
	[['--seed', 'many'], /--seed/v],
	[['--speed', '0'], /--speed/v],
	[['--seed', '-1'], /seed/v],
	[['--controller', ''], /--controller/v],
	[['--model', ' '], /--model/v],
	[['--agent-version'], /agent-version/v],
	[['--agent-stream'], /agent-stream/v],
	[['--read-only=yes'], /read-only/v],
];

for (const [words, expected] of wrong) {
	test(`refuses ${words.join(' ')} as wrong use`, t => {
		const error = t.throws(() => parseOptions(words), {instanceOf: UsageError});
		t.regex(error.message, expected);
		t.regex(error.advice, /\.$/v);
	});
}

property('either reads a command line or says in two sentences what is wrong with it', [fc.array(fc.oneof(fc.string(), fc.constantFrom(...optionRows.map(({name}) => `--${name}`))))], (t, words) => {
	try {
		t.true(Array.isArray(parseOptions(words).positionals));
	} catch (error) {
		t.true(error instanceof UsageError);
		t.false((error as UsageError).message.includes('\n'));
	}
});
