import test from 'ava';
import {createAdjustableClock} from '../../source/runtime/adjustable-clock.js';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';

test('time runs as fast as it is told to, without a jump', async t => {
	const base = createVirtualClock(1000);
	const clock = createAdjustableClock(base);
	await base.advance(500);
	t.is(clock.now(), 1500);
	clock.setSpeed(10);
	t.is(clock.now(), 1500);
	await base.advance(100);
	t.is(clock.now(), 2500);
	clock.setSpeed(1);
	await base.advance(100);
	t.is(clock.now(), 2600);
});

test('a wait takes its own time, not the machine\'s', async t => {
	const base = createVirtualClock(0);
	const clock = createAdjustableClock(base);
	clock.setSpeed(10);
	let isOver = false;
	const wait = async (): Promise<void> => {
		await clock.wait(1000);
		isOver = true;
	};

	void wait();
	await base.advance(99);
	t.false(isOver);
	await base.advance(1);
	t.true(isOver);
});

/** Starts a wait, and says when it was over. */
const timeWait = (clock: ReturnType<typeof createAdjustableClock>, milliseconds: number, signal?: AbortSignal): {readonly isOver: () => boolean} => {
	let isOver = false;
	const wait = async (): Promise<void> => {
		await clock.wait(milliseconds, signal);
		isOver = true;
	};

	void wait();
	return {isOver: () => isOver};
};

test('a wait that is under way follows the speed', async t => {
	const base = createVirtualClock(0);
	const clock = createAdjustableClock(base);
	const wait = timeWait(clock, 1000);
	await base.advance(500);
	clock.setSpeed(10);
	await base.advance(49);
	t.false(wait.isOver());
	await base.advance(1);
	t.true(wait.isOver());
	t.is(clock.now(), 1000);
});

test('time that stands still keeps whoever waits, until it runs again or they give up', async t => {
	const base = createVirtualClock(0);
	const clock = createAdjustableClock(base);
	clock.setSpeed(0);
	const given = new AbortController();
	const [patient, impatient] = [timeWait(clock, 100), timeWait(clock, 100, given.signal)];
	await base.advance(3_600_000);
	t.is(clock.now(), 0);
	t.false(patient.isOver());
	given.abort();
	await base.advance(1);
	t.true(impatient.isOver());
	clock.setSpeed(1);
	await base.advance(100);
	t.true(patient.isOver());
	t.is(clock.now(), 100);
});

test('a jump ends the waits that are over by then, and no others; standing time still stands after it', async t => {
	const base = createVirtualClock(0);
	const clock = createAdjustableClock(base);
	clock.setSpeed(0);
	const [short, long] = [timeWait(clock, 9000), timeWait(clock, 11_000)];
	clock.skip(10_000);
	await base.advance(1);
	t.is(clock.now(), 10_000);
	t.true(short.isOver());
	t.false(long.isOver());
	clock.skip(10_000);
	await base.advance(1);
	t.true(long.isOver());
	t.is(clock.now(), 20_000);
});

test('what happens again and again follows the speed, and ends when it is stopped', async t => {
	const base = createVirtualClock(0);
	const clock = createAdjustableClock(base);
	let count = 0;
	const stop = clock.every(1000, () => {
		count++;
	});
	await base.advance(2000);
	t.is(count, 2);
	clock.setSpeed(10);
	await base.advance(300);
	t.is(count, 5);
	clock.setSpeed(0);
	await base.advance(10_000);
	t.is(count, 5);
	stop();
	clock.setSpeed(1);
	await base.advance(5000);
	t.is(count, 5);
});
