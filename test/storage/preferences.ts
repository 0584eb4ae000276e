import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {readPreferences} from '../../source/storage/preferences.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const writePreferences = async (t: ExecutionContext, text: string): Promise<string> => {
	const file = path.join(await makeTemporaryFolder(t), 'preferences.json');
	await fs.writeFile(file, text);
	return file;
};

test('without a file there are no preferences, and none is made', async t => {
	const folder = await makeTemporaryFolder(t);
	t.deepEqual(await readPreferences(path.join(folder, 'preferences.json')), {values: {}, problem: undefined});
	t.deepEqual(await fs.readdir(folder), []);
});

test('what the operator wrote down is read', async t => {
	const file = await writePreferences(t, '{"interval": "1m30s", "plain": true, "ascii": true, "color": false, "juju": "/snap/bin/juju"}');
	t.deepEqual(await readPreferences(file), {
		values: {
			interval: '1m30s', plain: true, ascii: true, color: false, juju: '/snap/bin/juju',
		},
		problem: undefined,
	});
});

for (const [what, text] of Object.entries({
	'half a file': '{"ascii": tr', 'a value that cannot be': '{"interval": "soon"}', 'an unknown name': '{"colour": true}',
})) {
	test(`${what} is set aside with a sentence, and is no reason not to start`, async t => {
		const file = await writePreferences(t, text);
		const {values, problem} = await readPreferences(file);
		t.deepEqual(values, {});
		t.true(problem?.startsWith(`The preferences in ${file} cannot be used (`));
		t.true(problem?.endsWith(`They were moved to ${file}.broken.`));
		t.is(await fs.readFile(`${file}.broken`, 'utf8'), text);
		t.deepEqual(await readPreferences(file), {values: {}, problem: undefined});
	});
}

test('what was set aside before stays as it is', async t => {
	const file = await writePreferences(t, 'first');
	await readPreferences(file);
	await fs.writeFile(file, 'second');
	const {problem} = await readPreferences(file);
	t.true(problem?.endsWith(`They were moved to ${file}.broken-2.`));
	t.is(await fs.readFile(`${file}.broken`, 'utf8'), 'first');
	t.is(await fs.readFile(`${file}.broken-2`, 'utf8'), 'second');
});
