import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {openSimulation} from '../_helpers/open-simulation.js';
import {makeFolder, openTerminal} from '../_helpers/open-terminal.js';
import {enter, reachFirstStep} from '../_helpers/terminal-steps.js';

const escape = '\u{1B}';

test.serial('in a real terminal, with a juju of its own process: from 3.6.4 to 3.6.28, controller and both models', async t => {
	const dataFolder = await makeFolder(t);
	const terminal = await openTerminal(t, {
		searchPath: await openSimulation(t, ['small', '--speed', '30']),
		arguments: ['--data-directory', dataFolder],
	});
	await terminal.until('Which controller?');
	await terminal.until(/aws\s+3\.6\.4/v);
	t.regex(terminal.screen(), /\blive\b/v);
	await reachFirstStep(terminal);
	for (const title of ['Upgrade the controller?', 'Upgrade model web (4 agents)?', 'Upgrade model db (6 agents)?']) {
		await terminal.press(enter);
		await terminal.until(title);
		t.regex(terminal.screen(), /▸ No/v);
		await terminal.press('y');
		await terminal.until(/▸ Yes/v);
		await terminal.press(enter);
		await terminal.until('is upgraded.', 120_000);
		await terminal.press(enter);
	}

	await terminal.until(/3\.6\.28/v);
	await terminal.press(enter);
	const {code} = await terminal.exit();
	t.is(code, 0);
	t.false(terminal.isOnAlternateScreen());
	t.regex(terminal.screen(), /Upgraded to 3\.6\.28/v);

	const [run = ''] = await fs.readdir(path.join(dataFolder, 'runs'));
	const file = path.join(dataFolder, 'runs', run, 'journal.jsonl');
	const text = await fs.readFile(file, 'utf8');
	const journal = text.trim().split('\n').map(line => JSON.parse(line) as {readonly kind: string});
	t.true(journal.filter(({kind}) => kind === 'command-starting').length >= 4);
	const {mode} = await fs.stat(file);
	t.is(mode % 0o1000, 0o600);
});

test.serial('keys typed ahead never answer a question: yes and Enter in one read', async t => {
	const terminal = await openTerminal(t, {arguments: ['--simulate', 'small', '--speed', '30', '--ignore-check', 'copies-made']});
	await reachFirstStep(terminal);
	t.regex(terminal.screen(), /SIMULATION/v);
	terminal.write(`${enter}yes${enter}`);
	await terminal.until('Upgrade the controller?');
	await terminal.press('l');
	await terminal.until('Upgrade the controller?');
	t.regex(terminal.screen(), /▸ No/v);
	await terminal.press(escape);
	await terminal.until('step 1 of 9');
	await terminal.press('q');
	await terminal.until(/Leave/v);
	await terminal.press('y', enter);
	const {code} = await terminal.exit();
	t.is(code, 4);
});
