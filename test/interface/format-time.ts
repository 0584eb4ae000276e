import test from 'ava';
import {
	formatAge,
	formatClock,
	formatDuration,
	formatPreciseDuration,
	formatShortDuration,
} from '../../source/interface/format-time.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

test('a duration is told in its two largest units', t => {
	const durations = [0, 12 * second, (4 * minute) + (12 * second), (2 * hour) + (5 * minute), (3 * day) + (4 * hour)];
	t.deepEqual(durations.map(duration => formatDuration(duration)), ['0s', '12s', '4m 12s', '2h 05m', '3d 4h']);
});

test('a short duration is told in its largest unit', t => {
	t.deepEqual([900, 59 * second, minute, 119 * minute, 47 * hour, 3 * day].map(duration => formatShortDuration(duration)), ['0s', '59s', '1m', '1h', '1d', '3d']);
});

test('a clock that was set back makes no negative duration', t => {
	t.is(formatDuration(-5000), '0s');
	t.is(formatShortDuration(-5000), '0s');
	t.is(formatPreciseDuration(-5000), '0.0s');
});

test('below ten seconds a command is told with a tenth', t => {
	t.deepEqual([400, 1440, 9999, 12_000, 65_000].map(duration => formatPreciseDuration(duration)), ['0.4s', '1.4s', '10.0s', '12s', '1m 05s']);
});

test('an age says how long ago, or never', t => {
	t.is(formatAge(10_000, 7000), '3s ago');
	t.is(formatAge(10_000, 9500), 'just now');
	t.is(formatAge(10_000, undefined), 'never');
	// A screen that waits is not drawn anew each second.
	t.is(formatAge(10 * minute, (10 * minute) - (10 * second)), '10s ago');
	t.is(formatAge(10 * minute, (10 * minute) - (59 * second)), '50s ago');
	t.is(formatAge(10 * minute, (10 * minute) - (4 * minute) - (59 * second)), '4m ago');
	t.is(formatAge(10 * hour, (10 * hour) - (2 * hour) - (5 * minute)), '2h 05m ago');
});

test('the time of day is that of this machine', t => {
	t.is(formatClock(new Date(2026, 10, 21, 3, 7, 46).getTime()), '03:07:46');
});
