import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {LockHeldError} from '../../source/storage/lock.js';
import {openRunStorage, type RunStorage} from '../../source/storage/run-storage.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {readJournal} from '../_helpers/journal-lines.js';
import {makeArchive} from '../_helpers/make-archive.js';
import {
	makePlan,
	makeStatus,
	testTime,
} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const pathsIn = (folder: string) => ({
	runs: path.join(folder, 'runs'), backups: path.join(folder, 'backups'), locks: path.join(folder, 'locks'), preferences: path.join(folder, 'preferences.json'), training: '',
});

const openIn = async (folder: string): Promise<RunStorage> => openRunStorage({paths: pathsIn(folder), now: () => testTime, facts: {program: '0.1.0', arguments: ['-c', 'aws']}});

const open = async (t: ExecutionContext) => {
	const folder = await makeTemporaryFolder(t);
	return {folder, storage: await openIn(folder)};
};

test('a run starts with a folder and a journal that says so, and makes nothing else', async t => {
	const {folder, storage} = await open(t);
	await storage.close();
	t.deepEqual(await fs.readdir(storage.folder), ['journal.jsonl']);
	t.deepEqual(await readJournal(storage.journal.file), [{
		sequence: 1, at: '2026-11-21T03:12:00.000Z', kind: 'run-started', program: '0.1.0', arguments: ['-c', 'aws'],
	}]);
	t.deepEqual(await fs.readdir(folder), ['runs']);
});

test('the plan and the picture have files of their own, which the journal names; the rest stands in it', async t => {
	const {storage} = await open(t);
	await Promise.all([
		storage.record('target', {controller: 'aws'}),
		storage.record('picture', {'aws:admin/web': {status: makeStatus(), at: testTime}}),
		storage.record('plan', makePlan()),
	]);
	await storage.close();
	const entries = await readJournal(storage.journal.file);
	const factsOf = (wanted: string) => entries.filter(({kind}) => kind === wanted).map(({value, file, plan}) => ({value, file, plan}));
	t.deepEqual(factsOf('target'), [{value: {controller: 'aws'}, file: undefined, plan: undefined}]);
	t.deepEqual(factsOf('picture'), [{value: undefined, file: 'picture-before.json', plan: undefined}]);
	t.deepEqual(factsOf('plan'), [{value: undefined, file: 'plan.json', plan: 'a1b2c3'}]);
	t.like(JSON.parse(await fs.readFile(path.join(storage.folder, 'picture-before.json'), 'utf8')), {
		schema: 'juju-upgrade-wizard/picture/1', models: {'aws:admin/web': {at: testTime, status: {name: 'web'}}},
	});
	t.like(JSON.parse(await fs.readFile(path.join(storage.folder, 'plan.json'), 'utf8')), {id: 'a1b2c3'});
});

test('a lock is taken once, kept until the run is closed, and refused to another run', async t => {
	const {folder, storage} = await open(t);
	const other = await openIn(folder);
	t.not(other.folder, storage.folder);
	await Promise.all([storage.claim('aws'), storage.claim('aws')]);
	await t.throwsAsync(other.claim('aws'), {instanceOf: LockHeldError});
	await other.claim('gce');
	await storage.close();
	await other.claim('aws');
	await other.close();
	t.deepEqual(await fs.readdir(path.join(folder, 'locks')), []);
});

test('the lock of a run on another machine is taken over when a person says so, and that is written down; one of a living process here never is', async t => {
	const {folder, storage} = await open(t);
	await storage.claim('aws');
	const locks = path.join(folder, 'locks');
	const [name = ''] = await fs.readdir(locks);
	const file = path.join(locks, name);
	const other = await openIn(folder);
	const here = await t.throwsAsync(other.takeOver('aws'), {instanceOf: LockHeldError});
	t.false(here?.canBeTakenOver);
	await fs.writeFile(file, JSON.stringify({
		pid: 7, host: 'jump-2', user: 'ada', since: '2026-11-21T03:00:00.000Z', controller: 'aws', birth: '',
	}));
	const elsewhere = await t.throwsAsync(other.claim('aws'), {instanceOf: LockHeldError});
	t.true(elsewhere?.canBeTakenOver);
	await other.takeOver('aws');
	await other.claim('aws');
	await other.close();
	await storage.close();
	const entries = await readJournal(other.journal.file);
	t.like(entries.at(-1), {kind: 'lock-taken-over', controller: 'aws'});
	t.regex(String(entries.at(-1)?.['from']), /jump-2/v);
	t.deepEqual(await fs.readdir(locks), []);
});

test('a backup is proved, and a plan is saved into the folder of the run', async t => {
	const {folder, storage} = await open(t);
	const file = path.join(folder, 'backups', 'aws.tar.gz');
	await storage.prepareFile(file);
	await fs.writeFile(file, makeArchive());
	t.like(await storage.proveBackup(file), {kind: 'made', proof: {file, at: testTime}});
	t.is(await storage.savePlan(makePlan()), path.join(storage.folder, 'plan-aws-3.6.28.json'));
	await storage.close();
	await t.notThrowsAsync(storage.close());
});

test('there is no run where it cannot be written down', async t => {
	const folder = await makeTemporaryFolder(t);
	await fs.writeFile(path.join(folder, 'runs'), '');
	await t.throwsAsync(openIn(folder), {instanceOf: StorageError});
});

test('a place where no backup can be written is told before one is made', async t => {
	const {folder, storage} = await open(t);
	await fs.writeFile(path.join(folder, 'backups'), '');
	await t.throwsAsync(storage.prepareFile(path.join(folder, 'backups', 'aws.tar.gz')), {
		instanceOf: StorageError, message: /^The backup could not be written to .*aws\.tar\.gz: a part of that path/v,
	});
	await storage.close();
});

test('the client\'s data is taken from where that client keeps it; where that is not known it is said', async t => {
	const folder = await makeTemporaryFolder(t);
	for (const name of ['juju', '.juju']) {
		await fs.mkdir(path.join(folder, name));
		await fs.writeFile(path.join(folder, name, 'any.yaml'), name);
	}

	const storage = await openRunStorage({
		paths: pathsIn(folder), now: () => testTime, facts: {}, clientFolder: path.join(folder, 'juju'), environmentsFolder: path.join(folder, '.juju'),
	});
	const later = await storage.archiveClientData({file: path.join(folder, 'b', 'later.tar.gz'), hasEnvironments: false});
	const first = await storage.archiveClientData({file: path.join(folder, 'b', 'first.tar.gz'), hasEnvironments: true});
	t.not(later.sha256, first.sha256);
	await storage.close();
	const homeless = await openIn(folder);
	await t.throwsAsync(homeless.archiveClientData({file: path.join(folder, 'b', 'none.tar.gz'), hasEnvironments: true}), {instanceOf: StorageError, message: /not known where/v});
	await homeless.close();
});
