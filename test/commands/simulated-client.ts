import {execFileSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {archiveSimulatedClient} from '../../source/commands/simulated-client.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

test('a simulation archives a folder of its own, within the folder of the run, again and again', async t => {
	const folder = await makeTemporaryFolder(t);
	const {file} = await archiveSimulatedClient(folder, path.join(folder, 'kept', 'one.tar.gz'));
	const names = execFileSync('tar', ['-tzf', file], {encoding: 'utf8'}).split('\n');
	t.true(names.includes('juju/accounts.yaml') && names.includes('juju/ssh/juju_id_ed25519'), names.join(' '));
	const {mode} = await fs.stat(file);
	t.is(mode % 0o1000, 0o600);
	await archiveSimulatedClient(folder, path.join(folder, 'kept', 'two.tar.gz'));
	t.deepEqual(await fs.readdir(path.join(folder, 'kept')), ['one.tar.gz', 'two.tar.gz']);
	t.deepEqual(await fs.readdir(folder), ['kept', 'simulated-client']);
});
