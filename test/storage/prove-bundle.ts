import {createHash} from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {proveBundle} from '../../source/storage/prove-bundle.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const bundle = 'default-base: ubuntu@22.04/stable\napplications:\n  mysql:\n    charm: mysql\nmachines:\n  "0": {}\n';

test('a bundle is there, has a size and a sum, and lists applications', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = path.join(folder, 'web.yaml');
	for (const text of [bundle, bundle.replace('applications:', 'services:')]) {
		await fs.writeFile(file, text);
		t.deepEqual(await proveBundle(file), {file, size: text.length, sha256: createHash('sha256').update(text).digest('hex')});
	}
});

const none = [
	['', /is empty/v], [bundle.slice(0, -3), /its last line breaks off/v], ['ERROR nothing\n', /lists no applications/v], ['series: jammy\n', /lists no applications/v],
] as const;

for (const [text, expected] of none) {
	test(`this is no bundle: ${JSON.stringify(text)}`, async t => {
		const file = path.join(await makeTemporaryFolder(t), 'web.yaml');
		await fs.writeFile(file, text);
		await t.throwsAsync(proveBundle(file), {instanceOf: StorageError, message: expected});
	});
}

test('a file that is not there was not exported, whatever Juju said', async t => {
	const folder = await makeTemporaryFolder(t);
	const error = await t.throwsAsync(proveBundle(path.join(folder, 'web.yaml')), {instanceOf: StorageError, message: /is not there/v});
	t.is(error?.advice, 'Export it again.');
	await t.throwsAsync(proveBundle(folder), {instanceOf: StorageError, message: /cannot be read/v});
});
