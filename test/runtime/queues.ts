import test from 'ava';
import fc from 'fast-check';
import {createPending, createQueue} from '../../source/runtime/queues.js';

const passRounds = async (count: number): Promise<void> => {
	if (!(count > 0)) {
		return;
	}

	await Promise.resolve();
	await passRounds(count - 1);
};

test('never more than its places are taken, everything runs, and in order', async t => {
	await fc.assert(fc.asyncProperty(fc.integer({min: 1, max: 5}), fc.array(fc.integer({min: 0, max: 3}), {maxLength: 20}), async (places, rounds) => {
		const queue = createQueue(places);
		const started: number[] = [];
		let free = places;
		await Promise.allSettled(rounds.map(async (count, index) => queue(async () => {
			started.push(index);
			free -= 1;
			t.true(free >= 0);
			await passRounds(count);

			free += 1;
			if (count === 3) {
				throw new Error('it failed');
			}
		})));
		t.deepEqual(started, rounds.map((_, index) => index));
	}));
});

test('a failure reaches whoever asked, and frees the place', async t => {
	const queue = createQueue(1);
	await t.throwsAsync(queue(async () => {
		throw new Error('it failed');
	}), {message: 'it failed'});
	t.is(await queue(async () => 'next'), 'next');
});

test('settled waits for what fails too, and for what was begun meanwhile', async t => {
	const pending = createPending();
	const first = Promise.withResolvers<string>();
	const second = Promise.withResolvers<string>();
	const held = pending.hold(first.promise);
	let isSettled = false;
	const wait = async (): Promise<void> => {
		await pending.settled();
		isSettled = true;
	};

	const waited = wait();
	const heldToo = pending.hold(second.promise);
	first.reject(new Error('it failed'));
	await t.throwsAsync(held, {message: 'it failed'});
	t.false(isSettled);
	second.resolve('done');
	await waited;
	t.is(await heldToo, 'done');
	t.true(pending.isEmpty());
});
