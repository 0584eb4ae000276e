import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {consent} from '../_helpers/apply-run.js';
import {openCountedSimulation} from '../_helpers/open-counted-simulation.js';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
	type OpenTerminal,
} from '../_helpers/open-terminal.js';
import {enter, reachFirstStep} from '../_helpers/terminal-steps.js';

/** Kills as a power cut does: nothing is written or given back any more. */
const kill = async (terminal: OpenTerminal): Promise<void> => {
	terminal.kill('SIGKILL');
	await terminal.exit();
};

const sayYes = async (terminal: OpenTerminal, title: string): Promise<void> => {
	await terminal.press(enter);
	await terminal.until(title);
	await terminal.press('y');
	await terminal.until(/▸ Yes/v);
	await terminal.press(enter);
};

test.serial('killed before, in and after commands that change something, and resumed each time, every one of them is given once', async t => {
	t.timeout(240_000);
	const simulation = await openCountedSimulation(t, ['small', '--speed', '30']);
	const home = await makeFolder(t);
	const open = async (...words: readonly string[]): Promise<OpenTerminal> => openTerminal(t, {
		searchPath: simulation.searchPath, arguments: words, environment: {HOME: home},
	});

	const first = await open();
	await reachFirstStep(first);
	// In the question, before it is answered.
	await first.press(enter);
	await first.until('Upgrade the controller?');
	await kill(first);
	t.deepEqual(await simulation.changes(), ['create-backup -m aws:admin/controller']);

	const second = await open('resume');
	await second.until('Going on with run');
	await second.until('Enter goes on with: Upgrade the controller.');
	t.regex(second.screen(), /not begun\s+Upgrade the controller/v);
	await second.press(enter);
	await second.until('step 1 of 9');
	// While the command runs: it has reached Juju, and nobody has heard of it.
	await simulation.hold();
	await sayYes(second, 'Upgrade the controller?');
	await simulation.untilChanges(2);

	await kill(second);
	await simulation.letGo();

	const third = await open('resume');
	await third.until('Going on with run');
	await third.until(/has run\s+Upgrade the controller/v);
	await third.until(/Enter goes on with: Wait until/v);
	await third.press(enter);
	await third.until('step 2 of 9');
	// While it is waited for.
	await kill(third);

	const fourth = await open('resume');
	await fourth.until('Going on with run');
	await fourth.until(/Enter goes on with: Wait until/v);
	await fourth.press(enter);
	await fourth.until('is upgraded.', 120_000);
	await fourth.press(enter);
	await sayYes(fourth, 'Upgrade model web (4 agents)?');
	await fourth.until('step 5 of 9');
	await kill(fourth);

	const fifth = await open('resume');
	await fifth.until(/Enter goes on with: Wait until/v);
	await fifth.press(enter);
	await fifth.until('is upgraded.', 120_000);
	await fifth.press(enter);
	await sayYes(fifth, 'Upgrade model db (6 agents)?');
	await fifth.until('is upgraded.', 120_000);
	await fifth.press(enter);
	await fifth.until(/aws is upgraded from 3\.6\.4 to 3\.6\.28/v);
	await fifth.press(enter);
	const {code} = await fifth.exit();
	t.is(code, 0);
	t.deepEqual(await simulation.changes(), [
		'create-backup -m aws:admin/controller', 'upgrade-controller -c aws', 'upgrade-model -m aws:admin/web', 'upgrade-model -m aws:admin/db',
	]);

	const last = await open('resume');
	const lastEnded = await last.exit();
	t.is(lastEnded.code, 3);
	t.regex(last.screen(), /No run in .*(?:\n.*)?is unfinished/v);
	const runs = await fs.readdir(path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs'));
	t.is(runs.length, 5);
	const named = await open('resume', runs.toSorted().at(-1) ?? '');
	const namedEnded = await named.exit();
	t.is(namedEnded.code, 3);
	t.regex(named.screen(), /is finished/v);
});

test.serial('apply that was killed while a command ran is gone on with in the wizard; without a terminal it is said what to do instead', async t => {
	t.timeout(240_000);
	const simulation = await openCountedSimulation(t, ['small', '--speed', '200']);
	const home = await makeFolder(t);
	const environment = freshEnvironment(home, `${simulation.searchPath}:/usr/bin:/bin`);
	const run = (...words: readonly string[]) => spawnSync(process.execPath, [program, ...words], {
		encoding: 'utf8', env: environment, cwd: home, timeout: 60_000,
	});
	t.is(run('plan', '--format', 'json', '-o', 'plan.json').status, 0);
	const apply = spawn(process.execPath, [program, 'apply', '--plan', 'plan.json', ...consent], {cwd: home, env: environment, stdio: 'ignore'});
	const ended = once(apply, 'exit');
	await simulation.untilChanges(1);
	await simulation.hold();
	await simulation.untilChanges(2);
	apply.kill('SIGKILL');
	await ended;
	await simulation.letGo();

	const {status, stderr} = run('resume');
	t.is(status, 2);
	t.regex(stderr, /^resume needs a terminal/mv);
	t.true(stderr.includes('juju-upgrade-wizard plan -c aws --format json -o plan.json, then juju-upgrade-wizard apply --plan plan.json'), stderr);

	const terminal = await openTerminal(t, {searchPath: simulation.searchPath, arguments: ['resume'], environment: {HOME: home}});
	await terminal.until('Going on with run');
	await terminal.until(/has run\s+Upgrade the controller/v);
	await terminal.until(/Enter goes on with: Wait until/v);
	await terminal.press(enter);
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await sayYes(terminal, 'Upgrade model web (4 agents)?');
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await sayYes(terminal, 'Upgrade model db (6 agents)?');
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await terminal.until(/aws is upgraded from 3\.6\.4 to 3\.6\.28/v);
	await terminal.press(enter);
	const {code} = await terminal.exit();
	t.is(code, 0);
	t.deepEqual(await simulation.changes(), [
		'create-backup -m aws:admin/controller', 'upgrade-controller -c aws', 'upgrade-model -m aws:admin/web', 'upgrade-model -m aws:admin/db',
	]);
	const {stdout} = run('runs');
	t.regex(stdout, /interrupted.*\n {2}gone on with in/v);
});

test.serial('a lock of another machine is taken over by typing the name of the controller, and never without', async t => {
	t.timeout(60_000);
	const simulation = await openCountedSimulation(t, ['small', '--speed', '30']);
	const home = await makeFolder(t);
	const open = async (): Promise<OpenTerminal> => openTerminal(t, {searchPath: simulation.searchPath, environment: {HOME: home}});
	const choose = async (terminal: OpenTerminal): Promise<void> => {
		await terminal.until(/aws\s+3\.6\.4.*superuser/v);
		await terminal.press(enter);
		await terminal.until('3.6.28 is what Juju itself would choose');
		await terminal.press(enter);
	};

	const first = await open();
	await choose(first);
	// Whatever is still asked when the screen is there: no check runs any more.
	await first.until(/\d\d pass {2}\d warn {2}1 blocks$/mv);
	const locks = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'locks');
	const [name = ''] = await fs.readdir(locks);
	await kill(first);
	await fs.writeFile(path.join(locks, name), JSON.stringify({
		pid: 7, host: 'jump-2', user: 'ada', since: '2026-11-21T03:00:00.000Z', controller: 'aws', birth: '',
	}));

	const second = await open();
	await choose(second);
	await second.until('Take over the lock on aws?');
	t.regex(second.screen(), /process 7 of ada on\s+jump-2/v);
	await second.press('\u{1B}');
	const {code} = await second.exit();
	t.is(code, 8);

	const third = await open();
	await choose(third);
	await third.until('Take over the lock on aws?');
	await third.press('a', 'w', 's', enter);
	await third.until('is taken over; it is recorded');
	t.regex(await fs.readFile(path.join(locks, name), 'utf8'), new RegExp(`"pid":${third.processId}`, 'v'));
	await kill(third);
});
