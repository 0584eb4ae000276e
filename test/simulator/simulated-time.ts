import test from 'ava';
import {createSimulatedTime} from '../../source/simulator/simulated-time.js';

const second = 1000;

test('time goes as fast as it is told', async t => {
	const time = createSimulatedTime({startedAt: 5000, speed: 1000});
	await time.wait(20 * second);
	t.true(time.now() >= 25_000);
	t.is(time.speed(), 1000);
});

test('what waits goes on at the new speed', async t => {
	const time = createSimulatedTime({startedAt: 0, speed: 1});
	const waiting = time.wait(3600 * second);
	time.setSpeed(0);
	const paused = time.now();
	time.setSpeed(1_000_000);
	await waiting;
	t.true(paused < 60 * second);
	t.true(time.now() >= 3600 * second);
});

test('a wait that is not wanted any more ends at once, also while time stands still', async t => {
	const time = createSimulatedTime({startedAt: 0, speed: 0});
	const controller = new AbortController();
	const waiting = time.wait(second, controller.signal);
	controller.abort();
	await waiting;
	await time.wait(second, AbortSignal.abort());
	t.is(time.now(), 0);
});
