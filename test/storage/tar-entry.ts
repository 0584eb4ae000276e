import test from 'ava';
import fc from 'fast-check';
import {formatTarEntry, tarEnd} from '../../source/storage/tar-entry.js';
import {createTarReader, type TarEntry} from '../../source/storage/tar-listing.js';

const entry = fc.record({
	name: fc.array(fc.string({unit: fc.constantFrom('a', '.', '=', ' ', '9', 'ü', '🜨'), minLength: 1, maxLength: 60}), {minLength: 1, maxLength: 6}).map(parts => parts.join('/')),
	content: fc.uint8Array({maxLength: 2000}),
	mode: fc.nat({max: 0o17_7777}),
	changedAt: fc.integer({min: -1000, max: 4_000_000_000_000}),
});

test('our own reader finds every name and size again, however long the name', t => {
	fc.assert(fc.property(fc.array(entry, {maxLength: 6}), entries => {
		const found: TarEntry[] = [];
		const reader = createTarReader(told => {
			found.push(told);
		});
		for (const one of entries) {
			reader.push(formatTarEntry(one));
		}

		reader.push(tarEnd);
		t.is(reader.finish().count, entries.length);
		t.deepEqual(found, entries.map(({name, content}) => ({name, size: content.length})));
	}), {numRuns: 200});
});

test('an entry fills its last block', t => {
	fc.assert(fc.property(entry, one => {
		t.is(formatTarEntry(one).length % 512, 0);
	}), {numRuns: 50});
});
