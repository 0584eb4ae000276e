import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {findBell} from '../../source/commands/notice-ways.js';
import {runWatch} from '../../source/commands/watch.js';
import {parseOptions} from '../../source/commands/options.js';
import {consent, runApplyOn, savePlanOf} from '../_helpers/apply-run.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

type Heard = {readonly words: readonly string[]; readonly read: () => Promise<ReadonlyArray<{readonly event: string; readonly text: string}>>};

/** A program that keeps what it is told. */
const openListener = async (t: ExecutionContext): Promise<Heard> => {
	const file = path.join(await makeTemporaryFolder(t), 'heard');
	return {
		words: ['--notify', '/bin/sh', '--notify-argument=-c', '--notify-argument', 'cat >> "$0"', '--notify-argument', file],
		async read() {
			const text = await fs.readFile(file, 'utf8');
			const lines = text.trimEnd().split('\n');
			t.deepEqual(lines.flatMap(line => validateDocument('notification', line)), []);
			return lines.map(line => JSON.parse(line) as {event: string; text: string});
		},
	};
};

test('a program is told of each model that apply has upgraded, and of the end', async t => {
	const {words, read} = await openListener(t);
	const {code} = await runApplyOn(t, '--simulate', 'small', '--plan', await savePlanOf(t, 'small'), ...consent, ...words);
	t.is(code, 0);
	const heard = await read();
	t.deepEqual(heard.map(({event}) => event), ['upgraded', 'upgraded', 'upgraded', 'done']);
});

test('a program is told that apply was stopped, and why; one that fails is said once, and changes nothing', async t => {
	const {words, read} = await openListener(t);
	const plan = await savePlanOf(t, 'small');
	const {code} = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...words);
	t.is(code, 4);
	const [first, ...others] = await read();
	t.deepEqual(others, []);
	t.is(first?.event, 'stopped');
	t.regex(first?.text ?? '', /^apply has ended with code 4\. \S/v);
	const failing = await runApplyOn(t, '--simulate', 'small', '--plan', plan, '--notify', '/no/such/program', '--bell');
	t.is(failing.code, 4);
	t.is(failing.stderr.split('There is no program /no/such/program.').length, 2);
	t.regex(failing.stderr, /--bell rings nowhere: standard error is no terminal\./v);
	t.false(failing.stderr.includes('\u{7}'));
});

test('where watch writes lines, a program is told that all is upgraded, or that the time was over', async t => {
	const nowhere = {write: () => true};
	for (const [options, expected, events] of [[['--speed', '20'], 0, ['done']], [['--agent-version', '3.6.28', '--speed', '5', '--timeout', '10s'], 5, ['stopped']]] as const) {
		const {words, read} = await openListener(t);
		const code = await runWatch(parseOptions(['--simulate', 'small', '--until-upgraded', '--format', 'json', ...options, ...words]), [], {stdout: nowhere, stderr: nowhere});
		t.is(code, expected);
		const heard = await read();
		t.deepEqual(heard.map(({event}) => event), events);
	}
});

test('the bell rings on the terminal of messages, and nowhere else', t => {
	const written: string[] = [];
	const write = (text: string): void => {
		written.push(text);
	};

	t.is(findBell({write}), undefined);
	findBell({write, isTTY: true})?.('\u{7}');
	t.deepEqual(written, ['\u{7}']);
});

test('a recording without a screen is wrong use', async t => {
	const nowhere = {write: () => true};
	const options = parseOptions(['--simulate', '--record', 'x', '--format', 'json']);
	await t.throwsAsync(runWatch(options, [], {stdout: nowhere, stderr: nowhere}), {name: 'UsageError', message: /--record records a screen/v});
});
