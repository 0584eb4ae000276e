import fs from 'node:fs/promises';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
} from '../_helpers/open-terminal.js';

const run = (home: string, words: readonly string[]) => spawnSync(process.execPath, [program, ...words], {
	encoding: 'utf8', env: freshEnvironment(home, '/usr/bin:/bin'), cwd: home, timeout: 20_000,
});

const wrong: ReadonlyArray<readonly [readonly string[], RegExp]> = [
	[['--nonsense'], /--nonsense/v],
	[['dance'], /dance/v],
	[['--agent-version', '3.6'], /3\.6/v],
	[['--simulate', 'nowhere'], /nowhere/v],
	[['--timeout', '15'], /15/v],
	[['--ignore-check', 'everything'], /everything/v],
	[['-c', 'aws', '-m', 'other:web'], /other, aws|aws, other/v],
	[['-m', 'aws:'], /aws:/v],
	[[], /terminal/v],
];

for (const [words, expected] of wrong) {
	test(`"${words.join(' ')}" without a terminal is wrong use: two sentences on stderr, nothing on stdout, code 2`, async t => {
		const {status, stdout, stderr} = run(await makeFolder(t), words);
		t.is(status, 2);
		t.is(stdout, '');
		t.regex(stderr, expected);
		t.is(stderr.trimEnd().split('\n').length, 2);
		t.false(stderr.includes('\n    at '));
	});
}

test('--version, --description and --help answer without a terminal', async t => {
	const home = await makeFolder(t);
	t.regex(run(home, ['--version']).stdout, /^\d+\.\d+\.\d+\n$/v);
	t.is(run(home, ['--description']).stdout.trimEnd().split('\n').length, 1);
	const help = run(home, ['--help']).stdout;
	t.regex(help, /Exit codes/v);
	t.deepEqual(help.split('\n').filter(line => line.length > 80), []);
});

test('--debug shows where an error arose, without it there is no stack', async t => {
	const home = await makeFolder(t);
	t.true(run(home, ['--nonsense', '--debug']).stderr.includes('\n    at '));
});

test.serial('an unknown controller ends with code 3 and the names that exist', async t => {
	const terminal = await openTerminal(t, {arguments: ['--simulate', '-c', 'nowhere']});
	const {code} = await terminal.exit();
	t.is(code, 3);
	t.regex(terminal.screen(), /"nowhere"/v);
	t.regex(terminal.screen(), /aws/v);
	t.false(terminal.isOnAlternateScreen());
});

test.serial('an unknown model ends with code 3 and the names that exist', async t => {
	const terminal = await openTerminal(t, {arguments: ['--simulate', '-c', 'aws', '-m', 'shop']});
	const {code} = await terminal.exit();
	t.is(code, 3);
	t.regex(terminal.screen(), /"shop"/v);
	t.regex(terminal.screen(), /web/v);
});

test.serial('a folder for runs that cannot be made is an error with its place', async t => {
	const file = path.join(await makeFolder(t), 'file');
	await fs.writeFile(file, '');
	const terminal = await openTerminal(t, {arguments: ['--simulate', '--data-directory', path.join(file, 'runs')]});
	const {code} = await terminal.exit();
	t.not(code, 0);
	t.regex(terminal.screen(), /file\/runs/v);
	t.false(terminal.screen().includes('\n    at '));
});
