import test from 'ava';
import {type Answer} from '../../source/domain/answer.js';
import {modelKey, type ModelReference} from '../../source/domain/intent.js';
import {nextDelay} from '../../source/runtime/poll-pace.js';
import {
	createPoller,
	mostInFlight,
	type PolledAnswer,
} from '../../source/runtime/poller.js';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';
import {makeStatus} from '../_helpers/make-state.js';

const good: Answer<'read-status'> = {ok: true, value: makeStatus()};
const modelNamed = (name: string): ModelReference => ({controller: 'aws', name: `admin/${name}`});
const web = modelNamed('web');

/** Each question takes as long as `duration` says; `Infinity` for one that never ends, not even when it is told to. */
const open = ({duration = () => 100, timeLimit, interval}: {
	readonly duration?: (name: string, count: number) => number;
	readonly timeLimit?: number;
	readonly interval?: number;
} = {}) => {
	const clock = createVirtualClock(0);
	const asked: Array<{name: string; at: number}> = [];
	const answers: PolledAnswer[] = [];
	let underWay = 0;
	let most = 0;
	const poller = createPoller({
		clock,
		...(timeLimit !== undefined && {timeLimit}),
		...(interval !== undefined && {interval}),
		async ask({name}, signal) {
			asked.push({name, at: clock.now()});
			underWay += 1;
			most = Math.max(most, underWay);
			const time = duration(name, asked.length);
			if (time === Infinity) {
				const {promise, resolve} = Promise.withResolvers<undefined>();
				signal.addEventListener('abort', () => {
					resolve(undefined);
				}, {once: true});
				await promise;
			} else {
				await clock.wait(time, signal);
			}

			underWay -= 1;
			return good;
		},
		onAnswer(answer) {
			answers.push(answer);
		},
	});
	return {
		clock, asked, answers, poller, most: () => most, times: () => asked.map(({at}) => at),
	};
};

test('the interval counts from the end of the last answer', async t => {
	const {clock, poller, times, answers} = open();
	poller.watch([web], 2000);
	await clock.advance(6300);
	t.deepEqual(times(), [0, 2100, 4200, 6300]);
	t.deepEqual(answers.map(({at, duration}) => [at, duration]), [[100, 100], [2200, 100], [4300, 100]]);
});

test('a model is never asked about twice at once, however slow it is', async t => {
	const {clock, poller, times, most} = open({duration: () => 10_000});
	poller.watch([web], 1000);
	await clock.advance(9999);
	poller.pollNow();
	poller.watch([web], 1000);
	await clock.advance(0);
	t.deepEqual(times(), [0]);
	t.is(most(), 1);
});

test('the pause grows with what an answer takes, up to a minute, and shrinks again', async t => {
	const {clock, poller, times} = open({duration: (_, count) => (count <= 2 ? 20_000 : 100)});
	poller.watch([web], 2000);
	await clock.advance(170_000);
	// 20 s, a pause of 60 s; the same; 0.1 s, a pause of 2 s.
	t.deepEqual(times().slice(0, 5), [0, 80_000, 160_000, 162_100, 164_200]);
	t.is(nextDelay(90_000, 40_000), 90_000);
});

test('one slow answer among fast ones is no reason to ask less often', async t => {
	const {clock, poller, times} = open({duration: (_, count) => (count === 2 ? 9000 : 500)});
	poller.watch([web], 2000);
	await clock.advance(20_000);
	t.deepEqual(times().slice(0, 4), [0, 2500, 13_500, 16_000]);
});

test('a question without an end is given up, is a failure, and is asked again soon', async t => {
	const {clock, poller, times, answers} = open({duration: (_, count) => (count === 1 ? Infinity : 100), timeLimit: 30_000});
	poller.watch([web], 2000);
	await clock.advance(30_000);
	t.like(answers[0], {duration: 30_000, answer: {ok: false, failure: {kind: 'timed-out', message: 'Juju gave no answer within 30 seconds.'}}});
	await clock.advance(5100);
	t.deepEqual(times(), [0, 35_000]);
	t.true(answers[1]?.answer.ok);
});

test('much longer than usual is silence, and patience grows with each answer that does not come', async t => {
	const {clock, poller, answers} = open({duration: (_, count) => (count === 1 ? 500 : Infinity)});
	poller.watch([web], 2000);
	await clock.advance(120_000);
	t.deepEqual(answers.map(({at, duration}) => [at, duration]), [[500, 500], [12_500, 10_000], [37_500, 20_000], [82_500, 40_000]]);
});

test('what is thrown while asking is a failed answer, and the poller goes on', async t => {
	const clock = createVirtualClock(0);
	const answers: PolledAnswer[] = [];
	const poller = createPoller({
		clock,
		async ask() {
			throw new Error('boom');
		},
		onAnswer(answer) {
			answers.push(answer);
		},
	});
	poller.watch([web], 1000);
	await clock.advance(5000);
	t.deepEqual(answers.map(({answer}) => answer.ok), [false, false]);
});

test('at most four questions are under way, and every model gets its turn', async t => {
	const models = Array.from({length: 10}, (_, index) => modelNamed(`m${index}`));
	const {clock, poller, most, asked} = open({duration: () => 500});
	poller.watch(models, 2000);
	await clock.advance(1500);
	t.is(most(), mostInFlight);
	t.is(new Set(asked.map(({name}) => name)).size, 10);
});

test('a slow model does not keep the others waiting', async t => {
	const models = ['slow', 'a', 'b', 'c', 'd'].map(name => modelNamed(name));
	const {clock, poller, asked} = open({duration: name => (name === 'admin/slow' ? 60_000 : 100)});
	poller.watch(models, 1000);
	await clock.advance(20_000);
	t.is(asked.filter(({name}) => name === 'admin/slow').length, 1);
	t.true(asked.filter(({name}) => name === 'admin/d').length > 10);
});

test('asked for now while under way: once more after it, since the answer may be older than the wish', async t => {
	const {clock, poller, times} = open({duration: () => 500});
	poller.watch([web], 10_000);
	await clock.advance(200);
	poller.pollNow();
	poller.pollNow();
	await clock.advance(1000);
	t.deepEqual(times(), [0, 500]);
});

test('a model that is left out is not heard of any more, and one that comes back is asked at once', async t => {
	const {clock, poller, answers, asked} = open({duration: () => 500});
	poller.watch([web, modelNamed('db')], 1000);
	await clock.advance(100);
	poller.watch([modelNamed('db')], 1000);
	await clock.advance(3000);
	t.false(answers.some(({model}) => modelKey(model) === modelKey(web)));
	poller.watch([web], 1000);
	await clock.advance(0);
	t.like(asked.at(-1), {name: web.name, at: 3100});
});

test('a shorter interval takes effect without waiting out the longer one', async t => {
	const {clock, poller, times} = open();
	poller.watch([web], 60_000);
	await clock.advance(1000);
	poller.watch([web], 2000);
	await clock.advance(2000);
	t.deepEqual(times(), [0, 3000]);
});

test('without an interval the default of two seconds is used', async t => {
	const {clock, poller, times} = open();
	poller.watch([web]);
	await clock.advance(2100);
	t.deepEqual(times(), [0, 2100]);
});

test('stopped, it asks no more and leaves no timer behind', async t => {
	const {clock, poller, times, answers} = open();
	poller.watch([web], 1000);
	await clock.advance(50);
	poller.stop();
	await clock.advance(10_000);
	t.deepEqual(times(), [0]);
	t.is(answers.length, 0);
	t.is(clock.pending(), 0);
});
