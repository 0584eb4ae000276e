import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {readConfigFile} from '../../source/storage/read-config-file.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const write = async (t: ExecutionContext, text: string): Promise<string> => {
	const file = path.join(await makeTemporaryFolder(t), 'settings.yaml');
	await fs.writeFile(file, text);
	return file;
};

test('plain settings are those of the application', async t => {
	const file = await write(t, 'max-connections: 200\ntuning: slow\nratio: 0.5\nreplicate: true\nnotes: |\n  two\n  lines\nunset:\n');
	t.deepEqual(await readConfigFile(file, 'mysql'), {
		path: file,
		settings: {
			'max-connections': 200, tuning: 'slow', ratio: 0.5, replicate: true, notes: 'two\nlines\n', unset: undefined,
		},
	});
});

test('settings below the name of the application are taken, those of others passed over', async t => {
	const file = await write(t, 'mysql:\n  port: 3306\nwordpress:\n  title: x\n');
	const {settings} = await readConfigFile(file, 'mysql');
	t.deepEqual(settings, {port: 3306});
});

test('a setting may be named as the application is', async t => {
	const file = await write(t, 'title: x\n');
	const {settings} = await readConfigFile(file, 'title');
	t.deepEqual(settings, {title: 'x'});
});

test('an escape sequence in a file is harmless', async t => {
	const file = await write(t, 'title: "a\\e[31mb"\n');
	const {settings} = await readConfigFile(file, 'mysql');
	t.is(settings['title'], 'ab');
});

const wrong: ReadonlyArray<readonly [what: string, text: string, pattern: RegExp]> = [
	['is empty', '', /is empty/v],
	['holds only remarks', '# nothing\n', /is empty/v],
	['is not YAML', 'a: [1\nb: }', /is not YAML/v],
	['has a key twice', 'a: 1\na: 2\n', /is not YAML/v],
	['is a list', '- a\n- b\n', /a list/v],
	['is a word', 'hello\n', /single value/v],
	['is of another application', 'wordpress:\n  title: x\n', /wordpress, and none of mysql/v],
	['has a list as a setting', 'mysql:\n  hosts: [a, b]\n', /hosts .*list/v],
	['multiplies itself', `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index] ?? 'a'},`.repeat(9)}]`).join('\n')}\n`, /too often/v],
];

for (const [what, text, pattern] of wrong) {
	test(`a file that ${what} is refused with what to do`, async t => {
		const file = await write(t, text);
		const error = await t.throwsAsync(async () => readConfigFile(file, 'mysql'), {instanceOf: StorageError});
		t.regex(error.message, pattern);
		t.is(error.exitCode, 2);
		t.true(error.advice.length > 10);
		t.notRegex(error.message, /\n/v);
	});
}

test('a file that is not there, a folder, and a file of 50 MB are refused without being read', async t => {
	const folder = await makeTemporaryFolder(t);
	const large = path.join(folder, 'large.yaml');
	const handle = await fs.open(large, 'w');
	await handle.truncate(50 * 1_048_576);
	await handle.close();
	for (const [file, pattern] of [[path.join(folder, 'none.yaml'), /There is no file/v], [folder, /is no file/v], [large, /large/v]] as const) {
		const error = await t.throwsAsync(async () => readConfigFile(file, 'mysql'), {instanceOf: StorageError});
		t.regex(error.message, pattern);
		t.is(error.exitCode, 2);
	}
});
