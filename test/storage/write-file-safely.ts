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
