import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import {createFakeClient} from '../_helpers/fake-client.js';
import {readFixture} from '../_helpers/fixture.js';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';
import {projectRoot} from '../_helpers/project-root.js';
import {validateDocument} from '../_helpers/validate-document.js';

const run = (home: string, words: readonly string[], input: string | Uint8Array = '') => spawnSync(process.execPath, [program, 'diagnose', ...words], {
	encoding: 'utf8', env: freshEnvironment(home, '/usr/bin:/bin'), cwd: home, timeout: 30_000, input,
});

const log = 'machine-2: 03:09:01 ERROR juju.worker.upgradesteps failed to upgrade: not enough free disk space on "/var/lib/juju" for upgrade: 103MiB available, require 250MiB\n';

const hookError = path.join(projectRoot, 'test', 'fixtures', 'recordings', 'clients', '3.6.28', 'status', 'hook-error');

test('the program diagnoses files without a client and without a terminal, and writes nothing else', async t => {
	const home = await makeFolder(t);
	const {status, stdout, stderr} = run(home, ['--status-file', `${hookError}.yaml`, '--format', 'json']);
	t.is(status, 6);
	t.is(stderr, '');
	t.deepEqual(validateDocument('diagnosis', stdout), []);
	t.regex(stdout, /"case": "hook-failed"/v);
	t.deepEqual(await fs.readdir(home), []);
});

for (const [name, words, input, expected] of [
	['log', ['--log-file', '-'], log, /disk-full/v],
	['log as gzip', ['--log-file', '-'], gzipSync(log), /disk-full/v],
	['status as a table', ['--status-file', '-'], readFixture('recordings/clients/3.6.28/status/hook-error.txt'), /hook-failed/v],
	['error', ['--error-file', '-'], 'ERROR some agents have not upgraded to the current model version 3.6.4: machine-0\n', /agent-too-old/v],
] as const) {
	test(`a ${name} on standard input is read`, async t => {
		const {status, stdout, stderr} = run(await makeFolder(t), words, input);
		t.is(status, 6, stderr);
		t.regex(stdout, expected);
	});
}

test('nothing on standard input is an empty log: nothing is found in it', async t => {
	const {status, stdout} = run(await makeFolder(t), ['--log-file', '-']);
	t.is(status, 0);
	t.regex(stdout, /^Nothing found\.$/mv);
});

test('a file that is not there is wrong use, two sentences, and nothing on stdout', async t => {
	const home = await makeFolder(t);
	for (const words of [['--log-file', 'none.log'], ['--status-file', home], ['--error-file', '-', '--log-file', '-']]) {
		const {status, stdout, stderr} = run(home, words);
		t.is(status, 2);
		t.is(stdout, '');
		t.is(stderr.trimEnd().split('\n').length, 2, stderr);
	}
});

test('other commands take no files', async t => {
	const home = await makeFolder(t);
	const {status, stderr} = spawnSync(process.execPath, [program, 'check', '--log-file', 'x'], {
		encoding: 'utf8', env: freshEnvironment(home, '/usr/bin:/bin'), cwd: home, timeout: 30_000,
	});
	t.is(status, 2);
	t.regex(stderr, /--log-file/v);
});

test('live on a simulated cloud: found, with code 6', async t => {
	const {status, stdout} = run(await makeFolder(t), ['--simulate', 'unit-error', '--format', 'json']);
	t.is(status, 6);
	t.deepEqual(validateDocument('diagnosis', stdout), []);
});

test.serial('a signal ends a diagnosis that waits for a client, with its code', async t => {
	const {executable, folder} = await createFakeClient(t, `
		import fs from 'node:fs';
		fs.writeFileSync('started', '');
		setInterval(() => undefined, 1000);
	`);
	const child = spawn(process.execPath, [program, 'diagnose', '--juju', executable], {cwd: folder, env: freshEnvironment(folder, '/usr/bin:/bin'), stdio: 'ignore'});
	const ended = once(child, 'exit') as Promise<[number]>;
	const hasStarted = async (): Promise<boolean> => {
		const files = await fs.readdir(folder);
		return files.includes('started');
	};

	while (child.exitCode === null && !await hasStarted()) {
		await wait(50);
	}

	child.kill('SIGTERM');
	const [code] = await ended;
	t.is(code, 143);
});
