import test from 'ava';
import {span} from '../../source/interface/make-line.js';
import {spreadLine} from '../../source/interface/spread-line.js';

const read = (left: string, right: string, columns: number): string => spreadLine({
	key: 'key', left: [left], right: [span(right, 'quiet')], columns,
}).spans.map(({text}) => text).join('');

test('what is on the right ends one column before the edge', t => {
	t.is(read(' left', 'right', 20), ' left         right');
	t.is(read(' left', 'right', 20).length, 19);
});

test('where both do not fit the left stays', t => {
	t.is(read(' left', 'right', 12), ' left right');
	t.is(read(' left', 'right', 11), ' left');
});

test('nothing on the right is no gap', t => {
	t.is(read(' left', '', 20), ' left');
});
