import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {type runWizard} from '../../source/commands/wizard.js';
import {parseOptions, UsageError} from '../../source/commands/options.js';
import {runTrain} from '../../source/commands/train.js';
import {openTrainingFile} from '../../source/storage/training-progress.js';
import {lessons} from '../../source/training/lessons/index.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

type Opened = Parameters<typeof runWizard>[0];

const train = async (...words: readonly string[]) => {
	const written = {stdout: '', stderr: ''};
	const opened: Opened[] = [];
	const options = parseOptions(['train', ...words]);
	const code = await runTrain(options, options.positionals.slice(1), {
		packageVersion: '0.0.0',
		stdout: {
			write(text) {
				written.stdout += text;
			},
		},
		stderr: {
			write(text) {
				written.stderr += text;
			},
		},
		async open(given) {
			opened.push(given);
			return 4;
		},
	});
	return {code, opened, ...written};
};

const best = {
	goals: 4, goalsOf: 4, hints: 1, mistakes: 0, outage: 110_400,
};

const solved = {attempts: 2, solvedAt: Date.UTC(2026, 10, 21), best};

test('without progress all lessons are listed, and no file is made', async t => {
	const folder = await makeTemporaryFolder(t);
	const {code, stdout, stderr} = await train('--list', '--data-directory', folder);
	t.is(code, 0);
	t.is(stderr, '');
	const rows = stdout.trimEnd().split('\n');
	t.deepEqual(rows.map(row => row.trim().split(/\s+/v, 2)[1]), lessons.map(({id}) => id));
	t.true(rows.every(row => row.endsWith('(not begun)')));
	t.deepEqual(await fs.readdir(folder), []);
});

test('what was solved stands in the list and in its document', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = openTrainingFile(path.join(folder, 'training.json'));
	await file.write('patch-upgrade', solved);
	await file.write('parts', {attempts: 1, solvedAt: undefined, best: undefined});
	const {stdout} = await train('--list', '--data-directory', folder);
	t.regex(stdout, /patch-upgrade +A patch upgrade, from start to end \(solved, best 4 of 4 goals, 1 hint, no mistakes, controller silent for 1m 50s\)\n/v);
	t.regex(stdout, /parts .*\(begun\)\n/v);
	const json = await train('--list', '--format', 'json', '--data-directory', folder);
	t.deepEqual(validateDocument('lessons', json.stdout), []);
	t.like((JSON.parse(json.stdout) as {lessons: readonly unknown[]}).lessons[1], {
		number: 2, id: 'patch-upgrade', attempts: 2, 'solved-at': '2026-11-21T00:00:00.000Z', best: {'goals-of': 4, 'outage-ms': 110_400},
	});
});

test('one lesson is forgotten, or all, and it is said', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = openTrainingFile(path.join(folder, 'training.json'));
	await file.write('patch-upgrade', solved);
	await file.write('parts', solved);
	const one = await train('parts', '--reset', '--data-directory', folder);
	t.is(one.code, 0);
	t.is(one.stderr, 'What became of lesson 1 is forgotten.\n');
	t.deepEqual(Object.keys(file.read()), ['patch-upgrade']);
	const {stderr} = await train('--reset', '--data-directory', folder);
	t.is(stderr, 'What became of all lessons is forgotten.\n');
	t.deepEqual(file.read(), {});
});

test('a class is everybody below the folder; a broken file of one is nobody\'s loss', async t => {
	const folder = await makeTemporaryFolder(t);
	await openTrainingFile(path.join(folder, 'ada', 'training.json')).write('parts', solved);
	await openTrainingFile(path.join(folder, 'group', 'ben', 'training.json')).write('parts', {attempts: 1, solvedAt: undefined, best: undefined});
	await fs.mkdir(path.join(folder, 'cy'));
	await fs.writeFile(path.join(folder, 'cy', 'training.json'), '{"par');
	const {code, stdout} = await train('--class', folder);
	t.is(code, 0);
	t.regex(stdout, new RegExp(String.raw`^ada: 1 of ${lessons.length} solved\n {2}parts +solved, best 4 of 4 goals, .*, 2 attempts\n`, 'v'));
	t.regex(stdout, /ben: 0 of \d+ solved\n {2}parts +begun, 1 attempt\n/v);
	t.regex(stdout, /cy: 0 of/v);
	t.is(await fs.readFile(path.join(folder, 'cy', 'training.json'), 'utf8'), '{"par');
	const json = await train('--class', folder, '--format', 'json');
	t.deepEqual(validateDocument('class', json.stdout), []);
	t.deepEqual((JSON.parse(json.stdout) as {people: ReadonlyArray<{name: string}>}).people.map(({name}) => name), ['ada', 'cy', 'ben']);
	await t.throwsAsync(train('--class', path.join(folder, 'nobody')), {instanceOf: UsageError, message: /^Nobody's lessons were found under/v});
});

test('a lesson opens by its name or number, and the code is that of the screens', async t => {
	const folder = await makeTemporaryFolder(t);
	for (const [word, number] of [['failed-hook', lessons.findIndex(({id}) => id === 'failed-hook') + 1], ['2', 2]] as const) {
		const {code, opened} = await train(word, '--data-directory', folder, '--speed', '30');
		t.is(code, 4);
		t.like(opened[0], {simulate: '', training: {number}, speed: 30});
	}

	const {opened} = await train('--data-directory', folder);
	t.deepEqual(opened.map(({training}) => training), [{number: undefined}]);
});

test('a broken file of progress is set aside and said before a lesson begins', async t => {
	const folder = await makeTemporaryFolder(t);
	await fs.writeFile(path.join(folder, 'training.json'), 'broken');
	const {opened, stderr} = await train('parts', '--data-directory', folder);
	t.is(opened.length, 1);
	t.regex(stderr, /^What became of the lessons cannot be read .* It was moved to .*\.broken; all lessons are open again\.\n$/v);
});

const wrong: ReadonlyArray<readonly [words: readonly string[], message: RegExp]> = [
	[['faild-hook'], /^There is no lesson "faild-hook"\.$/v],
	[['99'], /^There is no lesson "99"\.$/v],
	[['0'], /^There is no lesson "0"\.$/v],
	[['parts', 'silence'], /^train takes one lesson, and "silence" is one word too many\.$/v],
	[['--list', '--reset'], /^--list and --reset do not go together\.$/v],
	[['--class', '.', '--from-run', 'x'], /^--class and --from-run do not go together\.$/v],
	[['parts', '--list'], /^--list takes no lesson, but "parts" was given\.$/v],
	[['parts', '--from-run', 'x'], /^--from-run takes no lesson/v],
	[['--list', '--format', 'yaml'], /^train --list has no format "yaml"\.$/v],
	[['parts', '--format', 'json'], /^train takes --format with --list and --class only\.$/v],
	[['parts', '-o', 'file'], /^train takes --output with --list and --class only\.$/v],
	...[['--juju', '/bin/true'], ['--simulate'], ['--read-only'], ['-c', 'aws'], ['-m', 'web'], ['--agent-version', '3.6.28'], ['--ignore-check', 'backup-made'], ['--timeout', '1m']]
		.map(words => [words, /^train takes no --[\-a-z]+\.$/v] as const),
];

for (const [words, message] of wrong) {
	test(`train ${words.join(' ')} is refused`, async t => {
		const error = await t.throwsAsync(train(...words, '--data-directory', '/nowhere'), {instanceOf: UsageError, message});
		t.true((error?.advice.length ?? 0) > 0);
	});
}

test('an unknown lesson brings what may be meant', async t => {
	const error = await t.throwsAsync<UsageError>(train('faild-hook', '--data-directory', '/nowhere'));
	t.is(error?.advice, 'Did you mean failed-hook? train --list names all.');
});
