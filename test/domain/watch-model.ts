import test from 'ava';
import fc from 'fast-check';
import {type Agent} from '../../source/domain/agent.js';
import {type Observation} from '../../source/domain/progress.js';
import {
	longestPause,
	observeModel,
	passTime,
	startWatch,
	type ModelWatch,
} from '../../source/domain/watch-model.js';
import {type WatchedEvent} from '../../source/domain/watched-event.js';
import {makeAgent, makeStatus, testTime} from '../_helpers/make-state.js';

const old = makeAgent('mysql/0');
const done = makeAgent('mysql/0', {version: '3.6.28'});

const answer = (seconds: number, agents: readonly Agent[], version: string | undefined = '3.6.28'): Observation => ({
	ok: true, status: makeStatus({agents, version}), at: testTime + (seconds * 1000), duration: 500,
});

const miss = (seconds: number, duration = 500): Observation => ({
	ok: false, reason: 'connection refused', at: testTime + (seconds * 1000), duration,
});

const start = (wanted?: string, fallback?: string): ModelWatch => startWatch({wanted, fallback, at: testTime});

/** What was told of each observation. */
const fold = (observations: readonly Observation[], watch = start()): {readonly told: ReadonlyArray<readonly WatchedEvent[]>; readonly watch: ModelWatch} => {
	const told: Array<readonly WatchedEvent[]> = [];
	let current = watch;
	for (const observation of observations) {
		const next = observeModel(current, observation);
		told.push(next.events);
		current = next.watch;
	}

	return {told, watch: current};
};

const types = (events: readonly WatchedEvent[] | undefined): readonly string[] => (events ?? []).map(({type}) => type);

test('the first answer is a status, and the same answer again is nothing', t => {
	const {told} = fold([answer(0, [old]), answer(2, [old])]);
	t.deepEqual(told.map(events => types(events)), [['status'], []]);
	t.like(told[0]?.[0], {
		type: 'status', version: '3.6.28', goal: '3.6.28', isReachable: true, isComplete: false,
	});
	t.like(told[0]?.[0], {
		counts: {
			total: 1, waiting: 1, behind: 1, upgraded: 0,
		},
	});
});

test('an agent with another version, another place on the way, or other words of what is wrong is told of; one that runs a hook is not', t => {
	const busy = makeAgent('mysql/0', {condition: 'busy', state: 'executing'});
	const lost = makeAgent('mysql/0', {condition: 'lost', message: 'agent is not communicating'});
	const otherWords = makeAgent('mysql/0', {condition: 'lost', message: 'agent lost'});
	const {told} = fold([answer(0, [old]), answer(2, [busy]), answer(4, [lost]), answer(6, [otherWords]), answer(8, [done])]);
	t.deepEqual(told.map(events => types(events)), [['status'], [], ['agent', 'status'], ['agent'], ['agent', 'status']]);
	t.like(told[4]?.[0], {
		type: 'agent', agent: 'unit-mysql-0', from: '3.6.4', to: '3.6.28', state: 'idle', isBad: false,
	});
	t.like(told[2]?.[0], {from: '3.6.4', to: '3.6.4', isBad: true});
});

test('agents that come and go are told of', t => {
	const {told} = fold([answer(0, [old]), answer(2, [old, makeAgent('mysql/1', {version: undefined, condition: 'starting'})]), answer(4, [makeAgent('mysql/1', {version: undefined, condition: 'starting'})])]);
	t.like(told[1]?.[0], {
		type: 'agent', agent: 'unit-mysql-1', from: undefined, to: undefined,
	});
	t.like(told[2]?.[0], {
		type: 'agent', agent: 'unit-mysql-0', from: '3.6.4', to: undefined, state: 'gone',
	});
});

test('complete is what the completion rule says, told once; what ceases to be well has to prove itself anew', t => {
	const lost = makeAgent('mysql/0', {version: '3.6.28', condition: 'lost'});
	const {told, watch} = fold([
		answer(0, [done]), answer(5, [done]), answer(9, [done]), answer(10, [done]), answer(12, [done]), answer(14, [lost]), answer(16, [done]), answer(21, [done]), answer(27, [done]),
	]);
	t.deepEqual(told.map(events => types(events)), [['status'], [], [], ['status', 'complete'], [], ['agent', 'status'], ['agent', 'status'], [], ['status', 'complete']]);
	t.like(told[3]?.[1], {
		type: 'complete', version: '3.6.28', answers: 4, span: 10_000,
	});
	t.true(watch.progress?.isComplete);
});

test('silence is told once with its beginning, and its end with its length; meanwhile what was known stays known', t => {
	const {told, watch} = fold([answer(0, [old]), miss(30, 10_000), miss(45), answer(60, [old])]);
	t.deepEqual(told.map(events => types(events)), [['status'], ['outage', 'status'], [], ['recovered', 'status']]);
	t.deepEqual(told[1]?.[0], {type: 'outage', since: testTime + 20_000, reason: 'connection refused'});
	t.like(told[1]?.[1], {isReachable: false, silentSince: testTime + 20_000});
	t.like(told[1]?.[1], {counts: {total: 1}});
	t.deepEqual(told[3]?.[0], {type: 'recovered', since: testTime + 20_000, silence: 40_000});
	t.is(watch.silence, undefined);
});

test('a model that was never heard of is neither reachable nor out of reach', t => {
	const {events} = passTime(start(), testTime + longestPause);
	t.like(events[0], {
		type: 'status', isReachable: undefined, counts: undefined, version: undefined,
	});
});

test('without a wanted version each model\'s own goal counts, and another goal begins anew', t => {
	const {told, watch} = fold([answer(0, [old], '3.6.4'), answer(6, [old], '3.6.4'), answer(12, [old], '3.6.4'), answer(14, [old], '3.6.28')]);
	t.deepEqual(types(told[2]), ['status', 'complete']);
	t.deepEqual(types(told[3]), ['status']);
	t.like(told[3]?.[0], {version: '3.6.28', isComplete: false});
	t.false(watch.progress?.isComplete);
});

test('a version that was asked for counts whatever the model is set to', t => {
	const {told} = fold([answer(0, [old], '3.6.4'), answer(6, [old], '3.6.4'), answer(12, [old], '3.6.4')], start('3.6.28'));
	t.deepEqual(told.map(events => types(events)), [['status'], [], []]);
	t.like(told[0]?.[0], {version: '3.6.28', goal: '3.6.4'});
});

test('where a status does not say the goal, what the list of models said counts; else nothing is made up', t => {
	t.like(fold([answer(0, [old], undefined)], start(undefined, '1.25.13')).told[0]?.[0], {version: '3.6.28'});
	const silent: Observation = {
		ok: true, status: {...makeStatus({agents: [old]}), version: undefined}, at: testTime, duration: 1,
	};
	t.like(fold([silent], start(undefined, '1.25.13')).told[0]?.[0], {version: '1.25.13'});
	t.like(fold([silent]).told[0]?.[0], {version: undefined, counts: undefined, isReachable: true});
});

test('ten minutes without another agent upgraded are told once, until one turns', t => {
	const first = fold([answer(0, [old])]).watch;
	const moving = passTime({...first, toldAt: testTime + 599_000}, testTime + 599_000);
	t.deepEqual(moving.events, []);
	const stuck = passTime({...moving.watch, toldAt: testTime + 600_000}, testTime + 600_000);
	t.deepEqual(types(stuck.events), ['stuck']);
	t.like(stuck.events[0], {since: testTime});
	t.deepEqual(passTime(stuck.watch, testTime + 601_000).events, []);
	t.false(observeModel(stuck.watch, answer(602, [done])).watch.isStuckTold);
});

const step = fc.oneof(
	fc.record({
		kind: fc.constant('answer' as const), pause: fc.integer({min: 1, max: 70}), version: fc.constantFrom('3.6.4', '3.6.28'), isLost: fc.boolean(),
	}),
	fc.record({kind: fc.constant('miss' as const), pause: fc.integer({min: 1, max: 70})}),
);

type Step = {readonly kind: 'answer'; readonly pause: number; readonly version: string; readonly isLost: boolean} | {readonly kind: 'miss'; readonly pause: number};

const agentOf = (taken: Step): Agent | undefined =>
	taken.kind === 'answer' ? makeAgent('mysql/0', {version: taken.version, condition: taken.isLost ? 'lost' : 'good'}) : undefined;

type Told = {readonly at: number; readonly type: WatchedEvent['type']; readonly goodSince: number | undefined; readonly goodAnswers: number};

/** Everything that is told while a second passes after the other, with the good answers in a row by then. */
const live = (steps: readonly Step[]): {readonly told: readonly Told[]; readonly end: number} => {
	const told: Told[] = [];
	let watch = start();
	let now = testTime;
	let good: readonly number[] = [];
	const keep = (events: readonly WatchedEvent[]): void => {
		told.push(...events.map(({type}) => ({
			at: now, type, goodSince: good[0], goodAnswers: good.length,
		})));
	};

	for (const taken of steps) {
		const due = now + (taken.pause * 1000);
		while (now < due) {
			now += 1000;
			const passed = passTime(watch, now);
			watch = passed.watch;
			keep(passed.events);
		}

		const seen = agentOf(taken);
		good = seen?.version === '3.6.28' && seen.condition === 'good' ? [...good, now] : [];
		const observed = observeModel(watch, seen
			? {
				ok: true, status: makeStatus({agents: [seen]}), at: now, duration: 1,
			}
			: {
				ok: false, reason: 'no', at: now, duration: 1,
			});
		watch = observed.watch;
		keep(observed.events);
	}

	return {told, end: now};
};

test('outages and their ends take turns, completeness follows the rule, and no minute passes without a status', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.array(step, {maxLength: 60}), steps => {
			const {told, end} = live(steps);
			const turns = told.filter(({type}) => type === 'outage' || type === 'recovered');
			const statuses = [testTime, ...told.filter(({type}) => type === 'status').map(({at}) => at), end];
			return turns.every(({type}, index) => (type === 'outage') === (index % 2 === 0))
				&& told.filter(({type}) => type === 'complete').every(({at, goodSince, goodAnswers}) => goodAnswers >= 3 && at - (goodSince ?? at) >= 10_000)
				&& statuses.slice(1).every((at, index) => at - (statuses[index] ?? at) < 60_000);
		}), {numRuns: 100});
	});
});
