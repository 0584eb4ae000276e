import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {openCountedSimulation} from '../_helpers/open-counted-simulation.js';
import {makeFolder, openTerminal, type OpenTerminal} from '../_helpers/open-terminal.js';

const enter = '\r';

/** Kills as a power cut does: nothing is written or given back any more. */
const kill = async (terminal: OpenTerminal): Promise<void> => {
	terminal.kill('SIGKILL');
	await terminal.exit();
};

const sayYes = async (terminal: OpenTerminal, title: string): Promise<void> => {
	await terminal.press(enter);
	await terminal.until(title);
	await terminal.press('y');
	await terminal.until(/▸ Yes/v);
	await terminal.press(enter);
};

const reachPlan = async (terminal: OpenTerminal): Promise<void> => {
	await terminal.until(/aws\s+3\.6\.4/v);
	await terminal.press(enter);
	await terminal.until('3.6.28 is what Juju itself would choose');
	await terminal.press(enter);
	await terminal.until('No backup yet');
	await terminal.until(/\d\d pass {2}(?!.*runs)/v);
	await terminal.press(enter);
	await terminal.until('Make a backup now');
	await terminal.press(enter);
	await terminal.until('The backup is whole.');
	await terminal.press('n');
	await terminal.until(/no way back from here/v);
	await terminal.press(enter);
	await terminal.until('step 1 of 9');
};

test.serial('killed before, in and after commands that change something, and resumed each time, every one of them is given once', async t => {
	t.timeout(240_000);
	const simulation = await openCountedSimulation(t, ['small', '--speed', '30']);
	const home = await makeFolder(t);
	const open = async (...words: readonly string[]): Promise<OpenTerminal> => openTerminal(t, {
		searchPath: simulation.searchPath, arguments: words, environment: {HOME: home},
	});

	const first = await open();
	await reachPlan(first);
	// In the question, before it is answered.
	await first.press(enter);
	await first.until('Upgrade the controller?');
	await kill(first);
	t.deepEqual(await simulation.changes(), ['create-backup -m aws:admin/controller']);

	const second = await open('resume');
	await second.until('Going on with run');
	await second.until('Enter goes on with: Upgrade the controller.');
	t.regex(second.screen(), /not begun\s+Upgrade the controller/v);
	await second.press(enter);
	await second.until('step 1 of 9');
	// While the command runs: it has reached Juju, and nobody has heard of it.
	await simulation.hold();
	await sayYes(second, 'Upgrade the controller?');
	await simulation.untilChanges(2);

	await kill(second);
	await simulation.letGo();

	const third = await open('resume');
	await third.until('Going on with run');
	await third.until(/has run\s+Upgrade the controller/v);
	await third.until(/Enter goes on with: Wait until/v);
	await third.press(enter);
	await third.until('step 2 of 9');
	// While it is waited for.
	await kill(third);

	const fourth = await open('resume');
	await fourth.until('Going on with run');
	await fourth.until(/Enter goes on with: Wait until/v);
	await fourth.press(enter);
	await fourth.until('is upgraded.', 120_000);
	await fourth.press(enter);
	await sayYes(fourth, 'Upgrade model web (4 agents)?');
	await fourth.until('step 5 of 9');
	await kill(fourth);

	const fifth = await open('resume');
	await fifth.until(/Enter goes on with: Wait until/v);
	await fifth.press(enter);
	await fifth.until('is upgraded.', 120_000);
	await fifth.press(enter);
	await sayYes(fifth, 'Upgrade model db (6 agents)?');
	await fifth.until('is upgraded.', 120_000);
	await fifth.press(enter);
	await fifth.until(/aws is upgraded from 3\.6\.4 to 3\.6\.28/v);
	await fifth.press(enter);
	const {code} = await fifth.exit();
	t.is(code, 0);
	t.deepEqual(await simulation.changes(), [
		'create-backup -m aws:admin/controller', 'upgrade-controller -c aws', 'upgrade-model -m aws:admin/web', 'upgrade-model -m aws:admin/db',
	]);

	const last = await open('resume');
	const lastEnded = await last.exit();
	t.is(lastEnded.code, 3);
	t.regex(last.screen(), /No run in .*(?:\n.*)?is unfinished/v);
	const runs = await fs.readdir(path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs'));
	t.is(runs.length, 5);
	const named = await open('resume', runs.toSorted().at(-1) ?? '');
	const namedEnded = await named.exit();
	t.is(namedEnded.code, 3);
	t.regex(named.screen(), /is finished/v);
});
