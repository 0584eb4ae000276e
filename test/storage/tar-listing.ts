import test from 'ava';
import fc from 'fast-check';
import {createTarReader} from '../../source/storage/tar-listing.js';
import {makeTar} from '../_helpers/make-archive.js';

const entries = fc.array(fc.record({
	name: fc.string({unit: fc.constantFrom('a', 'b', '/', '.', 'ü'), minLength: 1, maxLength: 40}),
	content: fc.string({maxLength: 2000}),
}), {maxLength: 8});

test('names are the same however the archive is cut into chunks', t => {
	fc.assert(fc.property(entries, fc.array(fc.integer({min: 1, max: 3000}), {minLength: 1}), (list, sizes) => {
		const tar = makeTar(list);
		const told: unknown[] = [];
		const reader = createTarReader(entry => {
			told.push(entry);
		});
		let offset = 0;
		for (let index = 0; offset < tar.length; index += 1) {
			const size = sizes[index % sizes.length] ?? 1;
			reader.push(tar.subarray(offset, offset + size));
			offset += size;
		}

		t.deepEqual(reader.finish(), {names: list.map(({name}) => name), count: list.length});
		t.deepEqual(told, list.map(({name, content}) => ({name, size: new TextEncoder().encode(content).length})));
	}), {numRuns: 50});
});

const outcomeOf = (tar: Uint8Array): string => {
	try {
		const reader = createTarReader();
		reader.push(tar);
		reader.finish();
		return 'The archive breaks off at nothing: it is whole';
	} catch (error) {
		return error instanceof Error ? error.message : 'something else was thrown';
	}
};

test('whatever the bytes are, the reader ends with names or with an error of its own', t => {
	fc.assert(fc.property(entries, fc.array(fc.tuple(fc.nat(), fc.integer({min: 0, max: 255})), {minLength: 1, maxLength: 5}), (list, changes) => {
		const tar = makeTar(list);
		for (const [place, value] of changes) {
			tar[place % tar.length] = value;
		}

		t.regex(outcomeOf(tar), /^(?:What it holds is no tar archive|The archive (?:is damaged behind|breaks off at) )/v);
	}), {numRuns: 200});
});
