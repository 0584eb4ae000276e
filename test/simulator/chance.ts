import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {chance, chooseBetween, chooseUuid} from '../../source/simulator/chance.js';

testProp('a seed and a key always give the same number, from 0 to below 1', [fc.nat(4_294_967_295), fc.string()], (t, seed, key) => {
	const value = chance(seed, key);
	t.true(value >= 0 && value < 1);
	t.is(chance(seed, key), value);
});

testProp('a choice stays in its range', [fc.nat(), fc.tuple(fc.nat(1000), fc.nat(1000)), fc.string()], (t, seed, [least, width], key) => {
	const chosen = chooseBetween(seed, [least, least + width], key);
	t.true(Number.isSafeInteger(chosen) && chosen >= least && chosen <= least + width);
});

test('numbers of one seed are spread evenly', t => {
	const tenths = Array.from({length: 10}, () => 0);
	for (let index = 0; index < 10_000; index++) {
		const tenth = Math.floor(chance(7, `turn web ${index}`) * 10);
		tenths[tenth] = (tenths[tenth] ?? 0) + 1;
	}

	t.true(tenths.every(count => count > 850 && count < 1150), String(tenths));
});

test('seeds that lie side by side differ', t => {
	const numbers = new Set(Array.from({length: 1000}, (_, seed) => chance(seed, 'machine-0')));
	t.is(numbers.size, 1000);
});

test('a made-up UUID has the form of version 4', t => {
	t.regex(chooseUuid(3, 'aws web'), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/v);
	t.not(chooseUuid(3, 'aws web'), chooseUuid(3, 'aws db'));
});
