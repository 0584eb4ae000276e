import test from 'ava';
import fc from 'fast-check';
import {describeWindow, windowOf} from '../../source/interface/viewport.js';

test('a window stays while its cursor is within it', t => {
	t.deepEqual(windowOf({
		count: 100, height: 10, top: 20, cursor: 29,
	}), {start: 20, end: 30});
});

test('a cursor that leaves the window moves it by half a page', t => {
	t.deepEqual(windowOf({
		count: 100, height: 10, top: 20, cursor: 30,
	}), {start: 25, end: 35});
	t.deepEqual(windowOf({
		count: 100, height: 10, top: 20, cursor: 19,
	}), {start: 14, end: 24});
});

test('a window ends with its list', t => {
	t.deepEqual(windowOf({count: 5, height: 10, top: 3}), {start: 0, end: 5});
	t.deepEqual(windowOf({count: 100, height: 10, top: 999}), {start: 90, end: 100});
	t.deepEqual(windowOf({count: 0, height: 10, top: 4}), {start: 0, end: 0});
});

test('the cursor is always in the window, and the window in the list', t => {
	const number = fc.integer({min: 0, max: 300});
	t.notThrows(() => {
		fc.assert(fc.property(fc.integer({min: 1, max: 300}), fc.integer({min: 1, max: 60}), number, number, (count, height, top, cursor) => {
			const {start, end} = windowOf({
				count, height, top, cursor,
			});
			const row = Math.min(cursor, count - 1);
			return start >= 0 && end <= count && end - start === Math.min(count, height) && row >= start && row < end;
		}));
	});
});

test('a window is told as people count', t => {
	t.is(describeWindow({start: 0, end: 9}, 128), '1–9 of 128');
	t.is(describeWindow({start: 0, end: 0}, 0), '');
});
