import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {openPlainJourney} from '../../_helpers/plain-journey.js';
import {projectRoot} from '../../_helpers/project-root.js';

const golden = path.join(projectRoot, 'test', 'fixtures', 'plain', 'small-upgrade.txt');

test('a whole upgrade, with a check that blocks and a case on the way, reads as it should aloud', async t => {
	const plain = await openPlainJourney({scenario: 'agent-behind'});
	await plain.until('access superuser');
	await plain.answer('1');
	await plain.until('agents 6');
	await plain.answer('0');
	await plain.until('Remedies for check 1');
	await plain.answer('1?', '1');
	await plain.until('Nothing blocks.');
	await plain.answer('0', '1');
	for (const model of ['the controller', 'model web', 'model db']) {
		await plain.answer('1');
		await plain.until(`Upgrade ${model}`);
		await plain.until('Type yes or no');
		await plain.answer('yes');
		await plain.until(model === 'model db' ? 'Found: An agent stays at the old version' : 'Verify');
		if (model !== 'model db') {
			await plain.answer('1');
		}
	}

	await plain.answer('agents', 'agent etcd/9', 'agent etcd/1');
	await plain.until('juju-unit');
	await plain.answer('0', 't', '2');
	await plain.until('Done: Look at the agent on its machine.');
	await plain.answer('0', '7');
	await plain.until('Type yes or no');
	await plain.answer('yes');
	await plain.until('Solved');
	await plain.answer('0');
	await plain.until('Verify');
	await plain.answer('1');
	await plain.until('Finished');
	await plain.answer('1');
	// The time of day is that of this machine's zone.
	const text = plain.transcript().replaceAll(/\d\d:\d\d:\d\d,/gv, 'HH:MM:SS,');
	t.deepEqual(plain.journey.errors(), []);
	t.deepEqual(plain.journey.commands().filter(line => line.startsWith('upgrade-')).filter(line => !line.includes('--dry-run')).map(line => line.split(' ', 3).join(' ')), [
		'upgrade-controller -c aws', 'upgrade-model -m aws:admin/web', 'upgrade-model -m aws:admin/db',
	]);
	t.is(plain.journey.state().exit?.code, 0);
	await plain.stop();
	if (process.env['UPDATE_GOLDENS'] === '1') {
		await fs.mkdir(path.dirname(golden), {recursive: true});
		await fs.writeFile(golden, text);
	}

	t.is(text, await fs.readFile(golden, 'utf8'));
	t.false(text.includes('\u{1B}'));
	t.notRegex(text, /[→↻─█▌▸✔✘]/v, 'nothing that is drawn');
});
