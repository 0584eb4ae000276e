import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {consent} from '../_helpers/apply-run.js';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';
import {openSimulation} from '../_helpers/open-simulation.js';
import {validateDocument} from '../_helpers/validate-document.js';

const systemPath = '/usr/bin:/bin';

const run = (home: string, words: readonly string[], searchPath = systemPath) => spawnSync(process.execPath, [program, ...words], {
	encoding: 'utf8', env: freshEnvironment(home, searchPath), cwd: home, timeout: 60_000,
});

type Background = {
	readonly child: ChildProcess;
	readonly stderr: () => string;
	readonly until: (wanted: RegExp) => Promise<void>;
	readonly ended: Promise<unknown[]>;
};

const start = (t: ExecutionContext, home: string, {words, searchPath = systemPath}: {readonly words: readonly string[]; readonly searchPath?: string}): Background => {
	const child = spawn(process.execPath, [program, ...words], {cwd: home, env: freshEnvironment(home, searchPath), stdio: ['ignore', 'ignore', 'pipe']});
	let text = '';
	child.stderr.setEncoding('utf8');
	child.stderr.on('data', (part: string) => {
		text += part;
	});
	t.teardown(() => {
		child.kill('SIGKILL');
	});
	return {
		child,
		stderr: () => text,
		async until(wanted) {
			const end = Date.now() + 60_000;
			while (!wanted.test(text)) {
				if (child.exitCode !== null || Date.now() > end) {
					throw new Error(`Never said: ${String(wanted)} (${child.exitCode})\n${text}`);
				}

				await wait(25);
			}
		},
		ended: once(child, 'exit'),
	};
};

const readJournal = async (home: string): Promise<string> => {
	const runs = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs');
	const [name = ''] = await fs.readdir(runs);
	return fs.readFile(path.join(runs, name, 'journal.jsonl'), 'utf8');
};

test.serial('a shell script upgrades a cloud without a person: check, plan, apply, verify', async t => {
	t.timeout(180_000);
	const bin = await openSimulation(t, ['small', '--speed', '300']);
	const home = await makeFolder(t);
	const wizard = `'${process.execPath}' '${program}'`;
	await fs.writeFile(path.join(home, 'upgrade.sh'), [
		'set -eu',
		`${wizard} check --ignore-check backup-made >check.txt`,
		`${wizard} plan --format json -o plan.json`,
		`${wizard} apply --plan plan.json ${consent.join(' ')} --format json -o run.json`,
		`${wizard} verify >verify.txt`,
		`${wizard} apply --plan plan.json ${consent.join(' ')} >again.txt`,
	].join('\n'));
	const {status, stderr} = spawnSync('sh', ['upgrade.sh'], {
		encoding: 'utf8', cwd: home, timeout: 170_000, env: freshEnvironment(home, `${bin}:${systemPath}`),
	});
	t.is(status, 0, stderr);
	t.regex(stderr, /9\/9 {2}Compare/v);
	t.regex(stderr, /^Upgraded to 3\.6\.28/mv);
	// The same plan once more finds nothing to do.
	t.regex(stderr, /^Nothing to do: the controller and all models of this plan have 3\.6\.28 already\.$/mv);
	t.deepEqual(validateDocument('plan', await fs.readFile(path.join(home, 'plan.json'), 'utf8')), []);
	const text = await fs.readFile(path.join(home, 'run.json'), 'utf8');
	t.deepEqual(validateDocument('run', text), []);
	t.like(JSON.parse(text), {schema: 'juju-upgrade-wizard/run/1', outcome: 'done', 'exit-code': 0});
	const backups = await fs.readdir(path.join(home, 'juju-backups'));
	t.is(backups.length, 1);
});

test.serial('wrong plans and missing consent have their exit codes', async t => {
	const home = await makeFolder(t);
	const made = run(home, ['plan', '--simulate', '--format', 'json', '-o', 'plan.json']);
	t.is(made.status, 0);
	const plan = await fs.readFile(path.join(home, 'plan.json'), 'utf8');
	await fs.writeFile(path.join(home, 'cut.json'), plan.slice(0, -200));
	await fs.writeFile(path.join(home, 'changed.json'), plan.replace('3.6.28', '3.6.29'));
	for (const [words, code, message] of [
		[[], 2, /apply needs a plan/v],
		[['--plan', 'none.json'], 2, /There is no plan /v],
		[['--plan', 'cut.json'], 2, /is no whole plan/v],
		[['--plan', 'changed.json'], 2, /checksum does not fit/v],
		[['--plan', 'plan.json', '--read-only'], 3, /--read-only/v],
		[['--plan', 'plan.json'], 4, /^Add: --yes --accept disruptive --accept point-of-no-return$/mv],
	] as const) {
		const {status, stderr, stdout} = run(home, ['apply', '--simulate', ...words]);
		t.is(status, code, stderr);
		t.regex(stderr, message);
		t.is(stdout === '', code !== 4);
	}

	for (const words of [['check', '--yes'], ['plan', '--accept', 'disruptive'], ['--plan', 'plan.json']]) {
		const {status, stderr} = run(home, words);
		t.is(status, 2);
		t.regex(stderr, /It belongs to apply\./v);
	}
});

for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129]] as const) {
	test.serial(`${signal} ends apply at once with ${code}, and the journal says so`, async t => {
		const home = await makeFolder(t);
		run(home, ['plan', '--simulate', '--format', 'json', '-o', 'plan.json']);
		const apply = start(t, home, {words: ['apply', '--simulate', '--speed', '1', '--plan', 'plan.json', ...consent]});
		await apply.until(/^2\/9 {2}Wait/mv);
		apply.child.kill(signal);
		t.deepEqual(await apply.ended, [code, null]);
		t.regex(apply.stderr(), new RegExp(String.raw`^Ended by ${signal}\.$`, 'mv'));
		t.regex(await readJournal(home), new RegExp(`"kind":"run-ended","exit-code":${code}`, 'v'));
	});
}

test.serial('Ctrl-C lets the step come to its end, twice leaves now', async t => {
	t.timeout(120_000);
	const home = await makeFolder(t);
	run(home, ['plan', '--simulate', '--format', 'json', '-o', 'plan.json']);
	const words = ['apply', '--simulate', '--speed', '100', '--plan', 'plan.json', ...consent];
	const once_ = start(t, home, {words});
	await once_.until(/^2\/9 {2}Wait/mv);
	once_.child.kill('SIGINT');
	t.deepEqual(await once_.ended, [7, null]);
	t.regex(once_.stderr(), /^Leaving after this step\./mv);
	t.notRegex(once_.stderr(), /^ {2}juju upgrade-model/mv);
	const twice = start(t, home, {words});
	await twice.until(/^2\/9 {2}Wait/mv);
	twice.child.kill('SIGINT');
	await twice.until(/^Leaving after this step\./mv);
	twice.child.kill('SIGINT');
	t.deepEqual(await twice.ended, [130, null]);
});

test.serial('of two runs on one controller the second is refused with 8', async t => {
	const bin = await openSimulation(t, ['small', '--speed', '1']);
	const home = await makeFolder(t);
	const searchPath = `${bin}:${systemPath}`;
	const made = run(home, ['plan', '--format', 'json', '-o', 'plan.json'], searchPath);
	t.is(made.status, 0, made.stderr);
	const words = ['apply', '--plan', 'plan.json', ...consent];
	const first = start(t, home, {words, searchPath});
	await first.until(/^(?:Backup|1\/9)/mv);
	const second = run(home, [...words, '--format', 'json'], searchPath);
	t.is(second.status, 8, second.stderr);
	t.regex(second.stderr, /holds the lock on aws/v);
	t.like(JSON.parse(second.stdout), {'exit-code': 8});
	first.child.kill('SIGTERM');
	t.deepEqual(await first.ended, [143, null]);
});
