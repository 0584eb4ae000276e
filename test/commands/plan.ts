import {spawnSync} from 'node:child_process';
import test from 'ava';
import {UsageError} from '../../source/commands/options.js';
import {type PlanDocument} from '../../source/output/plan-document.js';
import {runHeadless} from '../_helpers/headless-run.js';
import {validateDocument} from '../_helpers/validate-document.js';

const parse = (text: string): PlanDocument => JSON.parse(text) as PlanDocument;

for (const scenario of ['small', 'small-2.9', 'small-4.0', 'small-4.1', 'kubernetes', 'production', 'large', 'unit-error', 'changes-disabled']) {
	test(`${scenario}: the plan keeps to its schema, and every command names its target`, async t => {
		const {code, stdout, stderr} = await runHeadless('plan', '--simulate', scenario, '--format', 'json');
		t.is(code, 0);
		t.is(stderr, '');
		t.deepEqual(validateDocument('plan', stdout), []);
		const {steps, path} = parse(stdout);
		const commands = steps.filter(({action}) => action === 'command');
		t.true(commands.length > 0);
		t.true(path.length > 0);
		for (const {command} of commands) {
			t.true(command.includes('-m') || command.includes('-c'), command.join(' '));
		}
	});
}

test('what blocks is said first in the warnings, and the plan is whole all the same', async t => {
	const {stdout} = await runHeadless('plan', '--simulate', 'unit-error', '--format', 'json');
	const {steps, warnings} = parse(stdout);
	t.true(warnings.some(text => text.startsWith('Check no-unit-in-error blocks (')));
	t.regex(warnings[0] ?? '', /^Check \S+ blocks/v);
	t.true(steps.length > 5);
});

test('the same cloud gives the same plan', async t => {
	const [one, two] = await Promise.all([1, 2].map(async () => runHeadless('plan', '--simulate', '--format', 'json')));
	t.is(parse(one?.stdout ?? '').id, parse(two?.stdout ?? '').id);
});

test('nothing to do is a plan without steps, code 0', async t => {
	const {code, stdout} = await runHeadless('plan', '--simulate', 'no-binaries', '--format', 'json');
	t.is(code, 0);
	t.deepEqual(validateDocument('plan', stdout), []);
	t.deepEqual(parse(stdout).steps, []);
	t.regex(parse(stdout).warnings[0] ?? '', /3\.6\.4/v);
});

test('a script is guarded where checks block, and not where they are ignored', async t => {
	const guarded = await runHeadless('plan', '--simulate', '--format', 'shell');
	t.regex(guarded.stdout, /ACCEPT_BLOCKING_CHECKS/v);
	const free = await runHeadless('plan', '--simulate', '--format', 'shell', '--ignore-check', 'backup-made');
	t.notRegex(free.stdout, /ACCEPT_BLOCKING_CHECKS/v);
	t.is(spawnSync('sh', ['-n'], {input: free.stdout, encoding: 'utf8'}).status, 0);
});

test('text and Markdown have every command of the plan', async t => {
	const [text, markdown, json] = await Promise.all(['text', 'markdown', 'json'].map(async format => runHeadless('plan', '--simulate', '--format', format)));
	for (const {command} of parse(json?.stdout ?? '').steps) {
		t.true(text?.stdout.includes(command.join(' ')));
		t.true(markdown?.stdout.includes(command.join(' ')));
	}
});

test('a version that one upgrade does not lead to has a path, and the steps of its first hop', async t => {
	const {code, stdout} = await runHeadless('plan', '--simulate', '--agent-version', '4.0.15', '--format', 'json');
	t.is(code, 0);
	t.deepEqual(validateDocument('plan', stdout), []);
	const {path, steps, warnings} = parse(stdout);
	t.is(path[0]?.from, '3.6.4');
	t.is(path[0]?.means, 'upgrade');
	t.is(path.at(-1)?.to, '4.0.15');
	t.is(path.at(-1)?.means, 'migrate');
	t.true(path.every(({why}) => why !== undefined && why !== ''));
	const command = steps.find(({action}) => action === 'command');
	t.true(command?.command.includes(path[0]?.to ?? ''));
	t.regex(warnings[0] ?? '', /make a new plan after it/v);
	const text = await runHeadless('plan', '--simulate', '--agent-version', '4.0.15');
	t.regex(text.stdout, /→ 4\.0\.15 \(migrate\)/v);
});

test('the hops that the steps do not make have their commands in every format, and a script never runs them', async t => {
	const [json, text, markdown, shell] = await Promise.all(['json', 'text', 'markdown', 'shell'].map(async format => runHeadless('plan', '--simulate', '--agent-version', '4.0.15', '--format', format)));
	const {path} = parse(json?.stdout ?? '');
	t.deepEqual(path[0]?.commands, [], 'the steps make the first hop');
	const lines = path.flatMap(({commands}) => commands.map(({command}) => command.join(' ')));
	t.true(lines.includes('juju bootstrap aws/eu-west-1 aws-4-0-15 --agent-version 4.0.15 --no-switch'));
	t.true(lines.includes('juju migrate aws:admin/db aws-4-0-15'));
	t.true(lines.some(line => line.startsWith('juju upgrade-model -m aws-4-0-15:admin/db --agent-version 4.0.15')));
	for (const line of lines) {
		t.true(text?.stdout.includes(line), line);
		t.true(markdown?.stdout.includes(line), line);
		t.deepEqual(shell?.stdout.split('\n').filter(row => row.includes(line) && !row.startsWith('#')), [], line);
		t.true(shell?.stdout.split('\n').some(row => row.startsWith('#') && row.includes(line)), line);
	}

	t.is(spawnSync('sh', ['-n'], {input: shell?.stdout, encoding: 'utf8'}).status, 0);
});

test('a version below the current one has no plan: code 3 and the reason', async t => {
	const {code, stdout, stderr} = await runHeadless('plan', '--simulate', '--agent-version', '3.6.3');
	t.is(code, 3);
	t.is(stdout, '');
	t.regex(stderr, /lower than 3\.6\.4/v);
});

test('an unknown controller ends with code 3, an unknown format is wrong use, and too little time is code 5', async t => {
	const missing = await runHeadless('plan', '--simulate', '-c', 'nowhere');
	t.is(missing.code, 3);
	t.regex(missing.stderr, /nowhere/v);
	const late = await runHeadless('plan', '--simulate', '--timeout', '50ms');
	t.is(late.code, 5);
	await t.throwsAsync(async () => runHeadless('plan', '--format', 'html'), {instanceOf: UsageError, message: /html/v});
});
