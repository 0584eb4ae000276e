import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {findClient} from '../../source/juju/find-client.js';

const createFolders = async (t: ExecutionContext): Promise<(name: string) => Promise<string>> => {
	const root = await fs.mkdtemp(path.join(os.tmpdir(), 'find-client-'));
	t.teardown(async () => fs.rm(root, {recursive: true, force: true}));
	return async name => {
		const folder = path.join(root, name);
		await fs.mkdir(folder);
		return folder;
	};
};

const write = async (folder: string, mode = 0o755): Promise<string> => {
	const file = path.join(folder, 'juju');
	await fs.writeFile(file, '#!/bin/sh\n', {mode});
	return file;
};

test('the first juju on the search path is found', async t => {
	const create = await createFolders(t);
	const [empty, first, second] = [await create('empty'), await create('first'), await create('second')];
	const expected = await write(first);
	await write(second);
	t.is(await findClient({searchPath: [empty, first, second].join(path.delimiter)}), expected);
});

test('what cannot be executed is passed over', async t => {
	const create = await createFolders(t);
	const [data, folder, broken, good] = [await create('data'), await create('folder'), await create('broken'), await create('good')];
	await write(data, 0o644);
	await fs.mkdir(path.join(folder, 'juju'));
	await fs.symlink('/nowhere/juju', path.join(broken, 'juju'));
	const expected = await write(good);
	t.is(await findClient({searchPath: [data, folder, broken, good].join(path.delimiter)}), expected);
});

test('the current folder never decides what runs', async t => {
	const create = await createFolders(t);
	const folder = await create('current');
	await write(folder);
	const relative = path.relative(process.cwd(), folder);
	t.is(await findClient({searchPath: ['', '.', relative].join(path.delimiter)}), undefined);
});

test('a link to this program is not a client', async t => {
	const create = await createFolders(t);
	const [linked, good] = [await create('linked'), await create('good')];
	await fs.symlink(process.argv[1] ?? '', path.join(linked, 'juju'));
	const expected = await write(good);
	t.is(await findClient({searchPath: [linked, good].join(path.delimiter)}), expected);
});

test('an empty search path holds no client', async t => {
	t.is(await findClient({searchPath: ''}), undefined);
});

test('a named client is taken as it is', async t => {
	t.is(await findClient({path: '/opt/juju-2.9/juju', searchPath: '/usr/bin'}), '/opt/juju-2.9/juju');
});

test('a client named relative to the current folder gets its full path', async t => {
	t.is(await findClient({path: './juju', searchPath: '/usr/bin'}), path.resolve('juju'));
});

test('a client named by a bare word is looked for on the search path', async t => {
	const create = await createFolders(t);
	const folder = await create('snap');
	const expected = path.join(folder, 'juju_29');
	await fs.writeFile(expected, '#!/bin/sh\n', {mode: 0o755});
	t.is(await findClient({path: 'juju_29', searchPath: folder}), expected);
	t.is(await findClient({path: 'juju_36', searchPath: folder}), path.resolve('juju_36'));
});
