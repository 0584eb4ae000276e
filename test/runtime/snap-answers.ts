import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {
	readRefreshTimes,
	readSnapdVersion,
	readSnapList,
	readSnapTime,
} from '../../source/runtime/snap-answers.js';
import {listFixtures, readFixture} from '../_helpers/fixture.js';

const now = Date.UTC(2026, 10, 21, 3, 12);
const read = (name: string): string => readFixture(`host/${name}.txt`);
const snapsOf = (name: string) => readSnapList(read(name));
const snapOf = (name: string, snap: string) => snapsOf(name).find(each => each.name === snap);

test('a list of snaps gives names, versions, revisions, channels and notes', t => {
	t.deepEqual(snapOf('snap-list-2.63', 'juju'), {
		name: 'juju', version: '3.6.4', revision: '30244', channel: '3.6/stable', isHeld: false, isClassic: false,
	});
	t.deepEqual(snapOf('snap-list-2.63', 'juju_29'), {
		name: 'juju_29', version: '2.9.51', revision: '28362', channel: '2.9/stable', isHeld: false, isClassic: true,
	});
	t.like(snapOf('snap-list-2.63', 'mine'), {revision: 'x1', channel: undefined, isClassic: true});
	t.is(snapsOf('snap-list-2.63').length, 8);
});

test('a snap that is held says so', t => {
	t.like(snapOf('snap-list-held-2.75', 'juju'), {isHeld: true, isClassic: true, channel: '2.9/stable'});
	t.like(snapOf('snap-list-held-2.75', 'snapd'), {isHeld: false});
});

test('an older snapd leaves parts of a channel out', t => {
	t.deepEqual(snapsOf('snap-list-2.40').map(({channel}) => channel), ['latest/stable', '2.6/stable', 'latest/edge/…', '2.0/beta']);
});

test('the oldest snapd names no channel, and its notes are still found', t => {
	t.deepEqual(snapOf('snap-list-2.30', 'juju'), {
		name: 'juju', version: '2.3.1', revision: '3106', channel: undefined, isHeld: false, isClassic: true,
	});
});

test('where no snap is installed there is none', t => {
	t.deepEqual(readSnapList('error: no matching snaps installed\n'), []);
	t.deepEqual(readSnapList(''), []);
});

test('snapd tells its own version, where it runs', t => {
	t.is(readSnapdVersion(read('snap-version-2.63')), '2.63');
	t.is(readSnapdVersion(read('snap-version-unavailable-2.63')), undefined);
	t.is(readSnapdVersion(''), undefined);
});

test('the next refresh is read in both forms of time', t => {
	t.deepEqual(readRefreshTimes(read('snap-refresh-time-absolute-2.63'), now), {next: Date.UTC(2026, 10, 21, 4, 31), heldUntil: undefined});
	t.deepEqual(readRefreshTimes(read('snap-refresh-time-2.63'), now), {next: Date.UTC(2026, 10, 22, 4, 31), heldUntil: undefined});
});

test('a hold of all snaps is read, with its end or for ever', t => {
	t.deepEqual(readRefreshTimes(read('snap-refresh-time-held-2.63'), now), {next: Date.UTC(2026, 10, 21, 4, 31), heldUntil: Date.UTC(2026, 10, 23, 2)});
	t.is(readRefreshTimes(read('snap-refresh-time-forever-2.75'), now)?.heldUntil, 'forever');
});

test('what snapd does not know is not known', t => {
	t.deepEqual(readRefreshTimes(read('snap-refresh-time-nothing-2.63'), now), {next: undefined, heldUntil: undefined});
	t.is(readRefreshTimes('error: cannot communicate with server', now), undefined);
});

test('times as people say them are on the right day', t => {
	t.is(readSnapTime('today at 13:12 +08', now), Date.UTC(2026, 10, 21, 5, 12));
	// In India it is the morning of the 21st too; in Samoa it is still the 20th.
	t.is(readSnapTime('tomorrow at 00:30 +0530', now), Date.UTC(2026, 10, 21, 19));
	t.is(readSnapTime('today at 23:00 -11', now), Date.UTC(2026, 10, 21, 10));
	t.is(readSnapTime('in 2 days, at 15:04 UTC', now), Date.UTC(2026, 10, 23, 15, 4));
	t.is(readSnapTime('5 days ago, at 19:17 UTC', now), Date.UTC(2026, 10, 16, 19, 17));
	t.is(readSnapTime('yesterday at 01:00 UTC', now), Date.UTC(2026, 10, 20, 1));
	t.is(readSnapTime('2026-11-22', now), Date.UTC(2026, 10, 22));
});

test('a named zone is that of this machine', t => {
	const today = new Date(now);
	t.is(readSnapTime('tomorrow at 04:31 CET', now), new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 4, 31).getTime());
});

test('what is no time is none', t => {
	const texts = ['n/a', '', 'soon', 'tomorrow', 'today at 4:31', '2026-13-45', '99999-01-01T00:00:00Z', 'in many days, at 10:00 UTC'];
	t.deepEqual(texts.filter(text => readSnapTime(text, now) !== undefined), []);
});

const mutatedFixture = fc.tuple(
	fc.constantFrom(...listFixtures('host').map(name => readFixture(`host/${name}`))),
	fc.nat(600),
	fc.nat(60),
	fc.string({unit: 'binary', maxLength: 40}),
).map(([text, start, length, inserted]) => `${text.slice(0, start)}${inserted}${text.slice(start + length)}`);

testProp('a text with anything cut out of it and put into it is read without throwing, and what is read has a shape', [mutatedFixture], (t, mutated) => {
	for (const {name, channel} of readSnapList(mutated)) {
		t.regex(name, /^\S+$/v);
		t.true(channel === undefined || channel.includes('/'));
	}

	const times = readRefreshTimes(mutated, now);
	t.true(times?.next === undefined || Number.isFinite(times.next));
	t.true(times?.heldUntil === undefined || times.heldUntil === 'forever' || Number.isFinite(times.heldUntil));
	const version = readSnapdVersion(mutated);
	t.true(version === undefined || /^\d\S*$/v.test(version));
});
