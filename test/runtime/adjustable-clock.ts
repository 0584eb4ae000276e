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
