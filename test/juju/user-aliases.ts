import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {bypassAliases} from '../../source/juju/user-aliases.js';

const createData = async (t: ExecutionContext, aliases: string): Promise<{readonly JUJU_DATA: string}> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'aliases-'));
	t.teardown(async () => fs.rm(folder, {recursive: true, force: true}));
	await fs.writeFile(path.join(folder, 'aliases'), aliases);
	return {JUJU_DATA: folder};
};

test('a command with an alias of its name is asked for without aliases', async t => {
	const environment = await createData(t, 'models=switch\n  status = models --all = x\n');
	t.deepEqual(await bypassAliases(['status', '--utc'], environment), ['--no-alias', 'status', '--utc']);
	t.deepEqual(await bypassAliases(['models'], environment), ['--no-alias', 'models']);
});

test('every other command stays as it is', async t => {
	const environment = await createData(t, '# status = models\nst = status\n');
	t.deepEqual(await bypassAliases(['status', '--utc'], environment), ['status', '--utc']);
	t.deepEqual(await bypassAliases([], environment), []);
});

test('without a file of aliases, or a home, there are none', async t => {
	t.deepEqual(await bypassAliases(['status'], {JUJU_DATA: '/nowhere'}), ['status']);
	t.deepEqual(await bypassAliases(['status'], {}), ['status']);
});
