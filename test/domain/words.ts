import test from 'ava';
import {testProp, fc} from '@fast-check/ava';
import {
	countOf,
	listOf,
	sizeOf,
	spanOf,
} from '../../source/domain/words.js';
import {word} from '../_helpers/arbitraries.js';

test('one is singular, all else is plural', t => {
	t.deepEqual([0, 1, 2].map(count => countOf(count, 'agent')), ['0 agents', '1 agent', '2 agents']);
	t.is(countOf(2, 'agent is', 'agents are'), '2 agents are');
});

test('a long list ends with how many are left out', t => {
	t.is(listOf(['a', 'b', 'c']), 'a, b, c');
	t.is(listOf(['a', 'b', 'c', 'd', 'e']), 'a, b, c and 2 more');
	t.is(listOf([]), '');
});

test('spans have the two units that matter', t => {
	t.deepEqual([-5, 0, 999, 14_000, 252_000, 7_500_000].map(span => spanOf(span)), ['0s', '0s', '0s', '14s', '4m 12s', '2h 05m']);
});

test('sizes are rounded as people say them', t => {
	t.deepEqual([12, 1500, 412_345_678, 1_440_000_000].map(size => sizeOf(size)), ['12 bytes', '2 kB', '412 MB', '1.4 GB']);
});

testProp('a list names every name or counts it', [fc.array(word), fc.nat(6)], (t, names, limit) => {
	const more = /and (?<count>\d+) more$/v.exec(listOf(names, limit))?.groups?.['count'];
	t.is(Number(more ?? 0), Math.max(0, names.length - limit));
});
