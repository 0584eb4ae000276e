import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import {PassThrough} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {type CharmReader} from '../../source/simulator/charm-reader.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {runCommandLine} from '../../source/simulator/command-line.js';
import {startServer, type SimulatorServer} from '../../source/simulator/server.js';
import {runShim} from '../../source/simulator/shim.js';
import {createCloud, theController, theMachine} from '../_helpers/simulated-cloud.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

type Served = {readonly cloud: Cloud; readonly socketPath: string; readonly server: SimulatorServer};

const serve = async (t: ExecutionContext, speed = 1000, charmReader?: CharmReader): Promise<Served> => {
	const cloud = createCloud('small');
	const socketPath = path.join(await makeTemporaryFolder(t), 'socket');
	const server = await startServer({
		cloud, path: socketPath, speed, ...(charmReader && {charmReader}),
	});
	t.teardown(async () => server.close());
	return {cloud, socketPath, server};
};

type Printed = {readonly exitCode: number; readonly stdout: string; readonly stderr: string};

const textOf = (stream: PassThrough): string => Buffer.from(stream.read() as Uint8Array | undefined ?? []).toString();

const juju = async (socketPath: string, line: string, {typed, isTerminal = false}: {typed?: string; isTerminal?: boolean} = {}): Promise<Printed> => {
	const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
	stdin.end(typed);
	const streams = {stdin: Object.assign(stdin, {isTTY: isTerminal}), stdout: Object.assign(stdout, {isTTY: isTerminal}), stderr};
	const exitCode = await runShim(socketPath, line.split(' '), streams);
	return {exitCode, stdout: textOf(stdout), stderr: textOf(stderr)};
};

test('a command prints over the socket what it prints in memory', async t => {
	const {socketPath} = await serve(t);
	const copy = createCloud('small');
	const commandLines = ['version', 'switch', 'models -c nonsense', 'status --nonsense'];
	for (const line of commandLines) {
		const {stdout, stderr, exitCode} = runCommandLine(copy, line.split(' '), {now: copy.now});
		t.deepEqual(await juju(socketPath, line), {stdout, stderr, exitCode}, line);
	}
});

test('a charm is read from where the client stands', async t => {
	const asked: string[] = [];
	const {socketPath} = await serve(t, 1000, {
		async readCharm(file) {
			asked.push(file);
			return {name: 'etcd'};
		},
		readConfig: async () => undefined,
	});
	t.like(await juju(socketPath, 'refresh -m aws:db --path ./etcd etcd'), {exitCode: 0, stderr: 'Added local charm "etcd", revision 0, to the model\n'});
	t.deepEqual(asked, [path.resolve('etcd')]);
	const {socketPath: other} = await serve(t);
	t.like(await juju(other, 'refresh -m aws:db --path ./etcd etcd'), {exitCode: 1, stderr: 'ERROR no charm found at "./etcd"\n'});
});

test('what one command changes the next one sees', async t => {
	const {socketPath, cloud} = await serve(t);
	t.like(await juju(socketPath, 'model-config -m aws:controller agent-version'), {stdout: '3.6.4\n'});
	t.like(await juju(socketPath, 'upgrade-controller -c aws'), {exitCode: 0});
	t.is(cloud.controllers[0]?.upgrade?.to, '3.6.28');
});

test('a command waits while the client would dial a silent controller', async t => {
	const {socketPath, cloud} = await serve(t, 20);
	const controller = theController(cloud);
	controller.api = 'silent';
	let isAnswered = false;
	const status = (async () => {
		const answer = await juju(socketPath, 'model-config -m aws:controller agent-version');
		isAnswered = true;
		return answer;
	})();
	await juju(socketPath, 'version');
	await juju(socketPath, 'version');
	t.false(isAnswered);
	controller.api = 'up';
	t.like(await status, {exitCode: 0, stdout: '3.6.4\n'});
});

test('a question is printed first and answered from what is typed', async t => {
	const {socketPath, cloud} = await serve(t);
	const refused = await juju(socketPath, 'unregister aws', {typed: 'no\n'});
	t.is(refused.exitCode, 1);
	t.regex(refused.stderr, /enter the name[^\n]*: ERROR /v);
	t.is(refused.stderr.match(/enter the name/gv)?.length, 1);
	t.true(theController(cloud).isRegistered);
	const agreed = await juju(socketPath, 'unregister aws', {typed: 'aws\n'});
	t.is(agreed.exitCode, 0, agreed.stderr);
	t.false(theController(cloud).isRegistered);
});

test('a closed stdin agrees to nothing', async t => {
	const {socketPath, cloud} = await serve(t);
	const {exitCode} = await juju(socketPath, 'kill-controller aws');
	t.is(exitCode, 1);
	t.is(theController(cloud).destroyingSince, undefined);
});

test('a command that asks nothing because it was told so waits for no input', async t => {
	const {socketPath, cloud} = await serve(t);
	const {exitCode} = await juju(socketPath, 'unregister aws --no-prompt');
	t.is(exitCode, 0);
	t.false(theController(cloud).isRegistered);
});

test('a file that a command makes is written on the side of the client', async t => {
	const {socketPath} = await serve(t);
	const file = path.join(await makeTemporaryFolder(t), 'backup.tar.gz');
	const {exitCode, stderr} = await juju(socketPath, `create-backup -m aws:controller --filename ${file}`);
	t.deepEqual({exitCode, error: /ERROR.*/v.exec(stderr)?.[0]}, {exitCode: 0, error: undefined});
	const bytes = await fs.readFile(file);
	t.deepEqual([...bytes.subarray(0, 2)], [0x1F, 0x8B]);
});

test('ssh without a command is a shell in which people can look around and act', async t => {
	const {socketPath, cloud} = await serve(t);
	const typed = ['sudo systemctl is-active jujud-machine-2', '', 'sudo systemctl stop jujud-machine-2', 'nonsense', 'exit', 'never'].join('\n');
	const {exitCode, stdout, stderr} = await juju(socketPath, 'ssh -m aws:db 2', {typed, isTerminal: true});
	// As that of the last command, here one that is not known.
	t.is(exitCode, 127);
	t.regex(stdout, /^This is a simulated machine\..*\nubuntu@juju-[0-9a-f]{6}-2:~\$ active\nubuntu@/v);
	t.is(stderr, 'bash: line 1: nonsense: command not found\n');
	t.false(theMachine(cloud, 'db', '2').isConnected);
});

test('such a shell ends where the input ends', async t => {
	const {socketPath} = await serve(t);
	const {exitCode, stdout} = await juju(socketPath, 'ssh -m aws:db 2', {typed: '', isTerminal: true});
	t.is(exitCode, 0);
	t.regex(stdout, /:~\$ \n$/v);
});

test('a client that is killed leaves a server that serves on', async t => {
	const {socketPath, cloud} = await serve(t);
	theController(cloud).api = 'silent';
	const socket = net.connect(socketPath);
	socket.write(`${JSON.stringify({words: ['status', '-m', 'aws:web'], isTerminal: false})}\n`);
	await once(socket, 'connect');
	socket.destroy();
	t.like(await juju(socketPath, 'version'), {exitCode: 0});
});

test('a client that talks nonsense is cut off', async t => {
	const {socketPath} = await serve(t);
	const socket = net.connect(socketPath);
	socket.write('nonsense\n');
	socket.resume();
	await once(socket, 'close');
	t.like(await juju(socketPath, 'version'), {exitCode: 0});
});

test('without a server the client says what to do', async t => {
	const {exitCode, stderr} = await juju(path.join(await makeTemporaryFolder(t), 'socket'), 'version');
	t.is(exitCode, 1);
	t.regex(stderr, /^ERROR the simulated cloud is not running any more: .*juju-upgrade-wizard simulate/v);
});

test('closing ends commands that still wait', async t => {
	const {socketPath, server, cloud} = await serve(t);
	theController(cloud).api = 'silent';
	const waiting = juju(socketPath, 'status -m aws:web');
	await juju(socketPath, 'version');
	await server.close();
	t.like(await waiting, {exitCode: 1});
});
