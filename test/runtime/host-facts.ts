import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {askHost} from '../../source/runtime/host-facts.js';
import {readFixture} from '../_helpers/fixture.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const now = Date.UTC(2026, 10, 21, 3, 12);

const writeProgram = async (file: string, body: string): Promise<void> => {
	await fs.mkdir(path.dirname(file), {recursive: true});
	await fs.writeFile(file, `#!/bin/sh\n${body}\n`, {mode: 0o755});
};

const quote = (text: string): string => `cat <<'END'\n${text}END`;

/** A machine: a folder of commands with a `snap` that answers as in the fixtures, and writes down what it was asked. */
const openMachine = async (t: ExecutionContext, {list = 'snap-list-2.63', times = 'snap-refresh-time-absolute-2.63', prefix = ''}: {
	readonly list?: string;
	readonly times?: string;
	readonly prefix?: string;
} = {}) => {
	const folder = await makeTemporaryFolder(t);
	const bin = path.join(folder, 'bin');
	const asked = path.join(folder, 'asked');
	await writeProgram(path.join(bin, 'snap'), [
		`echo "$* $LC_ALL" >> '${asked}'`,
		prefix,
		'case "$1" in',
		`list) ${quote(readFixture(`host/${list}.txt`))}\n;;`,
		`version) ${quote(readFixture('host/snap-version-2.63.txt'))}\n;;`,
		`refresh) ${quote(readFixture(`host/${times}.txt`))}\n;;`,
		'esac',
	].join('\n'));
	const commands = path.join(folder, 'snap', 'bin');
	await fs.mkdir(commands, {recursive: true});
	const client = path.join(commands, 'juju');
	// As in /snap/bin: a snap's command is a link to the program snap.
	await fs.symlink(path.join(bin, 'snap'), client);
	const environment = {PATH: `${commands}:${bin}:${path.dirname(process.execPath)}:/usr/bin:/bin`};
	return {
		folder, bin, commands, client, environment, now: () => now, asked: async () => fs.readFile(asked, 'utf8'),
	};
};

test('a client that is a snap is told with its channel, its next refresh and the clients beside it', async t => {
	const machine = await openMachine(t);
	await fs.symlink(path.join(machine.bin, 'snap'), path.join(machine.commands, 'juju_29'));
	await writeProgram(path.join(machine.bin, 'juju-crashdump'), 'exit 0');
	await writeProgram(path.join(machine.bin, 'juju-2.8'), 'exit 0');
	const facts = await askHost(machine);
	t.like(facts, {
		client: machine.client, installation: 'snap', snapd: '2.63', refresh: {next: Date.UTC(2026, 10, 21, 4, 31), heldUntil: undefined},
	});
	t.like(facts.snap, {name: 'juju', version: '3.6.4', channel: '3.6/stable'});
	t.deepEqual(facts.others, [
		{name: 'juju_29', path: path.join(machine.commands, 'juju_29'), version: '2.9.51'},
		{name: 'juju-2.8', path: path.join(machine.bin, 'juju-2.8'), version: undefined},
	]);
});

test('only what anybody may ask is asked, in English', async t => {
	const machine = await openMachine(t);
	await askHost(machine);
	const asked = await machine.asked();
	t.deepEqual(asked.trim().split('\n').toSorted(), ['list C', 'refresh --time --abs-time C', 'version C']);
});

test('a snapd that does not know absolute times is asked for others', async t => {
	const machine = await openMachine(t, {prefix: 'case "$*" in *abs-time*) echo "error: unknown flag" >&2; exit 1;; esac', times: 'snap-refresh-time-2.63'});
	const {refresh} = await askHost(machine);
	t.is(refresh?.next, Date.UTC(2026, 10, 22, 4, 31));
});

test('without snapd there is nothing to tell of it, and no error', async t => {
	const folder = await makeTemporaryFolder(t);
	const client = path.join(folder, 'bin', 'juju');
	await writeProgram(client, 'exit 0');
	t.deepEqual(await askHost({client, environment: {PATH: path.dirname(client)}, now: () => now}), {
		client, installation: 'other', snap: undefined, snapd: undefined, refresh: undefined, others: [], isRemote: false, multiplexer: undefined,
	});
});

test('a snapd that fails or hangs costs only what it would have told', async t => {
	const failing = await openMachine(t, {prefix: 'exit 1'});
	t.like(await askHost(failing), {
		installation: 'snap', snap: undefined, snapd: undefined, refresh: undefined,
	});
	const hanging = await openMachine(t, {prefix: 'sleep 60'});
	const started = performance.now();
	t.like(await askHost({...hanging, timeLimit: 300}), {installation: 'snap', snap: undefined, refresh: undefined});
	t.true(performance.now() - started < 20_000);
});

test('the session is told by its variables', async t => {
	const session = async (variables: Readonly<Record<string, string>>) => {
		const {isRemote, multiplexer} = await askHost({client: '/nowhere/juju', environment: {PATH: '', ...variables}, now: () => now});
		return [isRemote, multiplexer];
	};

	t.deepEqual(await session({}), [false, undefined]);
	t.deepEqual(await session({SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22'}), [true, undefined]);
	t.deepEqual(await session({SSH_TTY: '/dev/pts/1', TMUX: '/tmp/tmux-1000/default,1,0'}), [true, 'tmux']);
	t.deepEqual(await session({SSH_CONNECTION: 'x', STY: '1234.pts-0.host'}), [true, 'screen']);
	t.deepEqual(await session({SSH_CONNECTION: '', TMUX: ''}), [false, undefined]);
});

test('what snapd or a folder is called cannot reach the terminal', async t => {
	const row = String.raw`juju 3.6.4\033]0;owned\007 1 3.6/stable password=hunter2secret -\n`;
	const machine = await openMachine(t, {prefix: String.raw`if [ "$1" = list ]; then printf 'Name Version Rev Tracking Publisher Notes\n${row}'; exit 0; fi`});
	const facts = JSON.stringify(await askHost(machine));
	t.notRegex(facts, /\\u001b|\\u0007|hunter2secret/v);
	t.regex(facts, /3\.6\.4␛/v);
});
