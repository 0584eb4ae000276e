import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {StorageError} from '../../source/storage/storage-error.js';
import {writeFileSafely} from '../../source/storage/write-file-safely.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

test('a file that cannot take the place of another leaves nothing behind', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = path.join(folder, 'plan.json');
	await fs.mkdir(path.join(file, 'not-empty'), {recursive: true});
	const error = await t.throwsAsync<StorageError>(writeFileSafely(file, 'text', 'The plan'), {instanceOf: StorageError});
	t.regex(error?.message ?? '', /^The plan could not be written to /v);
	t.deepEqual(await fs.readdir(folder), ['plan.json']);
});

test('two that write the same file at once leave one of the two whole', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = path.join(folder, 'plan.json');
	const texts = ['a'.repeat(100_000), 'b'.repeat(100_000)];
	await Promise.all(texts.map(async text => writeFileSafely(file, text, 'The plan')));
	t.true(texts.includes(await fs.readFile(file, 'utf8')));
	t.deepEqual(await fs.readdir(folder), ['plan.json']);
});

test('a folder that cannot be made is told', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'file');
	await fs.writeFile(file, '');
	await t.throwsAsync(writeFileSafely(path.join(file, 'plan.json'), 'text', 'The plan'), {instanceOf: StorageError});
});

test('what is no file is written to, and stays what it is', async t => {
	const folder = await makeTemporaryFolder(t);
	const link = path.join(folder, 'full');
	await fs.symlink('/dev/full', link);
	const error = await t.throwsAsync<StorageError>(writeFileSafely(link, 'text', 'The plan'), {instanceOf: StorageError});
	t.is(error?.message, `The plan could not be written to ${link}: the disk is full.`);
	const nothing = path.join(folder, 'nothing');
	await fs.symlink('/dev/null', nothing);
	await writeFileSafely(nothing, 'text', 'The plan');
	for (const file of [link, nothing]) {
		const status = await fs.lstat(file);
		t.true(status.isSymbolicLink(), 'it was not replaced');
	}
});

test('through a link the file that it leads to is replaced', async t => {
	const folder = await makeTemporaryFolder(t);
	const [file, link] = [path.join(folder, 'plan.json'), path.join(folder, 'link')];
	await fs.writeFile(file, 'old');
	await fs.symlink(file, link);
	await writeFileSafely(link, 'new', 'The plan');
	t.is(await fs.readFile(file, 'utf8'), 'new');
	t.deepEqual(await fs.readdir(folder), ['link', 'plan.json']);
	const status = await fs.lstat(link);
	t.true(status.isSymbolicLink());
});
