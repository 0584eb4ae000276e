import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {gunzipSync} from 'node:zlib';
import test from 'ava';
import {openLeakyClient} from '../_helpers/leaky-client.js';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
} from '../_helpers/open-terminal.js';
import {findSecrets, plantAgentConfiguration, plantSecrets} from '../_helpers/planted-secrets.js';

const enter = '\r';

/** Secrets of the operator's own environment. */
const secretEnvironment = {https_proxy: 'https://kim:CaNaRy60x@proxy.example:3128/', AWS_SECRET_ACCESS_KEY: 'CaNaRy61x', JUJU_PASSWORD: 'CaNaRy62x'};

/** What stands in all files of a folder, those of archives too. */
const bytesOf = async (folder: string): Promise<ReadonlyArray<readonly [string, string]>> => {
	const entries = await fs.readdir(folder, {recursive: true, withFileTypes: true});
	return Promise.all(entries.filter(entry => entry.isFile()).map(async entry => {
		const file = path.join(entry.parentPath, entry.name);
		const bytes = await fs.readFile(file);
		const isPacked = bytes[0] === 0x1F && bytes[1] === 0x8B;
		return [file, (isPacked ? gunzipSync(bytes) : bytes).toString('utf8')] as const;
	}));
};

const run = (home: string, searchPath: string, words: readonly string[]) => spawnSync(process.execPath, [program, ...words], {
	encoding: 'utf8', env: {...freshEnvironment(home, `${searchPath}:/usr/bin:/bin`), ...secretEnvironment}, cwd: home, timeout: 90_000,
});

test.serial('no secret that a client says is in any byte of the wizard: terminal, recording, run folder, notifications, reports', async t => {
	t.timeout(240_000);
	const home = await makeFolder(t);
	const searchPath = await openLeakyClient(t, ['small', '--speed', '30']);
	const terminal = await openTerminal(t, {
		searchPath,
		environment: {HOME: home, ...secretEnvironment},
		arguments: [
			'--record',
			path.join(home, 'r.cast'),
			'--bell',
			'--ignore-check',
			'copies-made',
			'--notify',
			process.execPath,
			'--notify-argument=-e',
			'--notify-argument',
			'require("fs").appendFileSync(process.argv[1], require("fs").readFileSync(0))',
			'--notify-argument',
			path.join(home, 'heard'),
		],
	});
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press(enter);
	await terminal.until('3.6.28 is what Juju itself would choose');
	await terminal.press(enter);
	await terminal.until(/\d\d? pass {2}(?!.*runs)/v);
	// Evidence, findings, a case and the log of commands with its outputs.
	await terminal.press('t');
	await terminal.until('Findings');
	await terminal.press(enter, '\u{1B}', '\u{1B}', 'l');
	await terminal.until('Commands');
	await terminal.press(enter, '\u{1B}[B', '\u{1B}[B', '\u{1B}');
	terminal.write('\u{3}');
	await terminal.press('q', 'y', enter);
	await terminal.exit();

	const [name = ''] = await fs.readdir(path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs'));
	const formats = ['text', 'json', 'markdown', 'html'].map(format => ['report', name, '--format', format]);
	for (const words of [...formats, ['report', '--bundle', 'b.tar.gz'], ['report', '--hand-over'], ['runs']]) {
		const {status, stdout, stderr} = run(home, searchPath, words);
		t.is(status, 0, words.join(' '));
		t.deepEqual(findSecrets(stdout + stderr), [], words.join(' '));
	}

	t.true(terminal.written().includes('••••'));
	t.deepEqual(findSecrets(terminal.written()), []);
	const files = await bytesOf(home);
	t.true(files.some(([file]) => file.endsWith('journal.jsonl')) && files.some(([file]) => file.endsWith('r.cast')) && files.some(([file]) => file.endsWith('b.tar.gz')));
	t.deepEqual(files.map(([file, text]) => [file, findSecrets(text)] as const).filter(([, found]) => found.length > 0), []);
});

test.serial('nor is one in what the commands without a screen write, in any form', async t => {
	t.timeout(240_000);
	const home = await makeFolder(t);
	const searchPath = await openLeakyClient(t, ['small', '--speed', '300']);
	const saved = path.join(home, 'saved.log');
	const configuration = plantAgentConfiguration(40);
	await fs.writeFile(saved, `${plantSecrets(10).map(text => `2026-11-21 03:12:00 ERROR juju.worker.upgrader ${text}`).join('\n')}\n${configuration}`);
	const commands = [
		...['text', 'json', 'markdown'].flatMap(format => [
			['check', '--format', format], ['diagnose', '--format', format], ['diagnose', '--log-file', saved, '--error-file', saved, '--format', format],
		]),
		...['text', 'json', 'shell'].map(format => ['plan', '--format', format]),
		...['text', 'json'].flatMap(format => [['verify', '--timeout', '20s', '--format', format], ['watch', '--timeout', '5s', '--format', format]]),
	];
	let masked = 0;
	for (const words of commands) {
		const {status, stdout, stderr} = run(home, searchPath, words);
		t.true([0, 3, 5, 6].includes(status ?? -1), `${words.join(' ')} → ${status} ${stderr}`);
		t.deepEqual(findSecrets(stdout + stderr), [], words.join(' '));
		masked += stdout.includes('••••') ? 1 : 0;
	}

	t.true(masked > 5);
	const files = await bytesOf(home);
	t.deepEqual(files.filter(([file, text]) => file !== saved && findSecrets(text).length > 0).map(([file]) => file), []);
});

test.serial('nor in what apply writes, in its report and its bundle, and when a person goes on with its run', async t => {
	t.timeout(240_000);
	const home = await makeFolder(t);
	const searchPath = await openLeakyClient(t, ['small', '--speed', '300']);
	const consent = ['--yes', '--accept', 'disruptive', '--accept', 'point-of-no-return', '--ignore-check', 'no-unit-in-error', '--timeout', '8s'];
	const commands = [
		[['plan', '--format', 'json', '-o', 'plan.json'], 0],
		// Units are in error, by what this client says: nothing is ever complete.
		[['apply', '--plan', 'plan.json', ...consent], 5],
		[['report'], 0],
		[['report', '--format', 'html', '-o', 'report.html'], 0],
		[['report', '--bundle', 'b.tar.gz'], 0],
	] as const;
	for (const [words, code] of commands) {
		const {status, stdout, stderr} = run(home, searchPath, words);
		t.is(status, code, `${words.join(' ')} ${stderr}`);
		t.deepEqual(findSecrets(stdout + stderr), [], words.join(' '));
	}

	const terminal = await openTerminal(t, {searchPath, environment: {HOME: home, ...secretEnvironment}, arguments: ['resume']});
	await terminal.until(/Going on with run/v);
	await terminal.until('Enter goes on with');
	await terminal.press(enter, 't');
	await terminal.until('Findings');
	await terminal.press(enter);
	terminal.kill('SIGTERM');
	await terminal.exit();
	t.deepEqual(findSecrets(terminal.written()), []);
	const files = await bytesOf(home);
	t.true(files.some(([file, text]) => file.endsWith('journal.jsonl') && text.includes('"upgrade-controller"') && text.includes('••••')));
	t.deepEqual(files.map(([file, text]) => [file, findSecrets(text)] as const).filter(([, found]) => found.length > 0), []);
});

test.serial('settings that are named like secrets are in no byte, of which the wizard was told on its command line', async t => {
	const home = await makeFolder(t);
	const terminal = await openTerminal(t, {
		environment: {HOME: home, ...secretEnvironment},
		arguments: ['charm', 'webapp', '-m', 'web', '--simulate', 'small', '--config', 'root-password=CaNaRy80x', '--record', path.join(home, 'r.cast')],
	});
	await terminal.until('n shows the plan');
	await terminal.press('n');
	await terminal.until('root-password=••••');
	await terminal.press('l', enter, '\u{1B}');
	terminal.kill('SIGKILL');
	await terminal.exit();
	t.deepEqual(findSecrets(terminal.written()), []);
	const files = await bytesOf(home);
	t.true(files.some(([, text]) => text.includes('"root-password=••••"')));
	t.deepEqual(files.map(([file, text]) => [file, findSecrets(text)] as const).filter(([, found]) => found.length > 0), []);
});

const wrongWords = [
	['charm', 'mysql', 'api-key=CaNaRy70x'],
	['--agent-version', 'password=CaNaRy71x'],
	['https://kim:CaNaRy72x@controller.example/'],
	['check', '-c', 'https://kim:CaNaRy73x@controller.example/', '-m', 'other:web'],
	['charm', 'mysql', '--config', 'password=CaNaRy74x'],
	['--password=CaNaRy76x'],
	['--ignore-check', 'password=CaNaRy77x'],
] as const;

for (const words of wrongWords) {
	test(`a complaint about "${words.join(' ')}" does not repeat the secret`, async t => {
		const home = await makeFolder(t);
		const {status, stdout, stderr} = run(home, '/nowhere', words);
		t.not(status, 0);
		t.deepEqual(findSecrets(stdout + stderr), []);
	});
}
