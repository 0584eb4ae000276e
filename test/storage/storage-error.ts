import test from 'ava';
import {StorageError, toStorageError} from '../../source/storage/storage-error.js';

const errorWith = (code: string): Error => Object.assign(new Error(`${code}: it failed`), {code});

const expected: Readonly<Record<string, string>> = {
	ENOSPC: 'the disk is full.',
	EDQUOT: 'the disk is full.',
	EFBIG: 'the disk is full.',
	EACCES: 'this user may not write there.',
	EROFS: 'this user may not write there.',
	ENOTDIR: 'a part of that path is not what it should be (ENOTDIR).',
	EIO: 'EIO: it failed.',
};

for (const [code, words] of Object.entries(expected)) {
	test(`${code} is told in two sentences`, t => {
		const error = toStorageError(errorWith(code), {subject: 'The plan', place: '/runs/1/plan.json'});
		t.is(error.message, `The plan could not be written to /runs/1/plan.json: ${words}`);
		t.regex(error.advice, /^[A-Z].* --data-directory, and try again\.$/v);
		t.is(error.exitCode, 3);
		t.is((error.cause as Error).message, `${code}: it failed`);
	});
}

test('an error for the operator stays what it is', t => {
	const error = new StorageError('It is so.', 'Do this.', {exitCode: 8});
	t.is(toStorageError(error, {subject: 'The plan', place: '/runs'}), error);
});

test('whatever was thrown has words', t => {
	t.is(toStorageError('odd', {subject: 'The plan', place: '/runs'}).message, 'The plan could not be written to /runs: odd.');
});
