import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import {gunzipSync} from 'node:zlib';
import test, {type ExecutionContext} from 'ava';
import {archiveClientData} from '../../source/storage/archive-client-data.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {createTarReader} from '../../source/storage/tar-listing.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const longName = `cookies/${'n'.repeat(180)}.json`;

/** A client's data: secrets, a folder, a link, a name longer than a header has room for. */
const makeData = async (t: ExecutionContext): Promise<{readonly root: string; readonly folder: string}> => {
	const root = await makeTemporaryFolder(t);
	const folder = path.join(root, 'juju');
	await fs.mkdir(path.join(folder, 'cookies'), {recursive: true});
	await fs.writeFile(path.join(folder, 'accounts.yaml'), 'password: secret\n', {mode: 0o600});
	await fs.writeFile(path.join(folder, 'empty.yaml'), '');
	await fs.writeFile(path.join(folder, longName), '{}');
	await fs.writeFile(path.join(folder, 'ü.yaml'), 'x'.repeat(70_000));
	await fs.symlink('accounts.yaml', path.join(folder, 'link'));
	return {root, folder};
};

const expected = ['juju/', 'juju/accounts.yaml', 'juju/cookies/', `juju/${longName}`, 'juju/empty.yaml', 'juju/link', 'juju/ü.yaml'];

test('all that the client knows is in it, and only this user can read it', async t => {
	const {root, folder} = await makeData(t);
	const archive = await archiveClientData({folder, file: path.join(root, 'kept', 'client.tar.gz')});
	const bytes = await fs.readFile(archive.file);
	const {mode} = await fs.stat(archive.file);
	t.is(mode % 0o1000, 0o600);
	t.like(archive, {size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), entries: expected.length});

	const reader = createTarReader();
	reader.push(gunzipSync(bytes));
	t.deepEqual(reader.finish().names.toSorted(), expected.toSorted());
	t.deepEqual(await fs.readdir(path.join(root, 'kept')), ['client.tar.gz']);
});

test('the tar of this machine brings everything back as it was', async t => {
	const {root, folder} = await makeData(t);
	const {file} = await archiveClientData({folder, file: path.join(root, 'client.tar.gz')});
	const back = path.join(root, 'back');
	await fs.mkdir(back);
	execFileSync('tar', ['-xzf', file, '-C', back]);
	execFileSync('diff', ['-r', '--no-dereference', folder, path.join(back, 'juju')]);
	t.is(await fs.readlink(path.join(back, 'juju', 'link')), 'accounts.yaml');
	const {mode} = await fs.stat(path.join(back, 'juju', 'accounts.yaml'));
	t.is(mode % 0o1000, 0o600);
});

test('an archive inside of the folder does not hold itself, nor a second one the draft of the first', async t => {
	const {folder} = await makeData(t);
	const first = await archiveClientData({folder, file: path.join(folder, 'client.tar.gz')});
	t.is(first.entries, expected.length);
	const second = await archiveClientData({folder, file: path.join(folder, 'client-2.tar.gz')});
	// The first archive is one more file by then.
	t.is(second.entries, expected.length + 1);
});

test('a file of that name stays as it was, and nothing else is left', async t => {
	const {root, folder} = await makeData(t);
	const file = path.join(root, 'kept', 'client.tar.gz');
	await fs.mkdir(path.dirname(file));
	await fs.writeFile(file, 'of somebody');
	const error = await t.throwsAsync(archiveClientData({folder, file}), {instanceOf: StorageError});
	t.regex(error?.message ?? '', /There is a file .* already; it was left as it is/v);
	t.is(await fs.readFile(file, 'utf8'), 'of somebody');
	t.deepEqual(await fs.readdir(path.dirname(file)), ['client.tar.gz']);
});

test('where a file of the client cannot be read no archive is left, not even an empty one', async t => {
	const {root, folder} = await makeData(t);
	const error = await t.throwsAsync(archiveClientData({folder: path.join(folder, 'accounts.yaml'), file: path.join(root, 'client.tar.gz')}), {instanceOf: StorageError});
	t.regex(error?.message ?? '', /cannot be read/v);
	t.deepEqual(await fs.readdir(root), ['juju']);
});

test('a folder that is a link is followed, and keeps its name', async t => {
	const {root, folder} = await makeData(t);
	const link = path.join(root, 'data');
	await fs.symlink(folder, link);
	const {file, entries} = await archiveClientData({folder: link, file: path.join(link, 'client.tar.gz')});
	t.is(entries, expected.length);
	t.regex(execFileSync('tar', ['-tzf', file], {encoding: 'utf8'}), /^data\/accounts\.yaml$/mv);
});

test('a socket of the client holds no data and is passed over', async t => {
	const {root, folder} = await makeData(t);
	execFileSync('mkfifo', [path.join(folder, 'pipe')]);
	const {entries} = await archiveClientData({folder, file: path.join(root, 'client.tar.gz')});
	t.is(entries, expected.length);
});

test('where there is no data, or no room for the archive, nothing is left and the error says what to do', async t => {
	const {root, folder} = await makeData(t);
	const missing = await t.throwsAsync(archiveClientData({folder: path.join(root, 'none'), file: path.join(root, 'client.tar.gz')}), {instanceOf: StorageError});
	t.regex(missing?.message ?? '', /cannot be read/v);
	t.regex(missing?.advice ?? '', /JUJU_DATA/v);
	await fs.writeFile(path.join(root, 'file'), '');
	const misplaced = await t.throwsAsync(archiveClientData({folder, file: path.join(root, 'file', 'client.tar.gz')}), {instanceOf: StorageError});
	t.regex(misplaced?.message ?? '', /could not be written/v);
	const left = await fs.readdir(root);
	t.deepEqual(left.toSorted(), ['file', 'juju']);
});
