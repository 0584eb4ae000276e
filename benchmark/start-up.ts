import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pty from '@lydell/node-pty';
import {projectRoot} from '../test/_helpers/project-root.js';
import {medianOf, type Figure} from './figure.js';

export const program = path.join(projectRoot, 'distribution', 'cli.js');

const timeOf = (arguments_: readonly string[]): number => {
	const start = performance.now();
	const {status} = spawnSync(process.execPath, [...arguments_], {stdio: 'ignore'});
	if (status !== 0) {
		throw new Error(`node ${arguments_.join(' ')} ended with ${status}.`);
	}

	return performance.now() - start;
};

type Watched = {
	/** Ends the clock: the first frame. */
	readonly until: string;
	/** Then the program is ended in order, as an operator ends it: what speeds up the next start is kept at the end. */
	readonly thenQuitAt: string;
};

/** Milliseconds from the start of a program in a pseudo-terminal until it has written a text, or until it has ended. */
export const timeInTerminal = async (arguments_: readonly string[], environment: Record<string, string>, watched?: Watched): Promise<number> => {
	const start = performance.now();
	const child = pty.spawn(process.execPath, [...arguments_], {
		cols: 80, rows: 24, name: 'xterm-256color', env: environment,
	});
	const {promise: ended, resolve: end} = Promise.withResolvers<void>();
	let written = '';
	let time: number | undefined;
	let isQuitting = false;
	child.onData(data => {
		written += data;
		if (watched && time === undefined && written.includes(watched.until)) {
			time = performance.now() - start;
		}

		if (!(watched && !isQuitting && written.includes(watched.thenQuitAt))) {
			return;
		}

		isQuitting = true;
		child.write('\u{3}');
	});
	child.onExit(() => {
		end();
	});
	await ended;
	if (watched && time === undefined) {
		throw new Error(`"${watched.until}" was never on the screen:\n${written}`);
	}

	return time ?? (performance.now() - start);
};

/**
Start-up against `node -e 0`, taken in turns so that a busy moment of the machine hits both.
*/
export const measureStartUp = async (repetitions: number): Promise<readonly Figure[]> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'benchmark-'));
	const environment = {
		...Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
		XDG_STATE_HOME: folder,
		XDG_CONFIG_HOME: folder,
		XDG_CACHE_HOME: folder,
	};
	const bare: number[] = [];
	const version: number[] = [];
	const bareInTerminal: number[] = [];
	const frame: number[] = [];
	const ready: number[] = [];
	const lesson: number[] = [];
	try {
		for (let round = 0; round < repetitions; round++) {
			bare.push(timeOf(['-e', '0']));
			version.push(timeOf([program, '--version']));
			bareInTerminal.push(await timeInTerminal(['-e', '0'], environment));
			frame.push(await timeInTerminal([program, '--simulate', '--data-directory', folder], environment, {until: 'Target', thenQuitAt: '3.6.4'}));
			// A lesson is there when its story is, the wizard when it knows its controllers.
			ready.push(await timeInTerminal([program, '--simulate', '--data-directory', folder], environment, {until: '3.6.4', thenQuitAt: '3.6.4'}));
			lesson.push(await timeInTerminal([program, 'train', 'patch-upgrade', '--data-directory', folder], environment, {until: 'Goals', thenQuitAt: 'Goals'}));
		}
	} finally {
		await fs.rm(folder, {recursive: true, force: true});
	}

	const detail = (own: readonly number[], of: readonly number[], what = 'node -e 0'): string => `${medianOf(own).toFixed(0)} ms against ${medianOf(of).toFixed(0)} ms of ${what}`;
	return [
		{
			name: '--version', value: medianOf(version) / medianOf(bare), unit: 'times', goal: 1.5, detail: detail(version, bare),
		},
		{
			name: 'first frame in a terminal', value: medianOf(frame) / medianOf(bareInTerminal), unit: 'times', goal: 6, detail: detail(frame, bareInTerminal),
		},
		{
			name: 'a lesson, until its story', value: medianOf(lesson) / medianOf(ready), unit: 'times', goal: 1.1, detail: detail(lesson, ready, 'the wizard, until it knows its controllers'),
		},
	];
};
