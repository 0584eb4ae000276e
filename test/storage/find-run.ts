import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {findRun, findUnfinishedRun} from '../../source/storage/find-run.js';
import {findSuccessor, readChain, readRun} from '../../source/storage/read-run.js';
import {openRunStorage} from '../../source/storage/run-storage.js';
import {testTime} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

type Records = ReadonlyArray<readonly [kind: string, value: unknown]>;

const target = ['target', {controller: 'aws', models: [], version: '3.6.28'}] as const;

/** Runs in their order, a second apart; gives back their names. */
const writeRuns = async (t: ExecutionContext, ...runs: ReadonlyArray<{readonly words?: readonly string[]; readonly records: Records}>) => {
	const folder = await makeTemporaryFolder(t);
	const paths = {
		runs: path.join(folder, 'runs'), backups: path.join(folder, 'backups'), locks: path.join(folder, 'locks'), preferences: path.join(folder, 'preferences'), training: '',
	};
	const names: string[] = [];
	for (const [index, {words = [], records}] of runs.entries()) {
		const storage = await openRunStorage({paths, now: () => testTime + (index * 1000), facts: {arguments: words, 'read-only': false}});
		names.push(path.basename(storage.folder));
		for (const [kind, value] of records) {
			// Commands are written down without anything around them.
			await (kind === 'command-starting' ? storage.journal.append(kind, value as Readonly<Record<string, unknown>>) : storage.record(kind, value));
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

const left = ['left', {code: 4, stage: 'prepare'}] as const;
const backup = ['backup-proved', {kind: 'made', proof: {file: '/backups/aws.tar.gz'}}] as const;

test('preparations that were left are found, until the upgrade of their controller was begun in a newer run', async t => {
	const prepared = await writeRuns(t, {records: [target, backup, left]}, {records: [target, left]}, {records: [['target', {controller: 'gce', models: [], version: '3.6.28'}], ['finished', {result: 'upgraded'}], left]});
	const {run} = await findUnfinishedRun(prepared.runs);
	t.is(run.name, prepared.names[0] ?? '');
	t.deepEqual(run.backup, {kind: 'file', file: '/backups/aws.tar.gz', wasProved: true});
	const over = await writeRuns(t, {records: [target, backup, left]}, {records: [target, ['finished', {result: 'upgraded'}], left]});
	await t.throwsAsync(findUnfinishedRun(over.runs), {message: /is unfinished/v});
	// By its name it is still to be had.
	const named = await findRun(over.runs, over.names[0] ?? '');
	t.is(named.run.name, over.names[0] ?? '');
	const chosen = await writeRuns(t, {records: [backup, left]});
	await t.throwsAsync(findRun(chosen.runs, chosen.names[0] ?? ''), {message: /no controller was chosen.* the backup \/backups\/aws\.tar\.gz was made\.$/iv});
});

test('a backup that was cut off is gone on with, until the upgrade of its controller was begun; another command that was is never forgotten', async t => {
	const starting = (...command: readonly string[]) => ['command-starting', {id: 'command-1', intent: {type: 'log-in', controller: 'aws'}, command}] as const;
	const cut = starting('juju', 'create-backup', '-m', 'aws:admin/controller');
	const alone = await writeRuns(t, {records: [target, cut]});
	const {run} = await findUnfinishedRun(alone.runs);
	t.is(run.name, alone.names[0] ?? '');
	const finished = {records: [target, ['finished', {result: 'upgraded'}], left]} as const;
	const over = await writeRuns(t, {records: [target, cut]}, finished);
	await t.throwsAsync(findUnfinishedRun(over.runs), {message: /is unfinished/v});
	const other = await writeRuns(t, {records: [target, starting('juju', 'resolved', '-m', 'aws:admin/db', 'etcd/2')]}, finished);
	const {run: kept} = await findUnfinishedRun(other.runs);
	t.is(kept.name, other.names[0] ?? '');
});

test('runs that go on with each other are read from the first one on; one that is missing, foreign or in a circle is no predecessor', async t => {
	const {runs, names} = await writeRuns(t, {records: [target]}, {records: [['resumed', {run: '20200101-000000'}]]}, {records: [['resumed', {run: '../locks'}]]}, {records: []});
	const [first = '', second = '', third = '', fourth = ''] = names;
	const idsOf = async (name: string) => {
		const chain = await readChain(runs, name);
		return chain.map(({id}) => id);
	};

	t.deepEqual(await idsOf(first), [first]);
	t.deepEqual(await idsOf(second), ['20200101-000000', second]);
	t.deepEqual(await idsOf(third), [third]);
	t.is(await findSuccessor(runs, '20200101-000000'), second);
	t.is(await findSuccessor(runs, first), undefined);
	await t.throwsAsync(findRun(runs, second), {message: /^There is no run 20200101-000000, or it has no journal/v});
	await fs.rm(path.join(runs, fourth, 'journal.jsonl'));
	t.like(await readRun(runs, fourth), {journal: undefined, isMissing: true, problem: 'It has no journal.'});
	await fs.mkdir(path.join(runs, fourth, 'journal.jsonl'));
	t.like(await readRun(runs, fourth), {journal: undefined, isMissing: false});
	await t.throwsAsync(findRun(runs, fourth), {message: /^Of run .* nothing is known\. Its journal cannot be read/v});
});

test('a run that another one has gone on with is not gone on with again', async t => {
	const folder = await writeRuns(t, {records: [target]});
	const {runs, names} = folder;
	const storage = await openRunStorage({
		paths: {
			runs, backups: runs, locks: runs, preferences: runs, training: '',
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
