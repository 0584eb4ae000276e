import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {createJournal} from '../../source/storage/journal.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {readJournal} from '../_helpers/journal-lines.js';
import {testTime} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const now = (): number => testTime;

test('each entry is a line of JSON with its schema, number, time and kind, in the order of the calls', async t => {
	const folder = await makeTemporaryFolder(t);
	const journal = await createJournal({folder, now});
	await Promise.all(Array.from({length: 20}, async (_, index) => journal.append('entry', {index, text: 'line\nbreak'})));
	await journal.close();
	const entries = await readJournal(journal.file);
	t.deepEqual(entries[0], {
		sequence: 1, at: '2026-11-21T03:12:00.000Z', kind: 'entry', index: 0, text: 'line\nbreak',
	});
	t.deepEqual(entries.map(entry => [entry['sequence'], entry['index']]), Array.from({length: 20}, (_, index) => [index + 1, index]));
	const text = await fs.readFile(journal.file, 'utf8');
	t.true(text.startsWith('{"schema":"juju-upgrade-wizard/journal/2",'));
});

test('the file is there, and nobody else can read it, before the entry is acknowledged', async t => {
	const folder = await makeTemporaryFolder(t);
	const journal = await createJournal({folder, now});
	await journal.append('command-starting', {command: ['juju', 'upgrade-controller']});
	const entries = await readJournal(journal.file);
	t.is(entries.length, 1);
	const {mode} = await fs.stat(journal.file);
	t.is(mode.toString(8).slice(-3), '600');
	await journal.close();
});

test('an entry holds what its facts were when it was asked for', async t => {
	const journal = await createJournal({folder: await makeTemporaryFolder(t), now});
	const facts = {count: 1};
	const first = journal.append('first', facts);
	facts.count = 2;
	await first;
	await journal.close();
	const [entry] = await readJournal(journal.file);
	t.is(entry?.['count'], 1);
});

test('secrets are masked in texts, in commands and under keys that are named like them', async t => {
	const journal = await createJournal({folder: await makeTemporaryFolder(t), now});
	const macaroon = `MDAx${'a'.repeat(60)}`;
	await journal.append('command-ended', {
		stdout: 'oldpassword: hunter2hunter2\nversion: 3.6.28\n',
		stderr: '-----BEGIN RSA PRIVATE KEY-----\nabcd\n-----END RSA PRIVATE KEY-----',
		command: ['juju', 'login', '--password', 'hunter2hunter2', 'register', `MFAT${'b'.repeat(60)}`],
		value: {password: 'hunter2hunter2', nested: [{'secret-key': 'hunter2hunter2', text: `cookie ${macaroon}`}], 'agent-version': '3.6.28'},
	});
	await journal.close();
	const text = await fs.readFile(journal.file, 'utf8');
	t.deepEqual(['hunter2', 'abcd', 'bbbb', macaroon].filter(secret => text.includes(secret)), []);

	const [entry] = await readJournal(journal.file);
	t.like(entry, {
		stdout: 'oldpassword: ••••\nversion: 3.6.28\n',
		command: ['juju', 'login', '--password', '••••', 'register', '••••'],
		value: {password: '••••', 'agent-version': '3.6.28'},
	});
});

test('a folder that has a journal already is not written over', async t => {
	const folder = await makeTemporaryFolder(t);
	const journal = await createJournal({folder, now});
	await journal.append('run-started', {});
	await t.throwsAsync(createJournal({folder, now}), {instanceOf: StorageError});
	const entries = await readJournal(journal.file);
	t.is(entries.length, 1);
	await journal.close();
});

test('a full disk is an error for the operator, on every entry', async t => {
	const folder = await makeTemporaryFolder(t);
	const journal = await createJournal({folder, now, open: async () => fs.open('/dev/full', 'a')});
	const error = await t.throwsAsync<StorageError>(journal.append('command-starting', {}), {instanceOf: StorageError});
	t.is(error?.message, `The journal of this run could not be written to ${path.join(folder, 'journal.jsonl')}: the disk is full.`);
	t.is(error?.advice, 'Make room there, or choose another place with --data-directory, and try again.');
	t.is(error?.exitCode, 3);
	await t.throwsAsync(journal.append('command-starting', {}), {instanceOf: StorageError});
	await journal.close();
});

test('an entry that broke off is cut away, so that the next one is whole', async t => {
	const folder = await makeTemporaryFolder(t);
	let isFull = false;
	const journal = await createJournal({
		folder,
		now,
		async open(file) {
			const handle = await fs.open(file, 'ax', 0o600);
			const appendFile = handle.appendFile.bind(handle);
			handle.appendFile = async (line: string | Uint8Array) => {
				await appendFile(isFull ? (line as Uint8Array).subarray(0, 20) : line);
				if (isFull) {
					throw Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC'});
				}
			};

			return handle;
		},
	});
	await journal.append('first', {});
	isFull = true;
	const [torn, tornToo] = await Promise.allSettled([journal.append('second', {}), journal.append('third', {})]);
	t.deepEqual([torn.status, tornToo.status], ['rejected', 'rejected']);
	isFull = false;
	await journal.append('fourth', {});
	await journal.close();
	const entries = await readJournal(journal.file);
	t.deepEqual(entries.map(({kind, sequence}) => [kind, sequence]), [['first', 1], ['fourth', 4]]);
});

test('a journal that somebody removed cannot be written any more', async t => {
	const journal = await createJournal({folder: await makeTemporaryFolder(t), now});
	await fs.rm(journal.file);
	await t.throwsAsync(journal.append('command-starting', {}), {message: `The journal of this run was removed: ${journal.file}.`});
	await journal.close();
});

test('a folder that is not there is an error for the operator', async t => {
	const folder = path.join(await makeTemporaryFolder(t), 'file');
	await fs.writeFile(folder, '');
	const error = await t.throwsAsync<StorageError>(createJournal({folder, now}), {instanceOf: StorageError});
	t.regex(error?.message ?? '', /a part of that path is not what it should be \(ENOTDIR\)\.$/v);
});
