import test from 'ava';
import {type Answer} from '../../source/domain/answer.js';
import {type ModelReference} from '../../source/domain/intent.js';
import {createPoller, mostInFlight} from '../../source/runtime/poller.js';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';
import {makeStatus} from '../_helpers/make-state.js';

const good: Answer<'read-status'> = {ok: true, value: makeStatus()};
const models: readonly ModelReference[] = Array.from({length: 60}, (_, index) => ({controller: 'aws', name: `admin/m${index}`}));
const indexOf = ({name}: ModelReference): number => Number(name.slice('admin/m'.length));

const watchAll = (durationOf: (index: number) => number) => {
	const clock = createVirtualClock(0);
	const asked: number[][] = models.map(() => []);
	const underWay = new Set<number>();
	let most = 0;
	let isTwice = false;
	const poller = createPoller({
		clock,
		async ask(model, signal) {
			const index = indexOf(model);
			isTwice ||= underWay.has(index);
			underWay.add(index);
			most = Math.max(most, underWay.size);
			asked[index]?.push(clock.now());
			await clock.wait(durationOf(index), signal);
			underWay.delete(index);
			return good;
		},
		onAnswer() {
			// What is asked when is all that counts here.
		},
	});
	poller.watch(models, 2000);
	return {
		clock, asked, poller, most: () => most, isTwice: () => isTwice,
	};
};

/** The longest time between two questions about a model, from a moment on. */
const longestGap = (times: readonly number[], from: number, to: number): number => {
	const later = [...times.filter(at => at >= from), to];
	return Math.max(...later.map((at, index) => at - (later[index - 1] ?? from)));
};

test('60 models of a second each: four at once, a whole round within 16 s, and no model waits longer than another', async t => {
	const {clock, asked, poller, most, isTwice} = watchAll(() => 1000);
	await clock.advance(160_000);
	t.is(most(), mostInFlight);
	t.false(isTwice());
	for (const times of asked) {
		t.true(longestGap(times, 0, 160_000) <= 16_000);
	}

	const counts = asked.map(({length}) => length);
	t.true(Math.max(...counts) - Math.min(...counts) <= 1, counts.join(' '));
	poller.stop();
	await clock.advance(0);
	t.is(clock.pending(), 0);
});

test('six slow ones among 60 do not hold the others, and have their turn too', async t => {
	const slow = new Set([0, 7, 20, 31, 44, 59]);
	const {clock, asked, poller, most} = watchAll(index => (slow.has(index) ? 30_000 : 200));
	await clock.advance(900_000);
	t.is(most(), mostInFlight);
	const slowTimes = asked.filter((_, index) => slow.has(index));
	for (const times of slowTimes) {
		t.true(longestGap(times, 0, 900_000) <= 180_000);
	}

	// The first round meets the slow ones unknown.
	const quickTimes = asked.filter((_, index) => !slow.has(index));
	for (const times of quickTimes) {
		t.true(longestGap(times, 100_000, 900_000) <= 15_000, String(longestGap(times, 100_000, 900_000)));
	}

	poller.stop();
});

test('where all are slow no place is kept free', async t => {
	const {clock, asked, poller} = watchAll(() => 10_000);
	await clock.advance(600_000);
	// Four places for 600 s make 240 questions of 10 s.
	t.true(asked.flat().length >= 232, String(asked.flat().length));
	t.true(asked.every(times => longestGap(times, 0, 600_000) <= 160_000));
	poller.stop();
});

test('a model that is not answered any more keeps no others waiting, and is asked again', async t => {
	const dead = new Set([1, 2, 3, 4, 5, 6, 7, 8]);
	let isDown = false;
	const {clock, asked, poller} = watchAll(index => (isDown && dead.has(index) ? 10_000_000 : 200));
	await clock.advance(20_000);
	isDown = true;
	await clock.advance(600_000);
	const livingTimes = asked.filter((_, index) => !dead.has(index));
	for (const times of livingTimes) {
		t.true(longestGap(times, 100_000, 620_000) <= 15_000, String(longestGap(times, 100_000, 620_000)));
	}

	for (const index of dead) {
		t.true((asked[index] ?? []).filter(at => at > 20_000).length >= 2, `${index}`);
	}

	poller.stop();
});
