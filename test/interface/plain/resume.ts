import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {speakPlainly} from '../../_helpers/plain-journey.js';
import {openWorld} from '../../_helpers/resume-world.js';
import {projectRoot} from '../../_helpers/project-root.js';

const golden = path.join(projectRoot, 'test', 'fixtures', 'plain', 'resume.txt');

test('a run that was cut off while the controller was upgraded is gone on with line by line, and nothing is given twice', async t => {
	const world = await openWorld(t);
	const first = await world.start();
	const before = speakPlainly(first);
	await before.until('access superuser');
	await before.answer('1');
	await before.until('is what Juju itself would choose');
	await before.answer('0');
	await before.until('Remedies for check 1');
	await before.answer('1');
	await before.until('Nothing blocks.');
	await before.answer('0', '1', '1');
	await before.until('Type yes or no');
	await before.answer('yes');
	await before.until('step 2 of 9');
	before.application.unmount();
	first.kill();

	const second = await world.start({resume: await world.unfinished()});
	const plain = speakPlainly(second);
	await plain.until(/goes on with: Wait until[\s\S]*Your choice/v);
	await plain.answer('', '?', '1');
	await plain.until('step 3 of 9');
	await plain.answer('1');
	for (const model of ['web', 'db']) {
		await plain.until('Nothing has run yet');
		await plain.answer('1');
		await plain.until(`Upgrade model ${model}`);
		await plain.until('Type yes or no');
		await plain.answer('yes');
		await plain.until('Verify');
		await plain.answer('1');
	}

	await plain.until('Finished');
	await plain.answer('1');
	t.is(second.state().exit?.code, 0);
	t.deepEqual(second.errors(), []);
	t.deepEqual(world.changes().map(line => line.split(' ', 3).join(' ')), [
		'create-backup -m aws:admin/controller', 'upgrade-controller -c aws', 'upgrade-model -m aws:admin/web', 'upgrade-model -m aws:admin/db',
	]);
	const {backupFolder, runFolder} = second.state().session;
	const text = plain.transcript().replaceAll(backupFolder, '/backups').replaceAll(path.dirname(runFolder), '/runs')
		.replaceAll(/\d{8}-\d{4,6}(?:-[0-9a-z]+)?/gv, 'TIME').replaceAll(/\d\d:\d\d(?::\d\d)?\b/gv, 'HH:MM');
	await plain.stop();
	if (process.env['UPDATE_GOLDENS'] === '1') {
		await fs.writeFile(golden, text);
	}

	t.is(text, await fs.readFile(golden, 'utf8'));
	t.false(text.includes('\u{1B}'));
	t.notRegex(text, /[→↻─▁█▌▸✔✘]/v);
});
