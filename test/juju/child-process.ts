import {Buffer} from 'node:buffer';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {createChildProcess} from '../../source/juju/child-process.js';
import {type ProcessAnswer} from '../../source/juju/process.js';
import {createFakeClient, type FakeClient} from '../_helpers/fake-client.js';

// Far more than any of these clients needs, far less than a test may last.
const timeLimit = 60_000;

type Run = {
	readonly words?: readonly string[];
	readonly timeLimit?: number;
	readonly signal?: AbortSignal;
	readonly outputLimit?: number;
	readonly environment?: Readonly<Record<string, string>>;
};

const runClient = async (client: FakeClient, {words = ['version'], outputLimit, environment, ...request}: Run = {}): Promise<ProcessAnswer> =>
	createChildProcess({
		executable: client.executable,
		environment: {...client.environment, ...environment},
		...(outputLimit !== undefined && {outputLimit}),
	}).run({arguments: words, timeLimit, ...request});

const runScript = async (t: ExecutionContext, body: string, run?: Run): Promise<ProcessAnswer> =>
	runClient(await createFakeClient(t, body), run);

/** Whether a process is there and is not merely waiting for its parent to notice its end, which can take long where nobody inherits orphans. */
const isRunning = async (id: number): Promise<boolean> => {
	try {
		process.kill(id, 0);
		const status = await fs.readFile(`/proc/${id}/stat`, 'utf8');
		return !status.includes(') Z ');
	} catch {
		return false;
	}
};

const ended = async (id: number): Promise<void> => {
	if (!await isRunning(id)) {
		return;
	}

	await new Promise(resolve => {
		setImmediate(resolve);
	});
	await ended(id);
};

/** Fulfils with a file's text once another process has written it, line break and all. */
const written = async (file: string): Promise<string> => {
	const text = await fs.readFile(file, 'utf8').catch(() => '');
	return text.endsWith('\n') ? text : written(file);
};

test('streams and exit code arrive as they were', async t => {
	const answer = await runScript(t, String.raw`process.stdout.write("out\n\n"); process.stderr.write("ERROR no\n"); process.exitCode = 1;`);
	t.like(answer, {
		outcome: 'exited', exitCode: 1, stdout: 'out\n\n', stderr: 'ERROR no\n',
	});
	t.false('reason' in answer);
	t.true(answer.duration > 0);
	t.true(Number.isSafeInteger(answer.duration));
});

test('arguments arrive as they are, past any shell', async t => {
	const words = ['ssh', '-m', 'aws:admin/web', '0', 'echo "$HOME" \'x\'; rm *', '', 'ü→'];
	const answer = await runScript(t, 'process.stdout.write(JSON.stringify(process.argv.slice(2)));', {words});
	t.deepEqual(JSON.parse(answer.stdout), words);
});

test('an exit with {} is an exit, for the readers to judge', async t => {
	const answer = await runScript(t, String.raw`process.stdout.write("{}\n"); process.stderr.write("ERROR controller nosuch not found\n"); process.exitCode = 1;`);
	t.like(answer, {outcome: 'exited', exitCode: 1, stdout: '{}\n'});
});

test('half a JSON is handed on as it is', async t => {
	const answer = await runScript(t, 'process.stdout.write(\'{"model":{"na\');');
	t.like(answer, {outcome: 'exited', exitCode: 0, stdout: '{"model":{"na'});
});

test('a client that hangs is ended after the time limit', async t => {
	const answer = await runScript(t, 'process.stdout.write("begun"); setInterval(() => {}, 1000);', {timeLimit: 1500});
	t.like(answer, {outcome: 'timed-out', exitCode: undefined, reason: 'Ended by us: no answer within 1.5 s.'});
});

test('a client that hangs and will not end when asked is ended all the same', async t => {
	const client = await createFakeClient(t, 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);');
	const answer = await createChildProcess({...client, patience: 300}).run({arguments: ['status'], timeLimit: 1500});
	t.is(answer.outcome, 'timed-out');
});

test('an aborted client is ended', async t => {
	const client = await createFakeClient(t, String.raw`import fs from "node:fs"; fs.writeFileSync(process.env.HOME + "/pid", process.pid + "\n"); setInterval(() => {}, 1000);`);
	const abortion = new AbortController();
	const running = runClient(client, {signal: abortion.signal});
	const id = Number(await written(path.join(client.folder, 'pid')));
	abortion.abort();
	t.like(await running, {outcome: 'aborted', exitCode: undefined, reason: 'Ended by us: the answer was no longer wanted.'});
	await t.notThrowsAsync(ended(id));
});

test('what was aborted before it began is not started', async t => {
	const client = await createFakeClient(t, 'import fs from "node:fs"; fs.writeFileSync(process.env.HOME + "/started", "");');
	const answer = await runClient(client, {signal: AbortSignal.abort()});
	t.is(answer.outcome, 'aborted');
	const files = await fs.readdir(client.folder);
	t.deepEqual(files.toSorted(), ['.local', 'client.mjs', 'juju']);
});

const withGrandchild = String.raw`
import {spawn} from 'node:child_process';
import fs from 'node:fs';
const grandchild = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'inherit'});
fs.writeFileSync(process.env.HOME + '/pid', grandchild.pid + '\n');
setInterval(() => {}, 1000);
`;

test('a client takes its own children with it', async t => {
	const client = await createFakeClient(t, withGrandchild);
	const abortion = new AbortController();
	const running = runClient(client, {signal: abortion.signal});
	const id = Number(await written(path.join(client.folder, 'pid')));
	t.true(await isRunning(id));
	abortion.abort();
	t.like(await running, {outcome: 'aborted'});
	await t.notThrowsAsync(ended(id));
});

// As the lasting connection of ssh does.
const withLastingGrandchild = String.raw`
import {spawn} from 'node:child_process';
import fs from 'node:fs';
const grandchild = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'inherit', detached: true});
fs.writeFileSync(process.env.HOME + '/pid', grandchild.pid + '\n');
grandchild.unref();
process.stdout.write('done');
`;

test('a process that left the client and holds its output open does not hold up the answer', async t => {
	const client = await createFakeClient(t, withLastingGrandchild);
	const answer = await createChildProcess({...client, patience: 300}).run({arguments: ['ssh'], timeLimit});
	const id = Number(await written(path.join(client.folder, 'pid')));
	t.teardown(() => {
		process.kill(id, 'SIGKILL');
	});
	t.like(answer, {outcome: 'exited', exitCode: 0, stdout: 'done'});
	t.true(answer.duration < timeLimit);
});

test('a client that is killed in mid-run is told from one that ended', async t => {
	const answer = await runScript(t, 'process.stdout.write("half", () => process.kill(process.pid, "SIGKILL")); setInterval(() => {}, 1000);');
	t.like(answer, {
		outcome: 'killed', exitCode: undefined, stdout: 'half', reason: 'Ended by the signal SIGKILL.',
	});
});

test('a client that vanishes between two commands is missing from then on', async t => {
	const client = await createFakeClient(t, 'process.stdout.write("3.6.28");');
	const juju = createChildProcess(client);
	t.like(await juju.run({arguments: ['version'], timeLimit}), {outcome: 'exited'});
	await fs.rm(client.executable);
	const answer = await juju.run({arguments: ['version'], timeLimit});
	t.like(answer, {outcome: 'missing', exitCode: undefined, stdout: ''});
	t.is(answer.reason, `There is no program at ${client.executable}, or what it needs to start is gone.`);
});

test('a client that may not be executed says so', async t => {
	const client = await createFakeClient(t, '');
	await fs.chmod(client.executable, 0o644);
	t.like(await runClient(client), {outcome: 'missing', reason: `${client.executable} may not be executed.`});
});

test('a folder in the place of a client says so', async t => {
	const client = await createFakeClient(t, '');
	t.like(await runClient({...client, executable: client.folder}), {outcome: 'missing', reason: `${client.folder} may not be executed.`});
});

test('a file that is no program fails in the words of the system', async t => {
	const client = await createFakeClient(t, '');
	await fs.writeFile(client.executable, Buffer.from([0x7F, 0x45, 0x4C, 0x46, 0]));
	const answer = await runClient(client);
	t.is(answer.outcome, 'exited');
	t.not(answer.exitCode, 0);
	t.not(answer.stderr, '');
});

test('words that no program can be given end as an answer too', async t => {
	const answer = await runScript(t, '', {words: ['status\u{0}']});
	t.is(answer.outcome, 'missing');
	t.regex(answer.reason ?? '', /could not be started: /v);
});

test('output beyond the limit ends the client', async t => {
	const answer = await runScript(t, 'const block = "x".repeat(1000); const write = () => { process.stdout.write(block, write); }; write();', {outputLimit: 10_000});
	t.like(answer, {outcome: 'too-large', exitCode: undefined, reason: 'Ended by us: it wrote more than 10000 bytes.'});
	t.true(answer.stdout.length <= 10_000);
});

test('errors beyond the limit end the client', async t => {
	const answer = await runScript(t, 'const block = "x".repeat(1000); const write = () => { process.stderr.write(block, write); }; write();', {outputLimit: 10_000});
	t.is(answer.outcome, 'too-large');
});

const writeMebibytes = (count: number, more = 0) => `
const block = Buffer.alloc(1024 * 1024, 'x');
let left = ${count};
const write = () => { process.stdout.write(left > 0 ? block : 'x'.repeat(${more}), left-- > 0 ? write : undefined); };
write();
`;

test('50 MiB are read whole', async t => {
	const answer = await runScript(t, writeMebibytes(50));
	t.is(answer.outcome, 'exited');
	t.is(answer.stdout.length, 50 * 1024 * 1024);
});

test('the limit is 64 MiB', async t => {
	const [exact, beyond] = [await runScript(t, writeMebibytes(64)), await runScript(t, writeMebibytes(64, 1))];
	t.is(exact.outcome, 'exited');
	t.is(exact.stdout.length, 64 * 1024 * 1024);
	t.like(beyond, {outcome: 'too-large', reason: 'Ended by us: it wrote more than 64 MiB.'});
});

test('bytes that are no UTF-8 become replacement characters', async t => {
	const answer = await runScript(t, 'process.stdout.write(Buffer.from([0x61, 0xFF, 0x62, 0xE2, 0x86])); process.stderr.write(Buffer.from([0xC3]));');
	t.is(answer.stdout, 'a\u{FFFD}b\u{FFFD}');
	t.is(answer.stderr, '\u{FFFD}');
});

test('a character that arrives in two parts is one', async t => {
	const answer = await runScript(t, 'process.stdout.write(Buffer.from([0xE2, 0x86]), () => setImmediate(() => process.stdout.write(Buffer.from([0x92]))));');
	t.is(answer.stdout, '→');
});

test('a client that asks gets the end of its input at once', async t => {
	const answer = await runScript(t, 'process.stdin.on("data", () => {}).on("end", () => process.stdout.write("end"));');
	t.like(answer, {outcome: 'exited', stdout: 'end'});
});

test('no stream of a client is a terminal, and it has no terminal to open', async t => {
	const answer = await runScript(t, `
import fs from 'node:fs';
let terminal = 'open';
try { fs.openSync('/dev/tty', 'r+'); } catch { terminal = 'none'; }
process.stdout.write(JSON.stringify([process.stdin.isTTY, process.stdout.isTTY, process.stderr.isTTY].map(Boolean)) + terminal);
`);
	t.is(answer.stdout, '[false,false,false]none');
});

test('variables that would redirect a command do not reach the client', async t => {
	const answer = await runScript(t, 'process.stdout.write(JSON.stringify(process.env));', {
		environment: {
			JUJU_MODEL: 'other:model', JUJU_CONTROLLER: 'other', JUJU_DEV_FEATURE_FLAGS: 'actions-v2', LANG: 'C.UTF-8',
		},
	});
	const environment = JSON.parse(answer.stdout) as Record<string, string>;
	t.deepEqual(Object.keys(environment).filter(name => name.startsWith('JUJU_')), []);
	t.is(environment['LANG'], 'C.UTF-8');
	t.is(environment['TERM'], 'dumb');
	t.is(environment['NO_COLOR'], '1');
});

test('variables of this process that the client was not given do not reach it', async t => {
	const answer = await runScript(t, 'process.stdout.write(JSON.stringify(Object.keys(process.env)));');
	t.false((JSON.parse(answer.stdout) as string[]).includes('AVA_PATH'));
	t.false((JSON.parse(answer.stdout) as string[]).includes('NODE_ENV'));
});

test('the folder of the client\'s data is there before its first run', async t => {
	const client = await createFakeClient(t, 'import fs from "node:fs"; process.stdout.write(String(fs.statSync(process.env.HOME + "/.local/share/juju").isDirectory()));');
	t.like(await runClient(client), {stdout: 'true'});
});

const printWords = 'process.stdout.write(JSON.stringify(process.argv.slice(2)));';

test('an alias of the user does not take the place of a command', async t => {
	const client = await createFakeClient(t, printWords);
	await fs.mkdir(path.join(client.folder, 'data'));
	await fs.writeFile(path.join(client.folder, 'data', 'aliases'), '# mine\n\nstatus = models\nst=status --color\n');
	const environment = {JUJU_DATA: path.join(client.folder, 'data')};
	const [redefined, untouched] = [await runClient(client, {words: ['status', '-m', 'x'], environment}), await runClient(client, {environment})];
	t.deepEqual(JSON.parse(redefined.stdout), ['--no-alias', 'status', '-m', 'x']);
	t.deepEqual(JSON.parse(untouched.stdout), ['version']);
});

test.serial('an attached client ends with its exit code, and Ctrl-C is ours again', async t => {
	const client = await createFakeClient(t, 'process.exitCode = 3;');
	const before = process.listeners('SIGINT');
	const answer = await createChildProcess(client).attach({arguments: ['ssh', '0']});
	t.like(answer, {outcome: 'exited', exitCode: 3});
	t.deepEqual(process.listeners('SIGINT'), before);
});

test('an attached client that is missing ends as an answer', async t => {
	const answer = await createChildProcess({executable: '/nowhere/juju'}).attach({arguments: ['ssh', '0']});
	t.like(answer, {outcome: 'missing', reason: 'There is no program at /nowhere/juju, or what it needs to start is gone.'});
});

test('an attached client can be aborted', async t => {
	const client = await createFakeClient(t, String.raw`import fs from "node:fs"; fs.writeFileSync(process.env.HOME + "/pid", process.pid + "\n"); setInterval(() => {}, 1000);`);
	const abortion = new AbortController();
	const attached = createChildProcess(client).attach({arguments: ['ssh', '0'], signal: abortion.signal});
	await written(path.join(client.folder, 'pid'));
	abortion.abort();
	t.like(await attached, {outcome: 'aborted'});
});

test('people know a client by its path', t => {
	t.is(createChildProcess({executable: '/snap/bin/juju'}).name, '/snap/bin/juju');
});
