import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {giveTerminalBack} from '../../source/runtime/give-terminal-back.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

test('raw mode, the second screen, pasting and the hidden cursor are undone at once', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'terminal');
	const fd = fs.openSync(file, 'w');
	const modes: boolean[] = [];
	giveTerminalBack({
		stdin: {
			setRawMode(isRaw) {
				modes.push(isRaw);
			},
		},
		stdout: {isTTY: true, fd},
	});
	fs.closeSync(fd);
	t.deepEqual(modes, [false]);
	t.is(fs.readFileSync(file, 'utf8'), '\u{1B}[0m\u{1B}[?2004l\u{1B}[?1049l\u{1B}[?25h');
});

test('nothing is written where there is no terminal, and one that is gone is no error', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'file');
	const fd = fs.openSync(file, 'w');
	giveTerminalBack({stdin: {}, stdout: {fd}});
	fs.closeSync(fd);
	t.is(fs.readFileSync(file, 'utf8'), '');
	t.notThrows(() => {
		giveTerminalBack({
			stdin: {
				setRawMode() {
					throw new Error('setRawMode EIO');
				},
			},
			stdout: {isTTY: true, fd},
		});
	});
});
