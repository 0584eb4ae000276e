import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {findRun, findUnfinishedRun} from '../../source/storage/find-run.js';
import {openRunStorage} from '../../source/storage/run-storage.js';
import {testTime} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

type Records = ReadonlyArray<readonly [kind: string, value: unknown]>;

const target = ['target', {controller: 'aws', models: [], version: '3.6.28'}] as const;

/** Runs in their order, a second apart; gives back their names. */
const writeRuns = async (t: ExecutionContext, ...runs: ReadonlyArray<{readonly words?: readonly string[]; readonly records: Records}>) => {
	const folder = await makeTemporaryFolder(t);
	const paths = {
		runs: path.join(folder, 'runs'), backups: path.join(folder, 'backups'), locks: path.join(folder, 'locks'), preferences: path.join(folder, 'preferences'),
	};
	const names: string[] = [];
	for (const [index, {words = [], records}] of runs.entries()) {
		const storage = await openRunStorage({paths, now: () => testTime + (index * 1000), facts: {arguments: words, 'read-only': false}});
		names.push(path.basename(storage.folder));
		for (const [kind, value] of records) {
			await storage.record(kind, value);
		}

		await storage.close();
	}

	return {runs: paths.runs, names};
};

test('the newest run that was cut off is found; one that was left with nothing begun, or on the simulator, is not', async t => {
	const {runs, names} = await writeRuns(
		t,
		{records: [target]},
		{records: [target]},
		{words: ['--simulate', 'small'], records: [target]},
		{records: [target, ['left', {code: 4, stage: 'prepare'}]]},
		{records: []},
	);
	const {run} = await findUnfinishedRun(runs);
	t.is(run.name, names[1] ?? '');
	t.is(run.controller, 'aws');
	t.false(run.wasLeft);
	await t.throwsAsync(findRun(runs, names[2] ?? ''), {message: /was on the simulator/v});
	await t.throwsAsync(findRun(runs, names[3] ?? ''), {message: /^Nothing was begun/v});
});

test('a run that another one has gone on with is not gone on with again', async t => {
	const folder = await writeRuns(t, {records: [target]});
	const {runs, names} = folder;
	const storage = await openRunStorage({
		paths: {
			runs, backups: runs, locks: runs, preferences: runs,
		}, now: () => testTime + 5000, facts: {arguments: []},
	});
	await storage.record('resumed', {run: names[0], decision: 'checks'});
	await storage.record('finished', {result: 'upgraded'});
	await storage.close();
	await t.throwsAsync(findUnfinishedRun(runs), {message: /is unfinished/v});
	const error = await t.throwsAsync(findRun(runs, names[0] ?? ''), {message: /was gone on with in run/v});
	t.is(error instanceof Error && 'exitCode' in error ? error.exitCode : undefined, 3);
	await t.throwsAsync(findRun(runs, path.basename(storage.folder)), {message: /is finished/v});
});

test('a journal that is damaged in its middle is reported, and nothing is guessed; a torn last line is left out', async t => {
	const {runs, names} = await writeRuns(t, {records: [target, ['checks', {}]]});
	const file = path.join(runs, names[0] ?? '', 'journal.jsonl');
	const text = await fs.readFile(file, 'utf8');
	await fs.appendFile(file, '{"sequence": 4, "at"');
	const {run} = await findUnfinishedRun(runs);
	t.true(run.isTorn);
	t.is(run.controller, 'aws');
	await fs.writeFile(file, text.replace('"aws"', '"gcp"'));
	for (const find of [async () => findUnfinishedRun(runs), async () => findRun(runs, names[0] ?? '')]) {
		const error = await t.throwsAsync(find(), {message: /is damaged, so what was done in it is not known/v});
		t.is(error instanceof Error && 'exitCode' in error ? error.exitCode : undefined, 3);
	}
});

test('names that are none lead nowhere else', async t => {
	const {runs} = await writeRuns(t);
	await t.throwsAsync(findUnfinishedRun(runs), {message: /is unfinished/v});
	await t.throwsAsync(findRun(runs, '../locks'), {message: /is no name of a run/v});
	await t.throwsAsync(findRun(runs, 'other'), {message: /^There is no run other/v});
});
