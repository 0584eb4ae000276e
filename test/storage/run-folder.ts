import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {createRunFolder} from '../../source/storage/run-folder.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {testTime} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

test('each run has a folder of its own, also those of one second', async t => {
	const runs = path.join(await makeTemporaryFolder(t), 'deep', 'runs');
	const folders = await Promise.all(Array.from({length: 5}, async () => createRunFolder(runs, testTime)));
	t.deepEqual(folders.map(folder => path.basename(folder)).toSorted(), [
		'20261121-031200', '20261121-031200-2', '20261121-031200-3', '20261121-031200-4', '20261121-031200-5',
	]);
});

test('nobody else can look into it', async t => {
	const folder = await createRunFolder(await makeTemporaryFolder(t), testTime);
	const {mode} = await fs.stat(folder);
	t.is(mode.toString(8).slice(-3), '700');
});

test('a place that is none is an error for the operator', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'file');
	await fs.writeFile(file, '');
	const error = await t.throwsAsync<StorageError>(createRunFolder(path.join(file, 'runs'), testTime), {instanceOf: StorageError});
	t.regex(error?.message ?? '', /^The folder of this run could not be written to .*: a part of that path is not what it should be/v);
});
