import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {freshEnvironment, makeFolder, program} from './open-terminal.js';

/** What 9,600 baud carry, in bytes per second. */
export const bytesPerSecond = 960;

/** What Esc sends where a terminal tells it from the beginning of a sequence. */
export const escapeKey = '\u{1B}[27u';

/** Keeps the most that waited in the program for its terminal, whoever asks for the file. */
const watchWaiting = (file: string): string => `
import fs from 'node:fs';
let most = -1;
setInterval(() => {
	const now = process.stdout.writableLength;
	if (now > most) {
		most = now;
		fs.writeFileSync(${JSON.stringify(file)}, String(most));
	}
}, 10).unref();
`;

/**
The program behind a line. What it wrote is shown at the line's speed, and read from it no faster: what the line has not taken waits with the program.
*/
export const openLine = async (t: {teardown: (clean: () => Promise<void>) => void}, words: readonly string[], searchPath = '/usr/bin:/bin') => {
	const home = await makeFolder(t);
	const waitingFile = path.join(home, 'waiting');
	const watcher = path.join(home, 'watch-waiting.mjs');
	await fs.writeFile(watcher, watchWaiting(waitingFile));
	const child = pty.spawn(process.execPath, [`--import=${watcher}`, program, ...words], {
		cols: 80, rows: 24, cwd: home, env: freshEnvironment(home, searchPath),
	});
	const terminal = new xterm.Terminal({cols: 80, rows: 24, allowProposedApi: true});
	let speed = Infinity;
	let underWay = '';
	let bytes = 0;
	let ended: number | undefined;
	const done = new AbortController();
	child.onData(data => {
		bytes += data.length;
		underWay += data;
	});
	child.onExit(({exitCode}) => {
		ended = exitCode;
	});
	const tick = 20;
	const carry = async (): Promise<void> => {
		while (!done.signal.aborted) {
			const count = Math.round(Math.min(underWay.length, speed * tick / 1000));
			terminal.write(underWay.slice(0, count));
			underWay = underWay.slice(count);
			if (underWay.length > 200 || speed === 0) {
				child.pause();
			} else {
				child.resume();
			}

			await wait(tick);
		}
	};

	const carrying = carry();
	t.teardown(async () => {
		done.abort();
		await carrying;
		if (ended === undefined) {
			child.kill('SIGKILL');
		}
	});
	const screen = (): string => Array.from({length: 24}, (_, row) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? '').join('\n');
	const until = async (isReached: () => boolean, limit = 20_000): Promise<number> => {
		const start = performance.now();
		while (!isReached()) {
			if (performance.now() - start > limit) {
				throw new Error(`Never came.\n${screen()}`);
			}

			await wait(tick);
		}

		return performance.now() - start;
	};

	return {
		child,
		screen,
		until,
		untilShown: async (text: string): Promise<number> => until(() => screen().includes(text)),
		setSpeed(next: number) {
			speed = next;
		},
		takeBytes() {
			const taken = bytes;
			bytes = 0;
			return taken;
		},
		code: () => ended,
		/** Kibibytes that the program has in memory. */
		async memory() {
			const status = await fs.readFile(`/proc/${child.pid}/status`, 'utf8');
			return Number(/VmRSS:\s+(?<size>\d+)/v.exec(status)?.groups?.['size']);
		},
		/** The most bytes that ever waited in the program for its terminal. */
		async mostWaiting() {
			return Number(await fs.readFile(waitingFile, 'utf8'));
		},
		async journal() {
			const runs = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs');
			const [run = ''] = await fs.readdir(runs);
			return fs.readFile(path.join(runs, run, 'journal.jsonl'), 'utf8');
		},
		/** Has all drawn anew, over and over, without going anywhere: fills whatever holds what nobody reads. */
		async redraw(count: number) {
			for (let index = 0; index < count; index++) {
				child.resize(80, index % 2 === 0 ? 23 : 24);
				await wait(130);
			}
		},
	};
};

export type Line = Awaited<ReturnType<typeof openLine>>;
