import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {isBad} from '../../source/domain/agent.js';
import {
	answersNeeded,
	followProgress,
	paceOf,
	slowAfter,
	spanNeeded,
	startProgress,
	stuckAfter,
} from '../../source/domain/follow-progress.js';
import {type Observation, type Progress} from '../../source/domain/progress.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {modelStatus} from '../_helpers/arbitraries.js';
import {makeAgent, makeStatus} from '../_helpers/make-state.js';

const version = '3.6.28';
const begin = 1_000_000;
const good = makeStatus({agents: [makeAgent('0', {version}), makeAgent('mysql/0', {version})]});
const half = makeStatus({agents: [makeAgent('0', {version}), makeAgent('mysql/0')]});
const none = makeStatus({agents: [makeAgent('0'), makeAgent('mysql/0')]});
const flap = makeStatus({agents: [makeAgent('0', {version, condition: 'down'}), makeAgent('mysql/0', {version})]});

const answer = (seconds: number, status: ModelStatus): Observation => ({
	ok: true, status, at: begin + (seconds * 1000), duration: 500,
});
const silence = (seconds: number, reason = 'connection refused'): Observation => ({
	ok: false, reason, at: begin + (seconds * 1000), duration: 1000,
});
const follow = (observations: readonly Observation[], from: Progress = startProgress(version, begin)): Progress => {
	let progress = from;
	for (const observation of observations) {
		progress = followProgress(progress, observation);
	}

	return progress;
};

test('three good answers over ten seconds are complete', t => {
	const progress = follow([answer(0, good), answer(5, good), answer(10, good)]);
	t.true(progress.isComplete);
	t.is(progress.completedAt, begin + 10_000);
	t.is(progress.waitingFor, undefined);
});

test('two good answers are not enough, however far apart', t => {
	t.false(follow([answer(0, good), answer(60, good)]).isComplete);
});

test('many good answers are not enough within ten seconds', t => {
	const answers = Array.from({length: 20}, (_, index) => answer(index * 0.5, good));
	t.false(follow(answers).isComplete);
	t.is(follow(answers).goodAnswers, 20);
});

test('an agent that flaps starts the row anew', t => {
	const progress = follow([answer(0, good), answer(5, good), answer(6, flap), answer(10, good), answer(16, good)]);
	t.false(progress.isComplete);
	t.is(progress.goodAnswers, 2);
	t.true(follow([answer(20, good)], progress).isComplete);
});

test('a question without an answer starts the row anew', t => {
	const progress = follow([answer(0, good), answer(5, good), silence(8), answer(10, good)]);
	t.false(progress.isComplete);
	t.is(progress.goodAnswers, 1);
});

test('a clock that is set back does not shorten the row', t => {
	const progress = follow([answer(0, good), answer(5, good), answer(-300, good)]);
	t.is(progress.goodAnswers, 1);
	t.is(progress.goodSince, begin - 300_000);
});

test('what is complete stays complete', t => {
	const complete = follow([answer(0, good), answer(5, good), answer(10, good)]);
	t.is(follow([answer(20, flap), silence(30)], complete), complete);
});

test('silence has a clock, last words, and becomes an outage when it ends', t => {
	const silent = follow([answer(0, half), silence(10, 'i/o timeout'), silence(20, 'connection refused')]);
	t.is(silent.silentSince, begin + 9000);
	t.is(silent.failedAnswers, 2);
	t.is(silent.lastReason, 'connection refused');
	t.is(silent.counts?.upgraded, 1);
	const back = follow([answer(70, half)], silent);
	t.is(back.silentSince, undefined);
	t.deepEqual(back.outages, [{from: begin + 9000, to: begin + 70_000}]);
});

test('time in silence does not count as time without progress', t => {
	const progress = follow([answer(0, half), silence(10), answer(600, half)]);
	t.is(paceOf(progress, begin + 600_000), 'moving');
	t.is(paceOf(progress, begin + 600_000 + slowAfter), 'slow');
});

test('without another agent it is slow, then stuck, and moves again with the next agent', t => {
	const progress = follow([answer(0, none)]);
	t.is(paceOf(progress, begin + slowAfter - 1), 'moving');
	t.is(paceOf(progress, begin + slowAfter), 'slow');
	t.is(paceOf(progress, begin + stuckAfter), 'stuck');
	t.is(paceOf(follow([answer(700, half)], progress), begin + 700_000), 'moving');
});

test('an agent that goes back and forth is no progress', t => {
	const progress = follow([answer(0, half), answer(300, none), answer(600, half)]);
	t.is(progress.lastChangeAt, begin);
});

test('the history of hours keeps its ends and its highest point in 200 points', t => {
	const long = Array.from({length: 3000}, (_, index) => answer(index, makeStatus({
		agents: [makeAgent('0', {version: index === 1501 || index % 2 === 0 ? version : '3.6.4'}), makeAgent('1', {version: index === 1501 ? version : '3.6.4'})],
	})));
	const {history} = follow(long);
	t.true(history.length <= 200);
	t.is(history[0]?.at, begin);
	t.is(history.at(-1)?.at, begin + 2_999_000);
	t.is(Math.max(...history.map(({upgraded}) => upgraded)), 2);
});

const observation = fc.tuple(fc.oneof(
	{weight: 5, arbitrary: fc.constantFrom(good, good, good, half, flap)},
	{weight: 1, arbitrary: modelStatus},
	{weight: 1, arbitrary: fc.constant(undefined)},
), fc.integer({min: 0, max: 8000}));

const toObservations = (steps: ReadonlyArray<readonly [ModelStatus | undefined, number]>): readonly Observation[] => {
	let at = begin;
	return steps.map(([status, pause]) => {
		at += pause;
		return status
			? {
				ok: true, status, at, duration: 100,
			}
			: {
				ok: false, reason: 'no route to host', at, duration: 100,
			};
	});
};

/** The status of 1.25 tells no version of the model: there an agent at the version has to speak for it. */
const isWanted = ({version: own, agents}: ModelStatus): boolean =>
	own === version || (own === undefined && agents.some(agent => agent.version === version));

const isGood = (each: Observation): boolean =>
	each.ok && isWanted(each.status) && each.status.agents.every(({condition, version: own}) =>
		!isBad(condition) && condition !== 'upgrading' && (own === undefined || own === version));

testProp('complete means that the last answers, enough of them and over long enough, were all good', [fc.array(observation, {maxLength: 30})], (t, steps) => {
	const observations = toObservations(steps);
	let progress = startProgress(version, begin);
	for (const [index, each] of observations.entries()) {
		progress = followProgress(progress, each);
		if (progress.isComplete) {
			const row = observations.slice(0, index + 1);
			const first = row.findLastIndex(other => !isGood(other)) + 1;
			t.true(row.length - first >= answersNeeded);
			t.true(each.at - (row[first]?.at ?? each.at) >= spanNeeded);
			return;
		}
	}

	t.false(progress.isComplete);
});

testProp('no run of observations completes with a bad agent in the last answer', [fc.array(observation, {maxLength: 30})], (t, steps) => {
	const observations = toObservations(steps);
	let progress = startProgress(version, begin);
	const completing = observations.filter(each => {
		const wasComplete = progress.isComplete;
		progress = followProgress(progress, each);
		return !wasComplete && progress.isComplete;
	});
	t.true(completing.length <= 1);
	t.true(completing.every(each => each.ok && each.status.agents.every(({condition}) => !isBad(condition))));
});

testProp('time never runs backwards in what is remembered', [fc.array(observation, {maxLength: 30})], (t, steps) => {
	const {history, outages, lastChangeAt} = follow(toObservations(steps));
	t.true(history.every(({at}, index) => at >= (history[index - 1]?.at ?? 0)));
	t.true(outages.every(({from, to}) => from <= to));
	t.true(lastChangeAt >= begin);
});
