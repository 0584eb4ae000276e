import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {createJournal} from '../../source/storage/journal.js';
import {openRunStorage} from '../../source/storage/run-storage.js';
import {createFakeProcess} from '../_helpers/fake-process.js';
import {readJournal} from '../_helpers/journal-lines.js';
import {testTime, webModel} from '../_helpers/make-state.js';
import {openRunner} from '../_helpers/open-runner.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const upgrade = {type: 'ask', id: 'upgrade', intent: {type: 'upgrade-model', model: webModel, version: '3.6.28'}} as const;

test('the entry of a changing command is on the disk when the client starts, and its end when it is told', async t => {
	const folder = await makeTemporaryFolder(t);
	const storage = await openRunStorage({
		paths: {
			runs: path.join(folder, 'runs'), backups: path.join(folder, 'backups'), locks: path.join(folder, 'locks'), preferences: path.join(folder, 'preferences.json'), training: '',
		},
		now: () => testTime,
		facts: {},
	});
	const kindsOnDisk = (): readonly unknown[] =>
		fs.readFileSync(storage.journal.file, 'utf8').trimEnd().split('\n').map(line => (JSON.parse(line) as Record<string, unknown>)['kind']);
	const seen: Array<readonly unknown[]> = [];
	const {promise: answered, resolve} = Promise.withResolvers<undefined>();
	const {perform, runner} = openRunner({
		storage,
		process: createFakeProcess({
			answer() {
				seen.push(kindsOnDisk());
				return {stdout: 'started upgrade to 3.6.28\n', stderr: 'password: hunter2hunter2\n', duration: 900};
			},
		}),
		onMessage(message) {
			if (message.type !== 'answered') {
				return;
			}

			seen.push(kindsOnDisk());
			resolve(undefined);
		},
	});
	await perform(upgrade);
	await answered;
	await runner.stop();
	await storage.close();
	t.deepEqual(seen, [['run-started', 'command-starting'], ['run-started', 'command-starting', 'command-ended']]);
	const [, starting, ended] = await readJournal(storage.journal.file);
	t.like(starting, {intent: upgrade.intent, command: ['juju', 'upgrade-model', 'aws:admin/web', '3.6.28'], risk: 'disruptive'});
	t.like(ended, {
		id: starting?.['id'], outcome: 'exited', 'exit-code': 0, 'took-ms': 900, stdout: 'started upgrade to 3.6.28\n', stderr: 'password: ••••\n',
	});
});

test('on a full disk no changing command is run', async t => {
	const folder = await makeTemporaryFolder(t);
	const journal = await createJournal({folder, now: () => testTime, open: async () => fsPromises.open('/dev/full', 'a')});
	const {promise: answered, resolve} = Promise.withResolvers<unknown>();
	const {perform, process} = openRunner({
		storage: {journal},
		onMessage(message) {
			if (message.type === 'answered') {
				resolve(message.answer);
			}
		},
	});
	await perform(upgrade);
	t.like(await answered, {
		ok: false,
		failure: {
			message: 'The journal of this run could not be written, so nothing was run.',
			advice: 'Make room there, or choose another place with --data-directory, and try again.',
			evidence: `The journal of this run could not be written to ${journal.file}: the disk is full.`,
		},
	});
	t.is(process.calls.length, 0);
	await journal.close();
});
