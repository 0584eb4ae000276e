import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {StorageError} from '../../source/storage/storage-error.js';
import {openTrainingFile, setAsideBroken} from '../../source/storage/training-progress.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const best = {
	goals: 3, goalsOf: 3, hints: 1, mistakes: 0, outage: 90_000,
};

test('nothing is made before something is kept; what is kept is read again, readable for nobody else', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = path.join(folder, 'deep', 'training.json');
	t.deepEqual(openTrainingFile(file).read(), {});
	await openTrainingFile(file).reset();
	t.deepEqual(await fs.readdir(folder), []);

	await openTrainingFile(file).write('parts', {attempts: 1, solvedAt: undefined, best: undefined});
	await openTrainingFile(file).write('disk.full', {attempts: 2, solvedAt: 1000, best});
	t.deepEqual(openTrainingFile(file).read(), {
		parts: {attempts: 1, solvedAt: undefined, best: undefined}, 'disk.full': {attempts: 2, solvedAt: 1000, best},
	});
	const {mode} = await fs.stat(file);
	t.is(mode % 0o100, 0);
});

test('one lesson is forgotten, or all', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'training.json');
	const kept = openTrainingFile(file);
	for (const id of ['one', 'two', 'three']) {
		await kept.write(id, {attempts: 1, solvedAt: undefined, best});
	}

	await kept.reset('two');
	t.deepEqual(Object.keys(kept.read()), ['one', 'three']);
	await kept.reset('zwei');
	await kept.reset();
	t.deepEqual(kept.read(), {});
});

test('entries of another form are passed over, a broken score is none', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'training.json');
	await fs.writeFile(file, JSON.stringify({
		one: {attempts: 1, best: {...best, hints: 'many'}}, two: 3, three: null, four: {}, five: {attempts: 2, solvedAt: 'yesterday', best},
	}));
	t.deepEqual(openTrainingFile(file).read(), {one: {attempts: 1, solvedAt: undefined, best: undefined}, five: {attempts: 2, solvedAt: undefined, best}});
});

for (const text of ['{"parts": {"att', '[]', 'null', '']) {
	test(`a file with ${JSON.stringify(text)} is set aside and said; it is no reason not to train`, async t => {
		const file = path.join(await makeTemporaryFolder(t), 'training.json');
		await fs.writeFile(file, text);
		t.is(setAsideBroken(file), `What became of the lessons cannot be read from ${file}. It was moved to ${file}.broken; all lessons are open again.`);
		t.is(await fs.readFile(`${file}.broken`, 'utf8'), text);
		t.is(setAsideBroken(file), undefined);
		await openTrainingFile(file).write('parts', {attempts: 1, solvedAt: undefined, best: undefined});
		t.is(setAsideBroken(file), undefined);
		t.deepEqual(Object.keys(openTrainingFile(file).read()), ['parts']);
	});
}

test('to read a broken file never changes it: it may be somebody else\'s', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'training.json');
	await fs.writeFile(file, '{"parts": {"att');
	t.deepEqual(openTrainingFile(file).read(), {});
	t.is(await fs.readFile(file, 'utf8'), '{"parts": {"att');
});

test('what cannot be written is said with what helps', async t => {
	const folder = await makeTemporaryFolder(t);
	await fs.writeFile(path.join(folder, 'file'), '');
	const error = await t.throwsAsync(openTrainingFile(path.join(folder, 'file', 'training.json')).write('parts', {attempts: 1, solvedAt: undefined, best: undefined}), {instanceOf: StorageError});
	t.regex(error?.message ?? '', /cannot be written to/v);
	t.regex(error?.advice ?? '', /--data-directory/v);
});

test('what keeps it does not listen to signals: those are the program\'s own', t => {
	for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
		t.deepEqual(process.listeners(signal).filter(listener => String(listener).includes('this.exit')), []);
	}
});
