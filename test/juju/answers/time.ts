import test from 'ava';
import fc from 'fast-check';
import {parseTime} from '../../../source/juju/answers/time.js';

test('Times are read in every form that was recorded', t => {
	const moment = Date.UTC(2026, 3, 1, 1, 23, 45);
	for (const text of [
		'2026-04-01 01:23:45Z',
		'2026-04-01T01:23:45Z',
		'01 Apr 2026 01:23:45Z',
		'01 Apr 2026 11:23:45+10:00',
		'2026-04-01 01:23:45 +0000 UTC',
		'2026-04-01 11:23:45 +1000 AEST',
	]) {
		t.is(parseTime(text), moment, `${text}, once`);
		t.is(parseTime(text), moment, `${text}, once more`);
	}
});

test('Words and other values are no time', t => {
	for (const value of ['just now', '2 hours ago', '2026-04-01', '03:00:00', '01 Foo 2026 01:23:45Z', '2026-13-41 01:23:45Z', 5, null, undefined, {}, '']) {
		t.is(parseTime(value), undefined);
	}
});

test('Whatever is said, a time is a number or nothing', t => {
	fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 60}), text => {
		const time = parseTime(text);
		t.true(time === undefined || Number.isFinite(time));
	}));
});
