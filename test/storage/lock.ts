import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {acquireLock, LockHeldError, type Lock} from '../../source/storage/lock.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {testTime} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const now = (): number => testTime;
const program = fileURLToPath(new URL('../_helpers/lock-program.js', import.meta.url));

/** A process that tried to take the lock: what it says, and a way to kill it and wait for its end. */
const startOther = async (t: ExecutionContext, folder: string, ...words: readonly string[]) => {
	const child = spawn(process.execPath, [program, folder, 'aws', ...words], {stdio: ['pipe', 'pipe', 'inherit']});
	t.teardown(() => child.kill('SIGKILL'));
	const closed = once(child, 'close');
	const [said] = await once(child.stdout.setEncoding('utf8'), 'data') as [string];
	return {
		said: said.trim(),
		pid: child.pid,
		async kill() {
			child.kill('SIGKILL');
			await closed;
		},
	};
};

const heldBy = async (promise: Promise<Lock>): Promise<LockHeldError | undefined> => {
	try {
		await promise;
		return undefined;
	} catch (error) {
		return error instanceof LockHeldError ? error : undefined;
	}
};

/** Puts a lock of another owner into the place of ours. */
const forge = async (folder: string, owner: Readonly<Record<string, unknown>> | string): Promise<string> => {
	const lock = await acquireLock({folder, controller: 'aws', now});
	await fs.writeFile(lock.file, typeof owner === 'string' ? owner : JSON.stringify(owner));
	return lock.file;
};

test('a second run is refused with who has the lock since when, and exit code 8', async t => {
	const folder = await makeTemporaryFolder(t);
	const lock = await acquireLock({folder, controller: 'aws', now});
	const error = await heldBy(acquireLock({folder, controller: 'aws', now}));
	t.is(error?.message, `Another run of this program holds the lock on aws (process ${process.pid} of ${os.userInfo().username}, since 2026-11-21T03:12:00.000Z).`);
	t.is(error?.advice, 'Wait until it has ended, or end it.');
	t.is(error?.exitCode, 8);
	await lock.release();
	const next = await acquireLock({folder, controller: 'aws', now});
	await next.release();
	t.deepEqual(await fs.readdir(folder), []);
});

test('each controller has its own lock, and the same name in another client\'s data is another controller', async t => {
	const folder = await makeTemporaryFolder(t);
	const locks = await Promise.all([
		acquireLock({folder, controller: 'aws', now}),
		acquireLock({folder, controller: 'aws/../gce', now}),
		acquireLock({
			folder, controller: 'aws', clientFolder: '/home/kim/.local/share/juju', now,
		}),
	]);
	t.is(new Set(locks.map(({file}) => file)).size, 3);
	t.true(locks.every(({file}) => path.dirname(file) === folder));
	const {mode} = await fs.stat(locks[0].file);
	t.is(mode.toString(8).slice(-3), '600');
});

test('the lock of a living process holds; that of a killed one is taken over', async t => {
	const folder = await makeTemporaryFolder(t);
	const other = await startOther(t, folder);
	t.is(other.said, 'taken');
	const error = await heldBy(acquireLock({folder, controller: 'aws', now}));
	t.is(error?.owner?.pid, other.pid);
	await other.kill();
	const lock = await acquireLock({folder, controller: 'aws', now});
	t.false(await heldBy(acquireLock({folder, controller: 'aws', now})) === undefined);
	await lock.release();
});

test('of many that start at the same moment exactly one has it, also when a dead run left its lock', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = await forge(folder, {
		pid: 2_147_483_647, host: os.hostname(), user: 'kim', since: '', controller: 'aws', birth: '',
	});
	const outcomes = await Promise.allSettled(Array.from({length: 20}, async () => acquireLock({folder, controller: 'aws', now})));
	t.is(outcomes.filter(({status}) => status === 'fulfilled').length, 1);
	t.deepEqual(await fs.readdir(folder), [path.basename(file)]);
});

test('of two processes that start at the same moment exactly one has it', async t => {
	const folder = await makeTemporaryFolder(t);
	const others = await Promise.all([startOther(t, folder), startOther(t, folder), startOther(t, folder)]);
	t.deepEqual(others.map(({said}) => said).toSorted(), ['held', 'held', 'taken']);
});

test('a process that has the number of a dead one is not taken for it', async t => {
	const folder = await makeTemporaryFolder(t);
	await forge(folder, {
		pid: process.pid, host: os.hostname(), user: 'kim', since: '', controller: 'aws', birth: 'another-boot 1',
	});
	const isTellable = process.platform === 'linux';
	t.is(await heldBy(acquireLock({folder, controller: 'aws', now})) === undefined, isTellable);
});

test('the lock of another machine is not taken over by itself, and the advice names the file', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = await forge(folder, {
		pid: 2_147_483_647, host: 'bastion', user: 'kim', since: 'yesterday', controller: 'aws', birth: '',
	});
	const error = await heldBy(acquireLock({folder, controller: 'aws', now}));
	t.is(error?.message, 'Another run of this program holds the lock on aws (process 2147483647 of kim on bastion, since yesterday).');
	t.is(error?.advice, `This machine cannot see whether it still runs. Make sure that it has ended, then start again with --take-over. The lock is ${file}.`);
});

for (const [name, owner] of [
	['of another machine', JSON.stringify({
		pid: 1, host: 'bastion', user: 'kim', since: 'yesterday', controller: 'aws', birth: '',
	})],
	['that cannot be read', '{"pid": '],
] as const) {
	test(`a lock ${name} is taken over where the operator says so, by exactly one`, async t => {
		const folder = await makeTemporaryFolder(t);
		const file = await forge(folder, owner);
		const others = await Promise.all([startOther(t, folder, '--take-over'), startOther(t, folder, '--take-over'), startOther(t, folder, '--take-over')]);
		t.deepEqual(others.map(({said}) => said).toSorted(), ['held', 'held', 'taken']);
		t.deepEqual(await fs.readdir(folder), [path.basename(file)]);
	});
}

test('whom a lock was taken from is known', async t => {
	const folder = await makeTemporaryFolder(t);
	const text = '{"pid": 7, "host": "bastion"}';
	await forge(folder, text);
	const lock = await acquireLock({
		folder, controller: 'aws', now, takesOver: true,
	});
	t.is(lock.takenFrom, text);
	await lock.release();
	const next = await acquireLock({
		folder, controller: 'aws', now, takesOver: true,
	});
	t.is(next.takenFrom, undefined);
	await next.release();
});

test('a living process of this machine keeps its lock, whatever the operator says', async t => {
	const folder = await makeTemporaryFolder(t);
	const other = await startOther(t, folder);
	t.is(other.said, 'taken');
	const error = await heldBy(acquireLock({
		folder, controller: 'aws', now, takesOver: true,
	}));
	t.is(error?.owner?.pid, other.pid);
	await other.kill();
});

test('a file that is no lock of ours is left alone', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = await forge(folder, '{"pid": ');
	const error = await heldBy(acquireLock({folder, controller: 'aws', now}));
	t.is(error?.message, 'Another run of this program holds the lock on aws.');
	t.is(await fs.readFile(file, 'utf8'), '{"pid": ');
});

test('a lock that is not ours any more is not given back', async t => {
	const folder = await makeTemporaryFolder(t);
	const lock = await acquireLock({folder, controller: 'aws', now});
	await fs.writeFile(lock.file, 'somebody else');
	await lock.release();
	t.is(await fs.readFile(lock.file, 'utf8'), 'somebody else');
	await fs.rm(lock.file);
	await t.notThrowsAsync(lock.release());
});

test('a folder that cannot be made is an error for the operator', async t => {
	const folder = path.join(await makeTemporaryFolder(t), 'file');
	await fs.writeFile(folder, '');
	const error = await t.throwsAsync<StorageError>(acquireLock({folder, controller: 'aws', now}), {instanceOf: StorageError});
	t.false(error instanceof LockHeldError);
	t.is(error?.exitCode, 3);
	t.regex(error?.message ?? '', /^The lock on aws could not be written to /v);
	t.regex(error?.advice ?? '', /with XDG_STATE_HOME, and try again\.$/v);
});
