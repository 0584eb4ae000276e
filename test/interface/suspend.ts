import process from 'node:process';
import test from 'ava';
import pty from '@lydell/node-pty';
import headless from '@xterm/headless';

const moduleUrl = (path: string): string => new URL(`../../${path}`, import.meta.url).href;

/** The interface on the terminal that it was started in; it hands the terminal to a shell that reads six lines, then waits for two Ctrl-C. */
const program = `
	import {spawn} from 'node:child_process';
	import {renderApplication} from ${JSON.stringify(moduleUrl('source/interface/render-application.js'))};
	import {createStore} from ${JSON.stringify(moduleUrl('source/runtime/store.js'))};
	import {update} from ${JSON.stringify(moduleUrl('source/state/update.js'))};
	import {makeWaitingState} from ${JSON.stringify(moduleUrl('test/_helpers/make-state.js'))};

	const store = createStore({
		initial: makeWaitingState(),
		update,
		perform(effect) {
			if (effect.type === 'exit') {
				application.unmount();
			}
		},
	});
	const application = renderApplication({store, stdin: process.stdin, stdout: process.stdout});
	await application.flush();
	await application.suspend(() => new Promise(resolve => {
		const child = spawn('sh', ['-c', 'echo READY; for line in 1 2 3 4 5 6; do read -r word; echo "[$word]"; done; echo OVER'], {stdio: 'inherit'});
		child.on('exit', resolve);
	}));
	await application.waitUntilExit();
	process.stdout.write('GIVEN BACK');
`;

test('a child that gets the terminal gets every key, and the wizard has them again after it', async t => {
	t.timeout(30_000);
	const terminal = pty.spawn(process.execPath, ['--input-type=module', '--eval', program], {
		cols: 80, rows: 24, env: {...process.env, TERM: 'xterm-256color', NODE_V8_COVERAGE: ''},
	});
	t.teardown(() => {
		terminal.kill('SIGKILL');
	});
	const screen = new headless.Terminal({cols: 80, rows: 24, allowProposedApi: true});
	let written = '';
	const waiting = new Map<string, () => void>();
	/** What was written, and what a person sees: a frame writes only the cells that differ. */
	const isThere = (text: string): boolean => {
		const {active} = screen.buffer;
		return written.includes(text) || Array.from({length: 24}, (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '').some(line => line.includes(text));
	};

	const look = (): void => {
		for (const [text, resolve] of waiting) {
			if (!isThere(text)) {
				continue;
			}

			waiting.delete(text);
			resolve();
		}
	};

	terminal.onData(data => {
		written += data;
		screen.write(data, look);
	});
	const until = async (text: string): Promise<void> => {
		const {promise, resolve} = Promise.withResolvers<void>();
		waiting.set(text, resolve);
		look();
		await promise;
	};

	await until('READY');
	written = '';
	for (const word of ['one', 'two', 'three', 'four', 'five', 'six']) {
		terminal.write(`${word}\r`);
		await until(`[${word}]`);
	}

	await until('OVER');
	await until(' leave');
	t.deepEqual(written.match(/\[[a-z]+\]/gv), ['[one]', '[two]', '[three]', '[four]', '[five]', '[six]']);

	// Each key is pressed when what the one before did is on the screen.
	written = '';
	terminal.write('\u{1B}[B');
	await until('▸ 0 ');
	terminal.write('\u{3}');
	await until('Leaving after this step');
	terminal.write('\u{3}');
	await until('GIVEN BACK');
	t.true(written.lastIndexOf('[?1049l') > written.lastIndexOf('[?1049h'), 'the alternate screen has been left');
});
