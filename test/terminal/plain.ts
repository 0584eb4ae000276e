import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {openCountedSimulation} from '../_helpers/open-counted-simulation.js';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
	type OpenTerminal,
} from '../_helpers/open-terminal.js';

const childrenOf = (id: number): readonly number[] => {
	const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], {encoding: 'utf8'}).split('\n').map(line => line.trim().split(/\s+/v).map(Number));
	const direct = rows.filter(([, parent]) => parent === id).map(([child]) => child ?? 0);
	return direct.flatMap(child => [child, ...childrenOf(child)]);
};

const isGone = (id: number): boolean => {
	try {
		process.kill(id, 0);
		return execFileSync('ps', ['-o', 'stat=', '-p', String(id)], {encoding: 'utf8'}).startsWith('Z');
	} catch {
		return true;
	}
};

const areSoonGone = async (ids: readonly number[]): Promise<boolean> => {
	for (let round = 0; round < 200 && ids.some(id => !isGone(id)); round++) {
		await wait(25);
	}

	return ids.every(id => isGone(id));
};

const expectNoSequence = (t: ExecutionContext, terminal: OpenTerminal): void => {
	t.false(terminal.written().includes('\u{1B}'), JSON.stringify(terminal.written().slice(-300)));
};

const openAtRunningCommand = async (t: ExecutionContext, environment: Readonly<Record<string, string>>, words: readonly string[] = ['--plain']): Promise<{readonly terminal: OpenTerminal; readonly children: readonly number[]}> => {
	const simulation = await openCountedSimulation(t, ['small', '--speed', '30']);
	const terminal = await openTerminal(t, {
		searchPath: simulation.searchPath, arguments: [...words, '--ignore-check', 'backup-made'], environment, columns: 100, rows: 50,
	});
	await terminal.until('access superuser');
	await terminal.press('1\r');
	await terminal.until('is what Juju itself would choose');
	await terminal.press('0\r');
	await terminal.until('Nothing blocks.');
	await terminal.press('0\r');
	await terminal.until('Step 9:');
	await terminal.press('1\r');
	await terminal.until('step 1 of 9');
	await simulation.hold();
	await terminal.press('1\r');
	await terminal.until('Type yes or no');
	await terminal.press('yes\r');
	await simulation.untilChanges(1);
	return {terminal, children: childrenOf(terminal.processId)};
};

test.serial('Ctrl-C while a command runs leaves after the step; twice leaves now, and no child stays behind', async t => {
	const {terminal, children} = await openAtRunningCommand(t, {});
	t.true(children.length > 0);
	await terminal.press('\u{3}');
	await terminal.until('Leaving after this step.');
	t.false(children.every(id => isGone(id)), 'the command goes on');
	await terminal.press('\u{3}');
	const {code} = await terminal.exit();
	t.is(code, 130);
	t.true(await areSoonGone(children));
	t.regex(terminal.written(), /juju-upgrade-wizard resume/v);
	expectNoSequence(t, terminal);
});

test.serial('TERM=dumb is plain, and Ctrl-C is a signal there that means the same', async t => {
	const {terminal, children} = await openAtRunningCommand(t, {TERM: 'dumb'}, []);
	await terminal.press('\u{3}');
	await terminal.until('Leaving after this step.');
	t.false(children.every(id => isGone(id)), 'the command goes on');
	await terminal.press('\u{3}');
	const {code} = await terminal.exit();
	t.is(code, 130);
	t.true(await areSoonGone(children));
	expectNoSequence(t, terminal);
});

for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129]] as const) {
	test.serial(`${signal} ends the plain form in order`, async t => {
		const terminal = await openTerminal(t, {arguments: ['--plain', '--simulate', 'small']});
		await terminal.until('access superuser');
		terminal.kill(signal);
		const ended = await terminal.exit();
		t.is(ended.code, code);
		t.true(terminal.written().includes(`Ended by ${signal}.`));
		expectNoSequence(t, terminal);
	});
}

test.serial('Ctrl-Z gives the terminal to the shell, fg says all again; Ctrl-D ends the input', async t => {
	const terminal = await openTerminal(t, {
		environment: {PS1: 'shell> ', INK_SCREEN_READER: 'true'}, shellLine: `"${process.execPath}" "${program}" --simulate small; echo "ended with $?"`, rows: 60,
	});
	await terminal.until('access superuser');
	await terminal.press('\u{1A}');
	await terminal.until('Stopped');
	terminal.write('echo it-$((40 + 2))\r');
	await terminal.until('it-42');
	terminal.write('fg; echo "over with $?"\r');
	await terminal.until(/it-42[\s\S]*access superuser/v);
	await terminal.press('\u{4}');
	await terminal.until('over with 4');
	t.regex(terminal.screen(), /The input ended/v);
});

test.serial('started as a plugin, Ctrl-C does not reach the client that waits for us', async t => {
	const folder = await makeFolder(t);
	const file = path.join(folder, 'juju-as-parent.mjs');
	await fs.writeFile(file, `import {spawn} from 'node:child_process';
const child = spawn(process.execPath, ['${program}', '--plain', '--simulate', 'small'], {stdio: 'inherit'});
child.on('exit', code => process.exit(code ?? 1));
`);
	const terminal = await openTerminal(t, {environment: {PS1: 'shell> '}, shellLine: `"${process.execPath}" "${file}"; echo "ended with $?"`, rows: 60});
	await terminal.until('access superuser');
	await terminal.press('\u{3}');
	await terminal.until('ended with 130');
	t.regex(terminal.screen(), /Ended by Ctrl-C\./v);
});

test.serial('without a terminal it is plain only where that was asked for; the end of the input ends it', async t => {
	const home = await makeFolder(t);
	const child = spawn(process.execPath, [program, '--plain', '--simulate', 'small'], {env: freshEnvironment(home, process.env['PATH'] ?? ''), stdio: ['pipe', 'pipe', 'pipe']});
	let written = '';
	child.stdout.on('data', chunk => {
		written += String(chunk);
	});
	child.stdin.end('1\n0\nyes\n');
	const code = await new Promise(resolve => {
		child.on('exit', resolve);
	});
	t.is(code, 4);
	t.false(written.includes('\u{1B}'));
	t.regex(written, /The input ended/v);
	t.notRegex(written, /Prepare/v, 'what was typed before anything was said answers nothing');
});
