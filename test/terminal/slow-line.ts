import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import test, {type ExecutionContext} from 'ava';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';

const bytesPerSecond = 960;

/**
The program behind a line. What it wrote is shown at the line's speed, and read from it no faster: what the line has not taken waits with the program.
*/
const openLine = async (t: ExecutionContext, words: readonly string[]) => {
	const home = await makeFolder(t);
	const child = pty.spawn(process.execPath, [program, ...words], {
		cols: 80, rows: 24, cwd: home, env: freshEnvironment(home, '/usr/bin:/bin'),
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
		async journal() {
			const runs = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs');
			const [run = ''] = await fs.readdir(runs);
			return fs.readFile(path.join(runs, run, 'journal.jsonl'), 'utf8');
		},
	};
};

type Line = Awaited<ReturnType<typeof openLine>>;

/** Opens and closes the list of keys: each is a screen that shares hardly a line with the one before. */
const pressMany = async ({child}: Line, count: number): Promise<void> => {
	for (let index = 0; index < count; index++) {
		child.write('?');
		await wait(110);
		child.write('\u{1B}[27u');
		await wait(110);
	}
};

// What the kernel holds for a pseudo-terminal that nobody reads, with room to spare: nobody above it can take that back.
const kernelHolds = 32_768;

test.serial('at 9,600 baud keys are answered within seconds', async t => {
	const line = await openLine(t, ['--simulate', 'small', '--speed', '20']);
	await line.untilShown('3.6.4');
	line.setSpeed(bytesPerSecond);
	await wait(500);
	line.child.write('?');
	const shown = await line.untilShown('Esc goes back');
	await wait(500);
	line.child.write('\u{1B}[27u');
	await line.untilShown('3.6.4');
	line.child.write('\r');
	const next = await line.untilShown('3.6.28 is what Juju itself would choose');
	t.log(`keys after ${Math.round(shown)} ms, the next screen after ${Math.round(next)} ms`);
	t.true(shown < 6000 && next < 8000);
});

test.serial('on a line that stalls keys are heard, nothing piles up, and after it the newest frame is there', async t => {
	const line = await openLine(t, ['--simulate', 'small']);
	await line.untilShown('3.6.4');
	await wait(1000);
	const before = await line.memory();
	line.setSpeed(0);
	line.takeBytes();
	await pressMany(line, 25);
	await wait(500);
	const grown = await line.memory() - before;
	line.setSpeed(Infinity);
	await wait(1000);
	const film = line.takeBytes();
	// Which of the two screens it is depends on which keys came before their screen was seen, and were not heard for that: a whole one it is.
	const isList = line.screen().includes('Esc goes back');
	t.true(isList || /Which controller\?[\s\S]*quit/v.test(line.screen()), line.screen());
	if (!isList) {
		line.child.write('?');
	}

	const late = await line.untilShown('Esc goes back');
	t.log(`${film} bytes after the stall, of them all but two frames from the kernel; memory ${grown} KiB more; a key answered after ${Math.round(late)} ms`);
	t.true(film < kernelHolds);
	t.true(grown < 65_536);
	// All is as if nothing had been: no line is torn, and the next key is answered.
	await wait(500);
	line.child.write('\u{1B}[27u');
	await line.until(() => line.screen().includes('3.6.4') && !line.screen().includes('Esc goes back'));
	t.regex(line.screen(), /^.*juju/iv);
});

test.serial('on a line that stalls a signal is heard, and the run is written down', async t => {
	const line = await openLine(t, ['--simulate', 'small']);
	await line.untilShown('3.6.4');
	line.setSpeed(0);
	await pressMany(line, 25);
	line.child.kill('SIGTERM');
	let journal = '';
	for (let round = 0; round < 200 && !journal.includes('"code":143'); round++) {
		await wait(25);
		journal = await line.journal();
	}

	t.regex(journal, /"code":143/v);
	line.setSpeed(Infinity);
	await line.until(() => line.code() !== undefined);
	t.is(line.code(), 143);
});
