import test from 'ava';
import {systemClock} from '../../source/runtime/clock.js';

test('a wait that is given up ends long before its time', async t => {
	const abort = new AbortController();
	const start = performance.now();
	const waited = systemClock.wait(60_000, abort.signal);
	abort.abort();
	await waited;
	await systemClock.wait(60_000, abort.signal);
	t.true(performance.now() - start < 30_000);
});

test('a delay that is longer than Node can wait does not end at once', async t => {
	const abort = new AbortController();
	let isOver = false;
	const wait = async (): Promise<void> => {
		await systemClock.wait(Infinity, abort.signal);
		isOver = true;
	};

	const waited = wait();
	await systemClock.wait(5);
	t.false(isOver);
	abort.abort();
	await waited;
	t.true(isOver);
});

test('what is called again and again ends when it is told to', async t => {
	const {promise, resolve} = Promise.withResolvers<undefined>();
	let count = 0;
	const stop = systemClock.every(1, () => {
		count += 1;
		if (count !== 2) {
			return;
		}

		stop();
		resolve(undefined);
	});
	await promise;
	await systemClock.wait(10);
	t.is(count, 2);
});
