import {Buffer} from 'node:buffer';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {type EndedCommand} from '../../source/simulator/ended-command.js';
import {startServer, type SimulationOptions} from '../../source/simulator/server.js';
import {runShim, type ShimStreams} from '../../source/simulator/shim.js';
import {createCloud, theMachine} from '../_helpers/simulated-cloud.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

type Options = Partial<Pick<SimulationOptions, 'onCommand' | 'isControlled'>> & {readonly cloud?: Cloud; readonly time?: Pick<SimulationOptions, 'now' | 'wait'>};

const serve = async (t: ExecutionContext, {cloud = createCloud('small'), time, ...rest}: Options = {}) => {
	const socketPath = path.join(await makeTemporaryFolder(t), 'socket');
	const {now, wait} = time ?? {};
	const server = await startServer({
		cloud, path: socketPath, ...rest, ...(now && wait ? {now, wait} : {speed: 1000}),
	});
	t.teardown(async () => server.close());
	return {cloud, socketPath, server};
};

type Terminal = {
	readonly type: (text: string) => void;
	readonly printed: () => string;
	/** Waits until something was printed. */
	readonly until: (wanted: RegExp) => Promise<void>;
	readonly ended: Promise<number>;
};

const open = (socketPath: string, words: readonly string[], rest: Partial<ShimStreams> = {}): Terminal => {
	const [stdin, stdout] = [new PassThrough(), new PassThrough()];
	let printed = '';
	stdout.on('data', chunk => {
		printed += Buffer.from(chunk as Uint8Array).toString();
	});
	const ended = runShim(socketPath, words, {
		stdin: Object.assign(stdin, {isTTY: true}), stdout: Object.assign(stdout, {isTTY: true}), stderr: stdout, ...rest,
	});
	return {
		type(text) {
			stdin.write(text);
		},
		printed: () => printed,
		async until(wanted) {
			for (let tries = 0; !wanted.test(printed); tries++) {
				if (tries > 400) {
					throw new Error(`Never printed: ${String(wanted)}\n${printed}`);
				}

				await delay(10);
			}
		},
		ended,
	};
};

/** The shim listens to the process's own SIGINT: another one meant for AVA must not come in between. */
const interrupt = (): void => {
	process.emit('SIGINT');
};

test.serial('Ctrl-C ends what is followed on a machine, not the session', async t => {
	const {socketPath} = await serve(t);
	const terminal = open(socketPath, ['ssh', '-m', 'aws:db', '1']);
	await terminal.until(/~\$ $/v);
	interrupt();
	await terminal.until(/~\$ \nubuntu@\S+ $/v);
	// A file that has something to show tells when it is followed.
	terminal.type('sudo tail -f /var/lib/juju/agents/machine-1/agent.conf\nhostname\n');
	await terminal.until(/apiaddresses|upgradedToVersion/v);
	await delay(100);
	interrupt();
	await terminal.until(/\$ juju-[0-9a-f]{6}-1\n/v);
	terminal.type('exit 4\n');
	t.is(await terminal.ended, 4);
	t.is(process.listeners('SIGINT').filter(listener => listener.name === 'onSignal').length, 0);
});

test.serial('a file is edited with the editor of the person in front, as a copy', async t => {
	const {socketPath, cloud} = await serve(t);
	const script = path.join(await makeTemporaryFolder(t), 'an editor.mjs');
	await fs.writeFile(script, [
		'import fs from "node:fs";',
		'const [, , word, file] = process.argv;',
		'fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("tag: machine-1", () => "tag: " + word));',
		'process.exitCode = word === "bad" ? 3 : 0;',
	].join('\n'));
	const link = path.join(path.dirname(script), 'editor');
	await fs.writeFile(link, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`, {mode: 0o700});
	const file = '/var/lib/juju/agents/machine-1/agent.conf';
	const one = open(socketPath, ['ssh', '-m', 'aws:db', '1', `sudo vi ${file}`], {environment: {EDITOR: `${link} $(id);`}});
	t.is(await one.ended, 0);
	t.regex(theMachine(cloud, 'db', '1').files[file] ?? '', /^tag: \$\(id\);$/mv);

	const other = open(socketPath, ['ssh', '-m', 'aws:db', '1', `sudo nano ${file}`], {environment: {EDITOR: `${link} bad`}});
	t.is(await other.ended, 1);
	t.regex(other.printed(), /ended with 3: the file was not changed\./v);
	const none = open(socketPath, ['ssh', '-m', 'aws:db', '1', `sudo nano ${file}`], {environment: {PATH: '/nowhere'}});
	t.is(await none.ended, 1);
	t.regex(none.printed(), /^There is no editor here: set EDITOR/mv);
	const broken = open(socketPath, ['ssh', '-m', 'aws:db', '1', `sudo nano ${file}`], {environment: {EDITOR: '/nowhere/vi'}});
	t.is(await broken.ended, 1);
	t.regex(broken.printed(), /could not be started/v);
});

test('beside a session the time is that session\'s', async t => {
	const cloud = createCloud('small');
	const clock = createVirtualClock(cloud.now);
	const {socketPath, server} = await serve(t, {cloud, time: clock});
	const terminal = open(socketPath, ['version']);
	await delay(50);
	t.is(terminal.printed(), '');
	await clock.advance(5000);
	t.is(await terminal.ended, 0);
	t.is(server.now(), clock.now());
	t.is(terminal.printed(), '3.6.28-ubuntu-amd64\n');
});

test('while time stands still commands are answered all the same', async t => {
	const cloud = createCloud('small');
	const {socketPath, server} = await serve(t, {cloud, time: createVirtualClock(cloud.now)});
	const before = server.now();
	const terminal = open(socketPath, ['model-config', '-m', 'aws:controller', 'agent-version']);
	t.is(await terminal.ended, 0);
	t.is(terminal.printed(), '3.6.4\n');
	t.is(server.now(), before);
});

test('whoever listens is told of commands, and of lines that were typed on a machine', async t => {
	const told: EndedCommand[] = [];
	const {socketPath} = await serve(t, {
		onCommand(command) {
			told.push(command);
		},
	});
	await open(socketPath, ['status', '--nonsense']).ended;
	const terminal = open(socketPath, ['ssh', '-m', 'db', '1']);
	terminal.type('sudo systemctl restart jujud-machine-1\ncat /nowhere\nexit\n');
	await terminal.ended;
	t.deepEqual(told.map(({words, exitCode}) => [words.join(' '), exitCode]), [
		['status --nonsense', 2],
		['ssh -m db 1 sudo systemctl restart jujud-machine-1', 0],
		['ssh -m db 1 cat /nowhere', 1],
		['ssh -m db 1', 1],
	]);
	t.true(told.every(({at}) => at > 0));
});

test('what never ends goes on until its client is gone', async t => {
	const told: EndedCommand[] = [];
	const {cloud, socketPath, server} = await serve(t, {
		onCommand(command) {
			told.push(command);
		},
	});
	const watch = open(socketPath, ['status', '-m', 'db', '--watch', '1s']);
	const log = open(socketPath, ['debug-log', '-m', 'db']);
	await watch.until(/Every 1s[\s\S]+Every 1s/v);
	cloud.controllers[0]?.models.find(({name}) => name === 'db')?.log.push({
		at: cloud.now, entity: 'machine-1', level: 'INFO', module: 'test', message: 'something new',
	});
	await log.until(/test something new\n/v);
	await server.close();
	t.deepEqual(await Promise.all([watch.ended, log.ended]), [1, 1]);
	await delay(10);
	t.deepEqual(told.map(({exitCode}) => exitCode), [undefined, undefined]);
});

test('the other program of a second terminal is let in only where the simulation is meant for it', async t => {
	const [open1, shut] = await Promise.all([serve(t, {isControlled: true}), serve(t)]);
	const list = open(open1.socketPath, ['inject', 'agent-stopped', 'db', '1'], {program: 'simulation'});
	t.is(await list.ended, 0);
	t.is(list.printed(), 'fault-1: agent-stopped, aws:db 1: active.\n');
	const refused = open(shut.socketPath, ['list'], {program: 'simulation'});
	t.is(await refused.ended, 3);
	t.regex(refused.printed(), /started without --control/v);
});
