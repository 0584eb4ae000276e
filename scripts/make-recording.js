/**
Makes the recording of a whole upgrade: runs the built program with `--record` in a pseudo-terminal, on the simulator, and presses keys as an operator would. Once in a while, by hand; no test compares it.

	node scripts/build.js && node scripts/make-recording.js docs/recording.cast
*/
import {Buffer} from 'node:buffer';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

const columns = 80;
const rows = 24;
/** Milliseconds for whoever looks on, before a key is pressed. */
const pause = 2500;
const mostBytes = 300_000;

/** What is waited for on the screen, and what is pressed then. */
const script = [
	[/Which controller\?/v, '\r'],
	[/3\.6\.28 is what Juju itself/v, '\r'],
	[/1 check blocks/v, '\r'],
	[/Make a backup now/v, '\r'],
	[/The backup is whole/v, 'n'],
	[/no way back from here/v, '\r'],
	[/step 1 of 9/v, '\r'],
	[/Upgrade the controller\?/v, 'y'],
	[/▸ Yes/v, '\r'],
	[/aws:controller is upgraded/v, '\r'],
	[/Enter shows the question/v, '\r'],
	[/Upgrade model web \(4 agents\)\?/v, 'y'],
	[/▸ Yes/v, '\r'],
	[/aws:web is upgraded/v, '\r'],
	[/Enter shows the question/v, '\r'],
	[/Upgrade model db \(6 agents\)\?/v, 'y'],
	[/▸ Yes/v, '\r'],
	[/This was the last step/v, '\r'],
	[/aws is upgraded from 3\.6\.4 to 3\.6\.28/v, '\r'],
];

const [target = 'docs/recording.cast'] = process.argv.slice(2);
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'recording-'));
const file = path.join(folder, 'upgrade.cast');
const child = pty.spawn(process.execPath, [fileURLToPath(new URL('../distribution/cli.js', import.meta.url)), '--simulate', 'small', '--speed', '2', '--record', file, '--data-directory', folder], {
	cols: columns, rows, name: 'xterm-256color', env: {...process.env, COLORTERM: 'truecolor'},
});
const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
child.onData(data => {
	terminal.write(data);
});
const ended = new Promise(resolve => {
	child.onExit(resolve);
});

const textOf = () => Array.from({length: rows}, (_, row) => terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row)?.translateToString(true) ?? '').join('\n');

const waitFor = async wanted => {
	for (const end = Date.now() + 120_000; Date.now() < end;) {
		if (wanted.test(textOf())) {
			return;
		}

		await wait(50);
	}

	throw new Error(`${wanted} did not come:\n${textOf()}`);
};

try {
	for (const [wanted, keys] of script) {
		await waitFor(wanted);
		await wait(pause);
		child.write(keys);
	}

	await ended;
	const text = await fs.readFile(file, 'utf8');
	if (Buffer.byteLength(text) > mostBytes) {
		throw new Error(`The recording has ${Buffer.byteLength(text)} bytes, more than ${mostBytes}.`);
	}

	await fs.writeFile(target, text);
	console.log(`${target}  ${Buffer.byteLength(text)} bytes`);
} finally {
	child.kill();
	await fs.rm(folder, {recursive: true, force: true});
}
