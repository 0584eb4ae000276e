import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {openTerminal, type OpenTerminal} from '../_helpers/open-terminal.js';

const atControllers = async (t: ExecutionContext, size: {columns?: number; rows?: number} = {}): Promise<OpenTerminal> => {
	const terminal = await openTerminal(t, {arguments: ['--simulate', 'small'], ...size});
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	return terminal;
};

const expectWhole = (t: ExecutionContext, terminal: OpenTerminal): void => {
	t.false(terminal.isOnAlternateScreen());
	const shown = terminal.written().lastIndexOf('\u{1B}[?25h');
	t.true(shown > terminal.written().lastIndexOf('\u{1B}[?25l'), 'the cursor is shown again');
	const pasteOff = terminal.written().lastIndexOf('\u{1B}[?2004l');
	t.true(pasteOff >= terminal.written().lastIndexOf('\u{1B}[?2004h'), 'pastes are not bracketed any more');
};

for (const [signal, code] of [['SIGTERM', 143], ['SIGINT', 130], ['SIGHUP', 129]] as const) {
	test.serial(`${signal} gives the terminal back and ends with ${code}`, async t => {
		const terminal = await atControllers(t);
		terminal.kill(signal);
		const ended = await terminal.exit();
		t.is(ended.code, code);
		expectWhole(t, terminal);
	});
}

test.serial('Ctrl-C gives the terminal back and ends with 130', async t => {
	const terminal = await atControllers(t);
	await terminal.press('\u{3}');
	const {code} = await terminal.exit();
	t.is(code, 130);
	expectWhole(t, terminal);
});

test.serial('every run leaves a journal of how it ended, readable by its owner alone', async t => {
	const terminal = await atControllers(t);
	await terminal.press('q');
	const {code} = await terminal.exit();
	t.is(code, 4);
	const runs = await fs.readdir(path.join(terminal.dataFolder, 'runs'));
	t.is(runs.length, 1);
	const file = path.join(terminal.dataFolder, 'runs', runs[0] ?? '', 'journal.jsonl');
	t.regex(await fs.readFile(file, 'utf8'), /"left"/v);
	const {mode} = await fs.stat(file);
	t.is(mode % 0o1000, 0o600);
	expectWhole(t, terminal);
});

test.serial('a terminal of 20x5 asks for more room in one line, and is used when it has it', async t => {
	const terminal = await openTerminal(t, {arguments: ['--simulate', 'small'], columns: 20, rows: 5});
	await terminal.until(/60/v);
	t.true(terminal.screen().split('\n').filter(line => line.trim() !== '').length <= 2);
	terminal.resize(80, 24);
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	terminal.resize(20, 5);
	await terminal.until(/60/v);
	await terminal.press('\u{3}');
	const {code} = await terminal.exit();
	t.is(code, 130);
	expectWhole(t, terminal);
});

test.serial('a resize on the way keeps one whole frame on the screen', async t => {
	const terminal = await atControllers(t);
	for (const [columns, rows] of [[120, 40], [60, 16], [200, 60], [80, 24]] as const) {
		terminal.resize(columns, rows);
		await terminal.until(new RegExp(`^${'─'.repeat(columns)}$`, 'mv'));
		await terminal.until(/q quit/v);
		t.is(terminal.screen().split('Which controller?').length, 2, `${columns}x${rows}`);
	}

	await terminal.press('q');
	await terminal.exit();
	expectWhole(t, terminal);
});
