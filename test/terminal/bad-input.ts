import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
} from '../_helpers/open-terminal.js';

const node = `'${process.execPath}' '${program}'`;

/** What a line of a shell does with the built program, which stands for `juju-upgrade-wizard` in it. */
const runLine = (home: string, line: string, environment: Readonly<Record<string, string>> = {}) => spawnSync('/bin/bash', ['-c', line.replaceAll('juju-upgrade-wizard', () => node)], {
	encoding: 'utf8', env: {...freshEnvironment(home, '/usr/bin:/bin'), ...environment}, cwd: home, timeout: 60_000,
});

const isTwoSentences = (text: string): boolean => text.trimEnd().split('\n').length === 2 && !text.includes('\n    at ');

test.serial('an output on a full disk is told, with code 3, also where the command itself is content', async t => {
	const home = await makeFolder(t);
	for (const words of ['--version', '--help', 'plan --simulate', 'runs --format json']) {
		const {status, stderr} = runLine(home, `juju-upgrade-wizard ${words} >/dev/full`);
		t.is(status, 3);
		t.regex(stderr, /^The result could not be written to standard output: the disk is full\.$/mv);
		t.true(isTwoSentences(stderr), stderr);
	}
});

test.serial('a disk without room for the journal: nothing is begun, code 3', async t => {
	const home = await makeFolder(t);
	t.is(runLine(home, 'juju-upgrade-wizard plan --simulate --format json -o plan.json').status, 0);
	const {status, stdout, stderr} = runLine(home, 'ulimit -f 0; juju-upgrade-wizard apply --simulate --plan plan.json --yes --accept disruptive --accept point-of-no-return');
	t.is(status, 3, stderr);
	t.false(stdout.includes('upgrade-controller'));
	t.regex(stderr, /could not be written to/v);
	t.true(isTwoSentences(stderr), stderr);
});

test.serial('a result that has no room is told with the option that names another place, and nothing of it is left', async t => {
	const home = await makeFolder(t);
	const {status, stderr} = runLine(home, 'ulimit -f 0; juju-upgrade-wizard plan --simulate --format json -o plan.json');
	t.is(status, 3);
	t.regex(stderr, /^The result could not be written to .+\/plan\.json: the disk is full\.\nMake room there, or choose another place with --output, and try again\.\n$/v);
	const left = await fs.readdir(home);
	t.deepEqual(left.filter(name => name.includes('plan')), []);
});

test.serial('who stops reading ends nothing and is shown no stack', async t => {
	const home = await makeFolder(t);
	for (const [line, code] of [['juju-upgrade-wizard help | true', 0], ['juju-upgrade-wizard --version | true', 0], ['juju-upgrade-wizard check --simulate --format json | head -c 1', 3]] as const) {
		const {stdout, stderr} = runLine(home, `${line}; echo "code \${PIPESTATUS[0]}"`);
		t.true(stdout.endsWith(`code ${code}\n`), `${line}: ${stdout}`);
		t.is(stderr, '');
	}
});

test.serial('with standard output, input or error closed the code is as always', async t => {
	const home = await makeFolder(t);
	t.is(runLine(home, 'juju-upgrade-wizard plan --simulate >&-').status, 0);
	t.is(runLine(home, 'juju-upgrade-wizard plan --simulate <&- 2>&-').status, 0);
	t.is(runLine(home, 'juju-upgrade-wizard --nonsense 2>&-').status, 2);
	t.is(runLine(home, 'juju-upgrade-wizard <&- >&- 2>&-').status, 2, 'the wizard has no terminal');
});

test.serial('sixty-four open files are enough', async t => {
	const home = await makeFolder(t);
	const {status, stderr} = runLine(home, 'ulimit -n 64; juju-upgrade-wizard check --simulate production --ignore-check backup-made --format json');
	t.is(status, 0, stderr);
	const terminal = await openTerminal(t, {shellLine: `ulimit -n 64; exec ${node} --simulate`});
	await terminal.until('SIMULATION');
	await terminal.until('3.6.4');
	await terminal.press('q');
	const {code} = await terminal.exit();
	t.is(code, 4);
});

test.serial('a home that nobody can write to, or that is none: what only asks runs, the wizard says why it does not', async t => {
	const folder = await makeFolder(t);
	const file = path.join(folder, 'file');
	await fs.writeFile(file, '');
	// To root, too, /sys is no place for files.
	for (const home of ['/sys', file]) {
		t.is(runLine(folder, 'juju-upgrade-wizard plan --simulate', {HOME: home}).status, 0);
		const terminal = await openTerminal(t, {arguments: ['--simulate'], environment: {HOME: home}});
		const {code} = await terminal.exit();
		t.is(code, 3);
		t.true(terminal.written().includes(`could not be written to ${home}/.local/state/juju-upgrade-wizard/runs`), terminal.written());
		t.true(terminal.written().includes('--data-directory'));
		t.false(terminal.isOnAlternateScreen());
	}
});

test.serial('without HOME the home is what the system knows', async t => {
	const {stdout, status} = runLine(await makeFolder(t), 'unset HOME; juju-upgrade-wizard paths');
	t.is(status, 0);
	t.regex(stdout, /^runs\t\//v);
	t.is(runLine(await makeFolder(t), 'HOME= juju-upgrade-wizard paths').stdout, stdout);
});

test.serial('a locale without UTF-8 has every character drawn in ASCII', async t => {
	const terminal = await openTerminal(t, {arguments: ['--simulate'], environment: {LANG: 'C'}});
	await terminal.until('3.6.4');
	await terminal.press('q');
	const {code} = await terminal.exit();
	t.is(code, 4);
	t.deepEqual([...terminal.written()].filter(character => (character.codePointAt(0) ?? 0) > 0x7E), []);
});

test.serial('a configuration that is a folder, or no text, stops nothing', async t => {
	const home = await makeFolder(t);
	const file = path.join(home, '.config', 'juju-upgrade-wizard', 'preferences.json');
	await fs.mkdir(file, {recursive: true});
	const folder = runLine(home, 'juju-upgrade-wizard plan --simulate');
	t.is(folder.status, 0);
	t.regex(folder.stderr, /preferences\.json cannot be/v);
	await fs.rm(path.dirname(file), {recursive: true});
	await fs.mkdir(path.dirname(file));
	await fs.writeFile(file, new Uint8Array([0, 255, 254, 123]));
	const bytes = runLine(home, 'juju-upgrade-wizard plan --simulate');
	t.is(bytes.status, 0);
	t.regex(bytes.stderr, /They were moved to .+\.broken\./v);
});
