import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import test from 'ava';
import {createFakeClient} from '../_helpers/fake-client.js';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';
import {openSimulation} from '../_helpers/open-simulation.js';
import {validateDocument} from '../_helpers/validate-document.js';

const run = (home: string, words: readonly string[], searchPath = '/usr/bin:/bin') => spawnSync(process.execPath, [program, ...words], {
	encoding: 'utf8', env: freshEnvironment(home, searchPath), cwd: home, timeout: 30_000,
});

test('check and plan print one document on stdout and nothing else, without a terminal', async t => {
	const home = await makeFolder(t);
	const check = run(home, ['check', '--simulate', '--format', 'json']);
	t.is(check.status, 3);
	t.is(check.stderr, '');
	t.deepEqual(validateDocument('check', check.stdout), []);
	const plan = run(home, ['plan', '--simulate', '--format', 'json']);
	t.is(plan.status, 0);
	t.is(plan.stderr, '');
	t.deepEqual(validateDocument('plan', plan.stdout), []);
	t.deepEqual(await fs.readdir(home), []);
});

test('other commands refuse --format and --output', async t => {
	const home = await makeFolder(t);
	for (const words of [['charm', 'mysql', '--format', 'json'], ['-o', 'file'], ['simulate', '-o', 'file']]) {
		const {status, stdout, stderr} = run(home, words);
		t.is(status, 2);
		t.is(stdout, '');
		t.regex(stderr, /--(?:format|output)/v);
	}
});

test('a place that cannot be written is an error with its path', async t => {
	const home = await makeFolder(t);
	await fs.writeFile(path.join(home, 'file'), '');
	const {status, stderr} = run(home, ['check', '--simulate', '-o', 'file/check.txt']);
	t.is(status, 3);
	t.regex(stderr, /file\/check\.txt/v);
});

test.serial('a script made of a plan upgrades a cloud, and then there is nothing to upgrade', async t => {
	const bin = await openSimulation(t, ['small', '--speed', '500']);
	const home = await makeFolder(t);
	const searchPath = `${bin}:/usr/bin:/bin`;
	const made = run(home, ['plan', '--format', 'shell', '-o', 'upgrade.sh', '--ignore-check', 'backup-made'], searchPath);
	t.is(made.status, 0);
	const {status, stderr} = spawnSync('sh', ['upgrade.sh'], {
		encoding: 'utf8', cwd: home, timeout: 100_000, env: {...freshEnvironment(home, searchPath), PAUSE_SECONDS: '1'},
	});
	t.is(status, 0, stderr);
	const after = run(home, ['check'], searchPath);
	t.is(after.status, 0);
	t.regex(after.stdout, /Nothing to upgrade/v);
});

test.serial('Ctrl-C ends a check that waits for a client, with its code', async t => {
	const {executable, folder} = await createFakeClient(t, `
		import fs from 'node:fs';
		fs.writeFileSync('started', '');
		setInterval(() => undefined, 1000);
	`);
	const child = spawn(process.execPath, [program, 'check', '--juju', executable], {cwd: folder, env: freshEnvironment(folder, '/usr/bin:/bin'), stdio: ['ignore', 'pipe', 'pipe']});
	const ended = once(child, 'exit') as Promise<[number]>;
	const hasStarted = async (): Promise<boolean> => {
		const files = await fs.readdir(folder);
		return files.includes('started');
	};

	while (child.exitCode === null && !await hasStarted()) {
		await wait(50);
	}

	child.kill('SIGINT');
	const [code] = await ended;
	t.is(code, 130);
});
