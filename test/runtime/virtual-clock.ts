import test from 'ava';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';

test('timers run at their own time, the earliest first, and what they set off settles in between', async t => {
	const clock = createVirtualClock(1000);
	const seen: Array<readonly [string, number]> = [];
	const wait = async (name: string, milliseconds: number): Promise<void> => {
		await clock.wait(milliseconds);
		await Promise.resolve();
		seen.push([name, clock.now()]);
	};

	void wait('late', 300);
	void wait('early', 100);
	const twice = async (): Promise<void> => {
		await wait('first half', 150);
		await wait('second half', 100);
	};

	void twice();
	await clock.advance(1000);
	t.deepEqual(seen, [['early', 1100], ['first half', 1150], ['second half', 1250], ['late', 1300]]);
	t.is(clock.now(), 2000);
});

test('a wait that is given up ends at once and leaves no timer', async t => {
	const clock = createVirtualClock(0);
	const abort = new AbortController();
	const waited = clock.wait(1000, abort.signal);
	t.is(clock.pending(), 1);
	abort.abort();
	await waited;
	t.is(clock.pending(), 0);
	await clock.wait(1000, abort.signal);
	t.is(clock.now(), 0);
});

test('what is called again and again can be ended', async t => {
	const clock = createVirtualClock(0);
	const times: number[] = [];
	const stop = clock.every(100, () => {
		times.push(clock.now());
	});
	await clock.advance(350);
	stop();
	await clock.advance(1000);
	t.deepEqual(times, [100, 200, 300]);
	t.is(clock.pending(), 0);
});

test('time stops where a condition holds, and says where it never does', async t => {
	const clock = createVirtualClock(0);
	let count = 0;
	const stop = clock.every(100, () => {
		count += 1;
	});
	t.true(await clock.advanceUntil(() => count === 3, 10_000));
	t.is(clock.now(), 300);
	t.false(await clock.advanceUntil(() => count === 1000, 200));
	t.is(clock.now(), 500);
	stop();
});
