import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {freshEnvironment, makeFolder, openTerminal} from '../_helpers/open-terminal.js';
import {enter, reachFirstStep} from '../_helpers/terminal-steps.js';

/** The folder that the page of a lesson has for a second terminal. */
const binOf = (screen: string): string => /export PATH='(?<bin>[^']+)':"\$PATH"/v.exec(screen)?.groups?.['bin'] ?? '';

/** A command of a second terminal, to its end. */
const runBeside = async (t: ExecutionContext, bin: string, words: readonly string[]): Promise<void> => {
	const child = spawn(path.join(bin, 'juju'), words, {env: freshEnvironment(bin, '/usr/bin:/bin'), stdio: 'ignore'});
	await once(child, 'exit');
	t.is(child.exitCode, 0, words.join(' '));
};

type Kept = Readonly<Record<string, {readonly attempts: number; readonly solvedAt?: number}>>;

const keptIn = async (folder: string): Promise<Kept> => JSON.parse(await fs.readFile(path.join(folder, 'training.json'), 'utf8')) as Kept;

test.serial('three lessons one after the other, with a second terminal beside them: each is solved, certified and kept', async t => {
	const dataFolder = await makeFolder(t);
	const terminal = await openTerminal(t, {arguments: ['train', 'parts', '--speed', '60', '--data-directory', dataFolder], rows: 40});
	await terminal.until('export PATH=');
	t.regex(terminal.screen(), /SIMULATION/v);
	const first = binOf(terminal.screen());
	const second = await openTerminal(t, {searchPath: first, environment: {PS1: '> '}, shellLine: 'juju controllers'});
	await second.until(/^aws/mv);
	await terminal.until('Goal met: You know which controllers the client knows.');
	for (const line of ['juju models -c aws', 'juju status -m aws:admin/db --format yaml > /dev/null', 'juju show-status-log -m aws:admin/db --type machine 1']) {
		second.write(`clear; ${line}; echo code $?\r`);
		await second.until(/^code 0/mv);
	}

	await terminal.until('Lesson solved. L shows how it went.');
	await terminal.until(/Certificate: lesson parts, seed 1: 4 of 4 goals/v);
	second.write('exit\r');
	await second.exit();

	await terminal.press('n');
	await terminal.until('Lesson 2 of');
	await terminal.until('There is a backup of the controller');
	await t.throwsAsync(fs.access(first), undefined, 'the lesson that is over has no cloud any more');
	await terminal.press(enter);
	await reachFirstStep(terminal);
	for (const title of ['Upgrade the controller?', 'Upgrade model web (4 agents)?', 'Upgrade model db (6 agents)?']) {
		await terminal.press(enter);
		await terminal.until(title);
		await terminal.press('y');
		await terminal.until(/▸ Yes/v);
		await terminal.press(enter);
		await terminal.until('is upgraded.', 120_000);
		await terminal.press(enter);
	}

	await terminal.until('✔ solved');
	await terminal.press('L');
	await terminal.until(/Certificate: lesson patch-upgrade, seed 1: 4 of 4 goals/v);
	await terminal.until('What you did, against the solution');

	await terminal.press('n');
	await terminal.until('Lesson 3 of');
	await terminal.until('export PATH=');
	const third = binOf(terminal.screen());
	t.not(third, first);
	await runBeside(t, third, ['status', '-m', 'aws:admin/db', '--format', 'yaml']);
	await runBeside(t, third, ['ssh', '-m', 'aws:admin/db', '1', 'sudo systemctl restart jujud-machine-1']);
	await terminal.until(/Certificate: lesson verifying, seed 1/v);

	await terminal.press('x');
	await terminal.until(/3 of \d+ solved/v);
	await terminal.press('q');
	const {code} = await terminal.exit();
	t.is(code, 0);
	await t.throwsAsync(fs.access(third));
	const kept = await keptIn(dataFolder);
	t.deepEqual(Object.keys(kept), ['parts', 'patch-upgrade', 'verifying']);
	t.true(Object.values(kept).every(({attempts, solvedAt}) => attempts === 1 && solvedAt !== undefined));
});

test.serial('a lesson in the plain form: hints, a second terminal, and its certificate at the end', async t => {
	const dataFolder = await makeFolder(t);
	const terminal = await openTerminal(t, {arguments: ['train', 'verifying', '--plain', '--speed', '60', '--data-directory', dataFolder], columns: 120, rows: 60});
	await terminal.until('Your choice');
	const bin = binOf(terminal.written());
	await terminal.press('H\r');
	await terminal.until(/Your choice[\s\S]*Your choice/v);
	await runBeside(t, bin, ['status', '-m', 'aws:admin/db', '--format', 'yaml']);
	await runBeside(t, bin, ['ssh', '-m', 'aws:admin/db', '1', 'sudo systemctl restart jujud-machine-1']);
	await terminal.until('Lesson solved. L shows how it went.');
	await terminal.press('q\r');
	const {code} = await terminal.exit();
	t.is(code, 0);
	t.regex(terminal.written(), /Certificate: lesson verifying, seed 1: \d of \d goals, 1 hint, no mistakes/v);
	t.false(terminal.written().includes('\u{1B}'));
});

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
	test.serial(`${signal} ends a lesson in order: what it was worth is kept, and no server stays behind`, async t => {
		const dataFolder = await makeFolder(t);
		const terminal = await openTerminal(t, {arguments: ['train', 'verifying', '--data-directory', dataFolder], rows: 40});
		await terminal.until('export PATH=');
		const bin = binOf(terminal.screen());
		terminal.kill(signal);
		const {code} = await terminal.exit();
		t.is(code, signal === 'SIGTERM' ? 143 : 129);
		await t.throwsAsync(fs.access(path.dirname(bin)));
		const kept = await keptIn(dataFolder);
		t.is(kept['verifying']?.attempts, 1);
		t.deepEqual(await fs.readdir(dataFolder), ['runs', 'training.json']);
	});
}
