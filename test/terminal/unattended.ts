import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';
import {openSimulation} from '../_helpers/open-simulation.js';
import {projectRoot} from '../_helpers/project-root.js';
import {validateDocument} from '../_helpers/validate-document.js';

type RunDocument = {
	readonly outcome: string;
	readonly 'exit-code': number;
	readonly controller: string;
	readonly models: ReadonlyArray<{
		readonly model: string;
		readonly before: string;
		readonly after: string;
		readonly result: string;
		readonly agents: {readonly upgraded: number; readonly total: number};
	}>;
	readonly commands: ReadonlyArray<{readonly command: readonly string[]; readonly 'exit-code': number}>;
	readonly undone: readonly unknown[];
};

const models = ['controller', 'openstack', 'web', 'data', 'logging', 'monitoring', 'builds'].map(name => `prod:admin/${name}`);

/** The script that the documentation shows, whole. */
const readSample = async (): Promise<string> => {
	const page = await fs.readFile(path.join(projectRoot, 'docs', 'unattended.md'), 'utf8');
	const [, script = ''] = /^```sh\n(?<script>#!\/bin\/sh\n[^`]+)```$/mv.exec(page) ?? [];
	return script;
};

const fastClock = fileURLToPath(new URL('../_helpers/fast-clock.js', import.meta.url));

/**
A home with the sample as `upgrade.sh`, and the program by its name on PATH.

Each of seven models is complete when all was well for ten seconds, and whoever watches waits as long again: the clock of the program runs faster, that of the script and of the cloud does not.
*/
const makeHome = async (t: Parameters<typeof makeFolder>[0], bin: string) => {
	const home = await makeFolder(t);
	await fs.mkdir(path.join(home, 'bin'));
	const words = [process.execPath, '--import', fastClock, program].map(word => `'${word}'`).join(' ');
	await fs.writeFile(path.join(home, 'bin', 'juju-upgrade-wizard'), `#!/bin/sh\nexec ${words} "$@"\n`, {mode: 0o700});
	await fs.writeFile(path.join(home, 'upgrade.sh'), await readSample());
	const env = {
		...freshEnvironment(home, `${path.join(home, 'bin')}:${bin}:/usr/bin:/bin`),
		WIZARD_TEST_SPEED: '8',
		WIZARD_TEST_ORIGIN: String(Date.now()),
		// Three answers over ten seconds then are three answers, and whoever watches seven models beside it leaves a processor to the others.
		JUJU_UPGRADE_WIZARD_INTERVAL: '5s',
	};
	return {home, env};
};

/** What the script has made: a folder of its own. */
const findFolder = async (home: string): Promise<string> => {
	const names = await fs.readdir(home);
	return path.join(home, names.find(name => name.startsWith('upgrade-')) ?? '');
};

test.serial('a production cloud is upgraded by the script of the documentation without a person, and the report tells it to a stranger', async t => {
	t.timeout(400_000);
	const bin = await openSimulation(t, ['production', '--speed', '300']);
	const {home, env} = await makeHome(t, bin);
	const run = (...words: readonly string[]) => spawnSync('juju-upgrade-wizard', words, {
		encoding: 'utf8', env, cwd: home, timeout: 60_000,
	});

	// What the author of the script has to write behind apply stands in its refusal.
	t.is(run('plan', '-c', 'prod', '--format', 'json', '-o', 'plan.json').status, 0);
	const refused = run('apply', '--plan', 'plan.json');
	t.is(refused.status, 4, refused.stderr);
	const wanted = /^Add: (?<words>.+)$/mv.exec(refused.stderr)?.groups?.['words'] ?? '';
	const script = await readSample();
	t.regex(wanted, /^--yes /v);
	t.true(script.includes(wanted));
	const early = run('report');
	t.is(early.status, 0);
	t.regex(early.stdout, /^ {2}Nothing was run: this plan needs 3 more options/mv);
	t.regex(early.stdout, /^ {2}Nothing was begun: what was wanted is still to be done\.$/mv);
	const earlyDocument = run('report', '--format', 'json').stdout;
	t.deepEqual(validateDocument('run', earlyDocument), []);
	t.like(JSON.parse(earlyDocument), {outcome: 'declined', 'exit-code': 4});

	// Both streams into one, as in a timer's mail.
	const child = spawn('sh', ['-c', 'exec sh upgrade.sh prod 2>&1'], {cwd: home, env, stdio: ['ignore', 'pipe', 'inherit']});
	t.teardown(() => {
		child.kill('SIGKILL');
	});
	let said = '';
	child.stdout.setEncoding('utf8');
	child.stdout.on('data', (part: string) => {
		said += part;
	});
	const [code] = await once(child, 'close') as [number | undefined];
	t.is(code, 0, said);
	t.regex(said, /^Upgraded to 3\.6\.28: all agents that report a version report it\.$/mv);

	const folder = await findFolder(home);
	const names = await fs.readdir(folder);
	t.deepEqual(names.toSorted(), ['check.json', 'plan.json', 'report.html', 'report.md', 'run.json', 'verification.json', 'watch.jsonl', 'watch.txt']);
	const texts = new Map(await Promise.all(names.map(async name => [name, await fs.readFile(path.join(folder, name), 'utf8')] as const)));
	const read = (name: string): string => texts.get(name) ?? '';
	t.deepEqual([...texts, ['what was said', said] as const].filter(([, text]) => text.includes('\u{1B}')).map(([name]) => name), []);
	t.deepEqual((['check', 'plan', 'run', 'verification'] as const).flatMap(kind => validateDocument(kind, read(`${kind}.json`)).map(problem => `${kind} ${problem}`)), []);
	t.like(JSON.parse(read('check.json')), {
		controller: 'prod', 'controller-version': '3.6.4', 'target-version': '3.6.28', result: 'warn',
	});
	t.like(JSON.parse(read('verification.json')), {result: 'upgraded'});
	t.is(read('watch.txt').split('\n').filter(line => line.includes('  Complete: ')).length, models.length);

	// The watcher saw another program's upgrade, agent by agent.
	const events = read('watch.jsonl').trimEnd().split('\n');
	t.deepEqual(events.flatMap(line => validateDocument('watch', line)), []);
	const turned = events.map(line => JSON.parse(line) as {readonly event: string; readonly model: string; readonly to?: string})
		.filter(({event, to}) => event === 'agent' && to === '3.6.28');
	t.deepEqual([...new Set(turned.map(({model}) => model))].toSorted(), models.toSorted());

	const document = JSON.parse(read('run.json')) as RunDocument;
	t.like(document, {outcome: 'done', 'exit-code': 0, controller: 'prod'});
	t.deepEqual(document.models.map(({model}) => model), models);
	t.true(document.models.every(({before, after, result, agents}) => before === '3.6.4' && after === '3.6.28' && result === 'upgraded' && agents.upgraded === agents.total));
	t.deepEqual(
		document.commands.map(({command, 'exit-code': exitCode}) => `${command[1] ?? ''} ${exitCode}`),
		['create-backup 0', 'upgrade-controller 0', ...models.slice(1).map(() => 'upgrade-model 0')],
	);
	t.deepEqual(document.undone, []);

	for (const name of ['report.html', 'report.md']) {
		const text = read(name).replaceAll('&gt;', '>');
		const told = [
			'prod  3.6.4 → 3.6.28',
			'It was done. Exit code 0.',
			'apply --plan plan.json --yes --accept disruptive --accept point-of-no-return',
			'Nothing was left undone.',
			'Client',
			'Backup: ',
			'exit code 0',
			'juju upgrade-controller -c prod --agent-version 3.6.28',
			...models,
			...models.slice(1).map(model => `juju upgrade-model -m ${model} --agent-version 3.6.28`),
		];
		t.deepEqual(told.filter(part => !text.includes(part)).map(part => `${name}: ${part}`), []);
	}
});

test.serial('the script ends with the code of what blocks, and nothing was upgraded', async t => {
	t.timeout(120_000);
	const bin = await openSimulation(t, ['unprepared', '--speed', '300']);
	const {home, env} = await makeHome(t, bin);
	const {status, stdout, stderr} = spawnSync('sh', ['upgrade.sh', 'aws'], {
		encoding: 'utf8', env, cwd: home, timeout: 100_000,
	});
	t.is(status, 3, stderr);
	t.regex(stderr, /^Written: .+check\.json$/mv);
	t.is(stdout, '');
	t.deepEqual(await fs.readdir(await findFolder(home)), ['check.json']);
	// Not even a run was begun.
	t.false(existsSync(path.join(home, '.local', 'state')));
});

test.serial('where an upgrade fails midway the script ends with 6, verifies nothing, and its report says what was upgraded, what failed and what is left', async t => {
	t.timeout(120_000);
	const simulated = await openSimulation(t, ['small', '--speed', '300']);
	const bin = await makeFolder(t);
	await fs.writeFile(path.join(bin, 'juju'), `#!/bin/sh
case "$1 $*" in
	upgrade-model*admin/db*) echo 'ERROR permission denied' >&2; exit 1 ;;
esac
exec '${path.join(simulated, 'juju')}' "$@"
`, {mode: 0o700});
	const {home, env} = await makeHome(t, bin);
	const {status, stdout, stderr} = spawnSync('sh', ['upgrade.sh', 'aws'], {
		encoding: 'utf8', env, cwd: home, timeout: 100_000,
	});
	t.is(status, 6, stderr);
	t.is(stdout, '');
	t.regex(stderr, /permission denied/v);
	const folder = await findFolder(home);
	const names = await fs.readdir(folder);
	t.deepEqual(names.toSorted(), ['check.json', 'plan.json', 'report.html', 'report.md', 'run.json', 'watch.jsonl']);
	const run = await fs.readFile(path.join(folder, 'run.json'), 'utf8');
	t.deepEqual(validateDocument('run', run), []);
	const document = JSON.parse(run) as RunDocument;
	t.like(document, {outcome: 'not-good', 'exit-code': 6, controller: 'aws'});
	t.deepEqual(document.models.map(({model, after}) => `${model} ${after}`), ['aws:admin/controller 3.6.28', 'aws:admin/web 3.6.28', 'aws:admin/db null']);
	t.true(document.undone.length > 0);
	const report = await fs.readFile(path.join(folder, 'report.md'), 'utf8');
	const told = ['Exit code 6.', 'ERROR permission denied', 'Not done', 'juju upgrade-model -m aws:admin/db --agent-version 3.6.28'];
	t.deepEqual(told.filter(part => !report.includes(part)), []);
});
