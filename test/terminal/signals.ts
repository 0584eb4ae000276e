import {execFileSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {openCountedSimulation} from '../_helpers/open-counted-simulation.js';
import {
	makeFolder,
	openTerminal,
	program,
	type OpenTerminal,
} from '../_helpers/open-terminal.js';

/** Every descendant of a process that is there now. */
const childrenOf = (id: number): readonly number[] => {
	const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], {encoding: 'utf8'}).split('\n').map(line => line.trim().split(/\s+/v).map(Number));
	const direct = rows.filter(([, parent]) => parent === id).map(([child]) => child ?? 0);
	return direct.flatMap(child => [child, ...childrenOf(child)]);
};

const stateOf = (id: number): string => execFileSync('ps', ['-o', 'stat=', '-p', String(id)], {encoding: 'utf8'}).trim();

const until = async (isReached: () => boolean, what: string): Promise<void> => {
	for (let round = 0; round < 400; round++) {
		if (isReached()) {
			return;
		}

		await wait(25);
	}

	throw new Error(`Never came: ${what}`);
};

const isCursorShown = (terminal: OpenTerminal): boolean => terminal.written().lastIndexOf('\u{1B}[?25h') > terminal.written().lastIndexOf('\u{1B}[?25l');

const expectGivenBack = (t: ExecutionContext, terminal: OpenTerminal): void => {
	t.false(terminal.isOnAlternateScreen());
	t.true(isCursorShown(terminal), 'the cursor is shown');
	t.true(terminal.written().lastIndexOf('\u{1B}[?2004l') >= terminal.written().lastIndexOf('\u{1B}[?2004h'), 'pastes are not bracketed any more');
};

/** A shell with job control in front of the program, as people have. */
const openInShell = async (t: ExecutionContext, {command, searchPath}: {readonly command?: string; readonly searchPath?: string} = {}): Promise<OpenTerminal> => {
	const line = command ?? `"${process.execPath}" "${program}" --simulate small`;
	return openTerminal(t, {
		...(searchPath !== undefined && {searchPath}),
		environment: {PS1: 'shell> '},
		shellLine: `${line}; echo "ended with $?"`,
	});
};

const findProgram = (terminal: OpenTerminal): number => childrenOf(terminal.processId).find(id => {
	const text = execFileSync('ps', ['-o', 'args=', '-p', String(id)], {encoding: 'utf8'});
	return text.includes(program) && !text.startsWith('/bin/sh');
}) ?? 0;

test.serial('Ctrl-Z gives the terminal to the shell and stops; fg takes it again and draws everything', async t => {
	const terminal = await openInShell(t);
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	const id = findProgram(terminal);
	await terminal.press('\u{1A}');
	await terminal.until('Stopped');
	expectGivenBack(t, terminal);
	t.regex(stateOf(id), /^T/v);
	// The terminal is in the mode of a shell: what is typed is shown, and run.
	terminal.write('echo it-$((40 + 2))\r');
	await terminal.until('it-42');
	terminal.write('fg; echo "over with $?"\r');
	await until(() => terminal.isOnAlternateScreen(), 'the second screen');
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press('q');
	await terminal.until('over with 4');
	expectGivenBack(t, terminal);
});

test.serial('SIGTSTP from elsewhere gives the terminal back first; SIGCONT takes it again', async t => {
	const terminal = await openInShell(t);
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	const id = findProgram(terminal);
	process.kill(id, 'SIGTSTP');
	await terminal.until('Stopped');
	expectGivenBack(t, terminal);
	terminal.write('fg; echo "over with $?"\r');
	await until(() => terminal.isOnAlternateScreen(), 'the second screen');
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press('\u{3}');
	await terminal.until('over with 130');
	expectGivenBack(t, terminal);
});

test.serial('stopped without being told (SIGSTOP), the screen is drawn again and keys are heard when it goes on', async t => {
	const terminal = await openInShell(t);
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	const id = findProgram(terminal);
	process.kill(id, 'SIGSTOP');
	await terminal.until('Stopped');
	terminal.write('fg; echo "over with $?"\r');
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await wait(300);
	await terminal.press('?');
	await terminal.until('type to search');
	await terminal.press('\u{3}');
	await terminal.until('over with 130');
	expectGivenBack(t, terminal);
});

test.serial('where no shell could let it go on, it does not stop', async t => {
	const terminal = await openTerminal(t, {arguments: ['--simulate', 'small']});
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press('\u{1A}');
	await wait(500);
	await terminal.press('?');
	await terminal.until('type to search');
	await terminal.press('\u{3}');
	const terminalEnded = await terminal.exit();
	t.is(terminalEnded.code, 130);
	expectGivenBack(t, terminal);
});

test.serial('a storm of resizes leaves one whole frame of the last size', async t => {
	const terminal = await openTerminal(t, {arguments: ['--simulate', 'small']});
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	for (let round = 0; round < 200; round++) {
		terminal.resize(40 + ((round * 37) % 120), 10 + ((round * 13) % 40));
		if (round % 10 === 0) {
			await wait(5);
		}
	}

	terminal.resize(80, 24);
	await terminal.until(new RegExp(`^${'─'.repeat(80)}$`, 'mv'));
	await terminal.until(/q quit/v);
	await until(() => terminal.screen().split('Which controller?').length === 2, 'one frame');
	await terminal.press('q');
	const terminalEnded = await terminal.exit();
	t.is(terminalEnded.code, 4);
	expectGivenBack(t, terminal);
});

for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129], ['SIGINT', 130]] as const) {
	test.serial(`${signal} while a command runs leaves no child behind, and says how to go on`, async t => {
		const simulation = await openCountedSimulation(t, ['small', '--speed', '30']);
		const terminal = await openTerminal(t, {searchPath: simulation.searchPath, arguments: ['--ignore-check', 'backup-made']});
		await terminal.until(/aws\s+3\.6\.4.*superuser/v);
		await terminal.press('\r');
		await terminal.until('3.6.28 is what Juju itself would choose');
		await terminal.press('\r');
		await terminal.until(/\d\d pass {2}(?!.*runs)/v);
		// Some of the checks may still run.
		for (let round = 0; round < 10 && !terminal.screen().includes('no way back from here'); round++) {
			await terminal.press('n');
			await wait(500);
		}

		await terminal.until(/no way back from here/v);
		await terminal.press('\r');
		await terminal.until('step 1 of 9');
		await simulation.hold();
		await terminal.press('\r');
		await terminal.until('Upgrade the controller?');
		await terminal.press('y', '\r');
		await simulation.untilChanges(1);

		const children = childrenOf(terminal.processId);
		t.true(children.length > 0);
		terminal.kill(signal);
		const terminalEnded = await terminal.exit();
		t.is(terminalEnded.code, code);
		expectGivenBack(t, terminal);
		const [run = ''] = await fs.readdir(path.join(terminal.dataFolder, 'runs'));
		t.true(terminal.screen().includes(`juju-upgrade-wizard resume ${run}`), terminal.screen());
		await until(() => children.every(id => {
			try {
				process.kill(id, 0);
				return stateOf(id).startsWith('Z');
			} catch {
				return true;
			}
		}), 'the end of all children');
	});
}

/** A client that runs this program as its plugin, and dies at SIGINT as `juju` does. */
const makePluginClient = async (t: ExecutionContext): Promise<string> => {
	const folder = await makeFolder(t);
	const file = path.join(folder, 'juju-as-parent.mjs');
	await fs.writeFile(file, `import {spawn} from 'node:child_process';
const child = spawn(process.execPath, ['${program}', '--simulate', 'small'], {stdio: 'inherit'});
child.on('exit', code => process.exit(code ?? 1));
`);
	return `"${process.execPath}" "${file}"`;
};

test.serial('started as a plugin: Ctrl-C is a character to the terminal, so the client that waits for us does not die of it', async t => {
	const terminal = await openInShell(t, {command: await makePluginClient(t)});
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press('\u{3}');
	await terminal.until('ended with 130');
	expectGivenBack(t, terminal);
	t.deepEqual(childrenOf(terminal.processId).filter(id => stateOf(id).startsWith('S')), []);
});

test.serial('started as a plugin: Ctrl-Z stops the client with us, and fg brings both back', async t => {
	const terminal = await openInShell(t, {command: await makePluginClient(t)});
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press('\u{1A}');
	await terminal.until('Stopped');
	expectGivenBack(t, terminal);
	terminal.write('echo it-$((40 + 2))\r');
	await terminal.until('it-42');
	terminal.write('fg; echo "over with $?"\r');
	await until(() => terminal.isOnAlternateScreen(), 'the second screen');
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press('q');
	await terminal.until('over with 4');
	expectGivenBack(t, terminal);
});
