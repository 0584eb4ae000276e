import {execFileSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import {makeFolder, openTerminal, type OpenTerminal} from '../_helpers/open-terminal.js';
import {
	colouredWords,
	firstScreen,
	paint,
	settle,
	startLine,
	unless,
	type LineCase,
	type Owner,
	type Problems,
} from './case.js';

type Multiplexer = {
	/** Lines of a shell. */
	readonly start: (program: string) => string;
	readonly attach: string;
	/** Keys. */
	readonly detach: string;
	readonly end: () => void;
};

const run = (file: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): void => {
	try {
		execFileSync(file, words, {stdio: 'ignore', env: {PATH: '/usr/bin:/bin', ...environment}});
	} catch {
		// It has ended by itself.
	}
};

const openTmux = async (folder: string): Promise<Multiplexer> => {
	const configuration = path.join(folder, 'tmux.conf');
	await fs.writeFile(configuration, 'set -g status off\n');
	const tmux = `tmux -f '${configuration}' -S '${folder}/socket'`;
	return {
		start: program => `exec ${tmux} new-session "${program}"`,
		attach: `exec ${tmux} attach`,
		detach: '\u{2}d',
		end() {
			run('tmux', ['-S', path.join(folder, 'socket'), 'kill-server']);
		},
	};
};

const openScreenProgram = async (folder: string): Promise<Multiplexer> => {
	const configuration = path.join(folder, 'screenrc');
	const script = path.join(folder, 'start.sh');
	await fs.writeFile(configuration, 'startup_message off\nvbell off\n');
	const sockets = path.join(folder, 'sockets');
	await fs.mkdir(sockets, {mode: 0o700});
	const screen = `export SCREENDIR='${sockets}'; exec screen -U -c '${configuration}'`;
	return {
		start: program => `echo "${program}" > '${script}'; ${screen} -S lines sh '${script}'`,
		attach: `${screen} -r lines`,
		detach: '\u{1}d',
		end() {
			run('screen', ['-S', 'lines', '-X', 'quit'], {SCREENDIR: sockets});
		},
	};
};

type Size = {readonly columns: number; readonly rows: number};

const before: Size = {columns: 80, rows: 24};
const after: Size = {columns: 100, rows: 30};

const words = '--simulate small';

type Look = {readonly screen: string; readonly colours: string};

const lookOf = async (terminal: OpenTerminal, size: Size): Promise<Look> => {
	const screen = await settle(terminal);
	return {screen, colours: colouredWords(await paint(terminal.written(), size.columns, size.rows))};
};

/** To a screen with all the colours that there are. */
const reachChecks = async (terminal: OpenTerminal): Promise<void> => {
	await terminal.press('\r');
	await terminal.until('3.6.28 is what Juju itself would choose');
	await terminal.press('\r');
	await terminal.until('No backup yet');
	await terminal.until(/\d\d pass {2}(?!.*runs)/v);
};

/** What it looks like with nothing between: its first screen, and the checks. */
const showPlainly = async (owner: Owner, size: Size): Promise<{readonly first: Look; readonly checks: Look}> => {
	const terminal = await openTerminal(owner, {...size, arguments: words.split(' ')});
	await terminal.until(firstScreen);
	const first = await lookOf(terminal, size);
	await reachChecks(terminal);
	return {first, checks: await lookOf(terminal, size)};
};

const compare = async (terminal: OpenTerminal, size: Size, wanted: Look): Promise<Problems> => {
	const {screen, colours} = await lookOf(terminal, size);
	return [
		...unless(screen === wanted.screen, `${size.columns}x${size.rows} looks otherwise:\n${screen}\n--- and without it:\n${wanted.screen}`),
		...unless(colours === wanted.colours, `${size.columns}x${size.rows} has other colours:\n${colours}\n--- and without it:\n${wanted.colours}`),
	];
};

const judge = async (owner: Owner, open: (folder: string) => Promise<Multiplexer>): Promise<Problems> => {
	const home = await makeFolder(owner);
	const multiplexer = await open(home);
	owner.teardown(async () => {
		multiplexer.end();
	});
	const small = await showPlainly(owner, before);
	const large = await showPlainly(owner, after);
	const first = await openTerminal(owner, {...before, shellLine: multiplexer.start(startLine(home, words))});
	await first.until(firstScreen);
	const problems = [...await compare(first, before, small.first)];
	// Screens that share hardly a line, one after the other: nothing of one stays on the other.
	for (let round = 0; round < 3; round++) {
		await first.press('?');
		await first.until('Esc goes back');
		await first.press('\u{1B}');
		await first.until(firstScreen);
	}

	problems.push(...await compare(first, before, small.first));
	first.write(multiplexer.detach);
	await first.exit();
	const second = await openTerminal(owner, {...after, shellLine: multiplexer.attach});
	await second.until(firstScreen);
	problems.push(...await compare(second, after, large.first));
	await reachChecks(second);
	problems.push(...await compare(second, after, large.checks));
	second.write(multiplexer.detach);
	await second.exit();
	// Smaller again, on another screen than the one that was left.
	const third = await openTerminal(owner, {...before, shellLine: multiplexer.attach});
	await third.until('No backup yet');
	problems.push(...await compare(third, before, small.checks));
	return problems;
};

/** Between the program and the terminal: detached, and attached at another size. */
export const multiplexerCases: readonly LineCase[] = [
	{name: 'inside tmux, detached and attached at another size', needs: ['tmux'], findProblems: async owner => judge(owner, openTmux)},
	{name: 'inside screen, detached and attached at another size', needs: ['screen'], findProblems: async owner => judge(owner, openScreenProgram)},
];
