import {Buffer} from 'node:buffer';
import fs from 'node:fs/promises';
import path from 'node:path';
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type JournalEntry} from '../../source/domain/journal-entry.js';
import {sealLine} from '../../source/storage/journal-line.js';
import {createJournal} from '../../source/storage/journal.js';
import {parseJournal, readJournal} from '../../source/storage/read-journal.js';
import {testTime} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const at = new Date(testTime).toISOString();

/** Lines as the program writes them. */
const linesOf = (texts: readonly string[]): readonly string[] => {
	let previous = '';
	return texts.map((text, index) => {
		const sealed = sealLine({
			sequence: index + 1, at, kind: index === 1 ? 'a kind of next year' : 'entry', text,
		}, previous);
		previous = sealed.checksum;
		return sealed.text;
	});
};

const toBytes = (lines: readonly string[]): Uint8Array => Buffer.from(lines.map(line => `${line}\n`).join(''));

const textsOf = (entries: readonly JournalEntry[]): readonly unknown[] => entries.map(({facts}) => facts['text']);

const example = ['started', 'Zürich → Åbo 🚀', 'with "quotes" and \n breaks', 'ended'];

test('what the program wrote is read back, kinds that nobody knows among it', async t => {
	const folder = await makeTemporaryFolder(t);
	const journal = await createJournal({folder, now: () => testTime});
	await journal.append('run-started', {arguments: ['--simulate']});
	await journal.append('a kind of next year', {value: {deep: [1, null]}});
	await journal.close();
	const {entries, torn, damage} = await readJournal(folder);
	t.deepEqual(entries, [
		{
			sequence: 1, at: testTime, kind: 'run-started', facts: {arguments: ['--simulate']},
		},
		{
			sequence: 2, at: testTime, kind: 'a kind of next year', facts: {value: {deep: [1, null]}},
		},
	]);
	t.is(torn, undefined);
	t.deepEqual(damage, []);
});

test('cut at every byte: whole lines stay, the broken one is reported as such, and nothing is called damage', t => {
	const lines = linesOf(example);
	const bytes = toBytes(lines);
	for (let length = 0; length <= bytes.length; length++) {
		const cut = bytes.subarray(0, length);
		const whole = cut.filter(byte => byte === 0x0A).length;
		const {entries, torn, damage} = parseJournal(cut);
		t.deepEqual(textsOf(entries), example.slice(0, whole));
		t.deepEqual(damage, []);
		t.is(torn?.line, cut.at(-1) === 0x0A || length === 0 ? undefined : whole + 1);
		t.true(torn === undefined || torn.offset === cut.lastIndexOf(0x0A) + 1);
	}
});

testProp('one bit flipped anywhere: it is reported with its place, and no changed entry is ever given back', [
	fc.array(fc.string({unit: 'binary'}), {minLength: 1, maxLength: 6}), fc.nat(), fc.nat(7),
], (t, texts, position, bit) => {
	const bytes = toBytes(linesOf(texts));
	const whole = parseJournal(bytes).entries;
	t.is(whole.length, texts.length);
	const index = position % bytes.length;
	const byte = bytes[index] ?? 0;
	const weight = 2 ** bit;
	bytes[index] = Math.floor(byte / weight) % 2 === 0 ? byte + weight : byte - weight;
	const {entries, torn, damage} = parseJournal(bytes);
	t.true(damage.length > 0 || torn !== undefined);
	const known = new Set(whole.map(entry => JSON.stringify(entry)));
	t.deepEqual(entries.filter(entry => !known.has(JSON.stringify(entry))), []);
	// A line break that is lost takes two lines with it.
	t.true(entries.length >= texts.length - 2);
}, {numRuns: 500});

test('a line that was taken out, put in twice or put elsewhere is reported', t => {
	const [first = '', second = '', third = '', fourth = ''] = linesOf(example);
	for (const [lines, count] of [[[second, third, fourth], 3], [[first, third, fourth], 3], [[first, second, second, third, fourth], 4], [[second, first, third, fourth], 4]] as const) {
		const {entries, damage} = parseJournal(toBytes(lines));
		t.is(entries.length, count);
		t.true(damage.length > 0);
		t.regex(damage[0]?.text ?? '', /line \d+ of the journal, at byte \d+,/iv);
	}
});

test('an entry that broke off in the middle of the file is reported once, and what follows it is read', t => {
	const [first = '', second = '', third = ''] = linesOf(example);
	const {entries, damage} = parseJournal(toBytes([first, second.slice(0, 30), second, third]));
	t.deepEqual(textsOf(entries), example.slice(0, 3));
	t.deepEqual(damage.map(({line, offset}) => [line, offset]), [[2, Buffer.byteLength(first) + 1]]);
});

test('journals without checksums are read', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = path.join(folder, 'journal.jsonl');
	const old = [1, 2].map(sequence => `{"schema":"juju-upgrade-wizard/journal/1","sequence":${sequence},"at":"${at}","kind":"entry","text":"${sequence}"}\n`);
	await fs.writeFile(file, `${old.join('')}{"schema":"juju-up`);
	const before = await readJournal(folder);
	t.deepEqual(textsOf(before.entries), ['1', '2']);
	t.is(before.torn?.line, 3);
	t.deepEqual(before.damage, []);
});

test('a form of a later version is reported and never guessed at', t => {
	const {entries, damage} = parseJournal(Buffer.from('{"schema":"juju-upgrade-wizard/journal/9","sequence":1}\n[]\n"text"\n'));
	t.deepEqual(entries, []);
	t.is(damage.length, 3);
});
