import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {openRecording, type RecordingOptions} from '../../source/storage/recording.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const makeOptions = (file: string, overrides: Partial<RecordingOptions> = {}): RecordingOptions => {
	let time = 5000;
	return {
		file,
		size: {columns: 80, rows: 24},
		now: Date.UTC(2026, 10, 21),
		elapsed() {
			time += 250;
			return time;
		},
		onStopped(sentences) {
			throw new Error(sentences);
		},
		...overrides,
	};
};

const linesOf = (file: string): readonly unknown[] => fs.readFileSync(file, 'utf8').trimEnd().split('\n').map(line => JSON.parse(line) as unknown);

test('a header, then an event a line, in a file that nobody else can read', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'r.cast');
	const recording = openRecording(makeOptions(file));
	recording.wrote('one\ntwo\r\n\u{1B}[2J✔');
	recording.resized({columns: 100, rows: 30});
	recording.wrote('');
	recording.wrote('end');
	recording.marked('The terminal was handed to: juju login');
	const expected = [
		{
			version: 2, width: 80, height: 24, timestamp: Date.UTC(2026, 10, 21) / 1000, title: 'juju-upgrade-wizard', env: {TERM: 'xterm-256color'},
		},
		[0.25, 'o', 'one\r\ntwo\r\n\u{1B}[2J✔'],
		[0.5, 'r', '100x30'],
		[0.75, 'o', 'end'],
		[1, 'm', 'The terminal was handed to: juju login'],
	];
	// Before it is closed: what was recorded is in the file at once.
	t.deepEqual(linesOf(file), expected);
	recording.close();
	recording.wrote('after the end');
	t.deepEqual(linesOf(file), expected);
	t.is(fs.statSync(file).mode % 0o1000, 0o600);
});

test('a file that is there is not touched, a place that is none is refused: exit code 2', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = path.join(folder, 'r.cast');
	fs.writeFileSync(file, 'mine');
	for (const [place, words] of [[file, /already/v], [path.join(folder, 'no', 'r.cast'), /folder is not there/v], [folder, /already/v], [path.join(file, 'r.cast'), /path/v]] as const) {
		const error = t.throws(() => openRecording(makeOptions(place)), {instanceOf: StorageError});
		t.is(error.exitCode, 2);
		t.regex(error.message, words);
	}

	t.is(fs.readFileSync(file, 'utf8'), 'mine');
});

const full = (): never => {
	throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'});
};

test('a full disk ends the recording with its last whole line, and is told once', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'r.cast');
	const told: string[] = [];
	let room = 200;
	const recording = openRecording(makeOptions(file, {
		onStopped(sentences) {
			told.push(sentences);
		},
		write(descriptor, bytes) {
			if (room === 0) {
				return full();
			}

			const written = fs.writeSync(descriptor, bytes.subarray(0, room));
			room -= written;
			return written;
		},
	}));
	recording.wrote('short');
	recording.wrote('x'.repeat(300));
	recording.wrote('after it');
	t.is(linesOf(file).length, 2);
	t.is(told.length, 1);
	t.regex(told[0] ?? '', /^The recording could not be written to .*: the disk is full\. It ends here; everything else goes on\.$/v);
});

test('where not even the header can be written, there is no file', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'r.cast');
	const error = t.throws(() => openRecording(makeOptions(file, {write: full})), {instanceOf: StorageError});
	t.is(error.exitCode, 2);
	t.false(fs.existsSync(file));
});

property('whatever is written stands in it, character by character', [fc.array(fc.string({unit: 'binary'}), {maxLength: 20})], async (t, texts) => {
	const folder = fs.mkdtempSync('/tmp/wizard-recording-');
	try {
		const file = path.join(folder, 'r.cast');
		const recording = openRecording(makeOptions(file));
		for (const text of texts) {
			recording.wrote(text);
		}

		const read = linesOf(file).slice(1).map(event => (event as readonly [number, string, string])[2]).join('');
		t.is(read, texts.map(text => text.replaceAll(/\r?\n/gv, '\r\n')).join(''));
	} finally {
		fs.rmSync(folder, {recursive: true});
	}
}, {numRuns: 50});
