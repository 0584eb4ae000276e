import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {projectRoot} from './project-root.js';

/** The built program, as it is published. */
export const program = path.join(projectRoot, 'distribution', 'cli.js');

export type OpenTerminal = {
	/** What a person sees, line by line, without trailing blanks. */
	readonly screen: () => string;
	/** Everything that was written so far, escape sequences and all. */
	readonly written: () => string;
	/** Presses keys as a person does who has read the screen: what is typed before a screen was painted never answers it. */
	readonly press: (...keys: readonly string[]) => Promise<void>;
	/** Writes at once, as a paste or a person in a hurry does. */
	readonly write: (text: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** Waits until something is on the screen; fails with the screen where it never is. */
	readonly until: (wanted: RegExp | string, limit?: number) => Promise<void>;
	readonly kill: (signal: string) => void;
	readonly processId: number;
	/** Waits for the end. */
	readonly exit: (limit?: number) => Promise<{readonly code: number; readonly signal: number | undefined}>;
	/** Folder of runs. */
	readonly dataFolder: string;
	readonly isOnAlternateScreen: () => boolean;
};

/** Environment of a fresh user: nothing of ours, and no colours asked for. Node would have its children measure their coverage, too, which a bundle without a source map cannot tell. */
export const freshEnvironment = (home: string, searchPath: string): Record<string, string> => ({
	HOME: home,
	PATH: searchPath,
	LANG: 'C.UTF-8',
	TERM: 'xterm-256color',
	NODE_V8_COVERAGE: '',
});

/** A folder that goes away with its test. */
export const makeFolder = async (t: {teardown: (clean: () => Promise<void>) => void}): Promise<string> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'juju-upgrade-wizard-test-'));
	t.teardown(async () => fs.rm(folder, {recursive: true, force: true, maxRetries: 3}));
	return folder;
};

const pollEvery = 25;

/** Milliseconds that a person takes at least to read a screen. */
const reactionTime = 500;

const waitUntil = async (isReached: () => boolean, limit: number): Promise<void> => {
	const end = Date.now() + limit;
	while (!isReached() && Date.now() < end) {
		await wait(pollEvery);
	}
};

/**
Runs the built program in a pseudo-terminal of its own with an emulator behind it.
*/
export const openTerminal = async (t: {teardown: (clean: () => Promise<void>) => void}, {
	arguments: words = [], columns = 80, rows = 24, searchPath, environment = {}, executable = program, folder, shellLine,
}: {
	readonly arguments?: readonly string[];
	readonly columns?: number;
	readonly rows?: number;
	/** Folders in which `juju` is looked for, before the system's own. */
	readonly searchPath?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/** By what path the program is started: a plugin is a link to it. */
	readonly executable?: string;
	/** Where it is started; else in the home folder. */
	readonly folder?: string;
	/** A line that an interactive shell with job control runs, in place of the program. */
	readonly shellLine?: string;
} = {}): Promise<OpenTerminal> => {
	const home = await makeFolder(t);
	const [file, ...rest] = shellLine === undefined ? [process.execPath, executable, ...words] : ['/bin/bash', '--norc', '--noprofile', '--noediting', '-i'];
	const child = pty.spawn(file, rest, {
		cols: columns,
		rows,
		cwd: folder ?? home,
		name: environment['TERM'] ?? 'xterm-256color',
		env: {...freshEnvironment(home, [searchPath, '/usr/bin', '/bin'].filter(Boolean).join(':')), ...environment},
	});
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	let written = '';
	let ended: {code: number; signal: number | undefined} | undefined;
	child.onData(data => {
		written += data;
		terminal.write(data);
	});
	child.onExit(({exitCode, signal}) => {
		ended = {code: exitCode, signal: signal === 0 ? undefined : signal};
	});
	t.teardown(async () => {
		if (!ended) {
			child.kill('SIGKILL');
		}
	});

	if (shellLine !== undefined) {
		child.write(`${shellLine}\r`);
	}

	const hasEnded = (): boolean => ended !== undefined;

	const screen = (): string => {
		const {active} = terminal.buffer;
		return Array.from({length: terminal.rows}, (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '').join('\n');
	};

	const isShown = (wanted: RegExp | string): boolean => (typeof wanted === 'string' ? screen().includes(wanted) : wanted.test(screen()));

	return {
		screen,
		written: () => written,
		async press(...keys) {
			for (const key of keys) {
				await wait(reactionTime);
				child.write(key);
			}
		},
		write(text) {
			child.write(text);
		},
		resize(nextColumns, nextRows) {
			terminal.resize(nextColumns, nextRows);
			child.resize(nextColumns, nextRows);
		},
		async until(wanted, limit = 30_000) {
			await waitUntil(() => isShown(wanted) || hasEnded(), limit);
			if (!isShown(wanted)) {
				throw new Error(`Never on the screen: ${String(wanted)}${ended ? ` (ended with ${ended.code})` : ''}\n${screen()}`);
			}
		},
		kill(signal) {
			child.kill(signal);
		},
		processId: child.pid,
		async exit(limit = 15_000) {
			await waitUntil(hasEnded, limit);
			if (!ended) {
				throw new Error(`Did not end.\n${screen()}`);
			}

			// What was written last is drawn by now.
			await wait(pollEvery * 2);
			return ended;
		},
		dataFolder: path.join(home, '.local', 'state', 'juju-upgrade-wizard'),
		isOnAlternateScreen: () => terminal.buffer.active.type === 'alternate',
	};
};
