import test from 'ava';
import {type Answer, type ModelSummary} from '../../source/domain/answer.js';
import {modelKey, type ModelReference} from '../../source/domain/intent.js';
import {createPoller, mostInFlight, type PolledList} from '../../source/runtime/poller.js';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';
import {makeStatus} from '../_helpers/make-state.js';

const minute = 60_000;
const good: Answer<'read-status'> = {ok: true, value: makeStatus()};
const list: Answer<'list-models'> = {ok: true, value: {models: [] satisfies readonly ModelSummary[]}};
const refused = {
	ok: false, failure: {
		kind: 'refused', message: 'Nobody is logged in.', advice: undefined, evidence: '', exitCode: 1, refusal: {kind: 'not-logged-in'},
	},
} as const;
const modelsOf = (controller: string, count: number): readonly ModelReference[] => Array.from({length: count}, (_, index) => ({controller, name: `admin/m${index}`}));

type Weather = {readonly duration?: (key: string) => number; readonly isRefused?: (controller: string) => boolean};

/** Each question takes as long as `duration` says; `Infinity` for one that ends only when it is given up. */
const open = ({duration = () => 300, isRefused = () => false}: Weather = {}) => {
	const clock = createVirtualClock(0);
	const asked: Array<{readonly key: string; readonly controller: string; readonly at: number}> = [];
	const underWay = new Map<string, string>();
	const lists: PolledList[] = [];
	const peaks = {all: 0, byController: new Map<string, number>(), isTwice: false};
	const take = async <Value>(key: string, controller: string, signal: AbortSignal, value: Value): Promise<Value> => {
		asked.push({key, controller, at: clock.now()});
		peaks.isTwice ||= underWay.has(key);
		underWay.set(key, controller);
		peaks.all = Math.max(peaks.all, underWay.size);
		const there = underWay.values().filter(other => other === controller).toArray().length;
		peaks.byController.set(controller, Math.max(peaks.byController.get(controller) ?? 0, there));
		const time = duration(key);
		await clock.wait(time === Infinity ? 100_000_000 : time, signal);
		underWay.delete(key);
		return value;
	};

	const poller = createPoller({
		clock,
		ask: async (model, signal) => take(modelKey(model), model.controller, signal, isRefused(model.controller) ? refused : good),
		onAnswer() {
			// What is asked when is all that counts here.
		},
		lists: {
			ask: async (controller, signal) => take(`models of ${controller}`, controller, signal, isRefused(controller) ? refused : list),
			onAnswer(answer) {
				lists.push(answer);
			},
		},
	});
	return {
		clock, asked, poller, lists, peaks, timesOf: (key: string) => asked.filter(other => other.key === key).map(({at}) => at),
	};
};

/** The longest time between two questions, from a moment on. */
const longestGap = (times: readonly number[], from: number, to: number): number => {
	const later = [from, ...times.filter(at => at >= from), to];
	return Math.max(...later.slice(1).map((at, index) => at - (later[index] ?? from)));
};

const [followed] = modelsOf('own', 1);
const followedModels = followed ? [followed] : [];
const followedKey = 'own:admin/m0';

test('60 models on three controllers: four at once, each asked in every round, a round within 13 s, and the one that is upgraded every two', async t => {
	const elsewhere = [...modelsOf('lab', 20), ...modelsOf('far', 20)];
	const own = modelsOf('own', 20);
	const {clock, poller, peaks, timesOf} = open({duration: key => (key.startsWith('far') ? 700 : 300)});
	poller.watch(followedModels, 2000, {models: own, controllers: ['lab', 'far'], modelsElsewhere: elsewhere});
	await clock.advance(10 * minute);
	t.is(peaks.all, mostInFlight);
	t.false(peaks.isTwice);
	t.true((peaks.byController.get('lab') ?? 0) + (peaks.byController.get('far') ?? 0) <= 4);
	t.true(longestGap(timesOf(followedKey), 0, 10 * minute) <= 2300 + 300, String(longestGap(timesOf(followedKey), 0, 10 * minute)));
	for (const model of own) {
		t.true(longestGap(timesOf(modelKey(model)), 0, 10 * minute) <= 10_000, `${modelKey(model)} ${longestGap(timesOf(modelKey(model)), 0, 10 * minute)}`);
	}

	for (const model of elsewhere) {
		t.true(longestGap(timesOf(modelKey(model)), 0, 10 * minute) <= 13_000, `${modelKey(model)} ${longestGap(timesOf(modelKey(model)), 0, 10 * minute)}`);
	}

	const counts = elsewhere.filter(({controller}) => controller === 'lab').map(model => timesOf(modelKey(model)).length);
	t.true(Math.max(...counts) - Math.min(...counts) <= 1, counts.join(' '));
	poller.stop();
	await clock.advance(0);
	t.is(clock.pending(), 0);
});

test('a controller that hangs and one that wants a login hold up nobody, and are asked one question at a time, more and more seldom', async t => {
	const elsewhere = [...modelsOf('lab', 20), ...modelsOf('dead', 10), ...modelsOf('locked', 10)];
	const {clock, poller, peaks, timesOf, asked, lists} = open({
		duration: key => (key.includes('dead') ? Infinity : 300), isRefused: controller => controller === 'locked',
	});
	poller.watch(followedModels, 2000, {models: modelsOf('own', 20), controllers: ['lab', 'dead', 'locked'], modelsElsewhere: elsewhere});
	await clock.advance(12 * minute);
	t.is(peaks.all, mostInFlight);
	t.is(peaks.byController.get('dead'), 1);
	t.is(peaks.byController.get('locked'), 1);
	t.true(longestGap(timesOf(followedKey), 0, 12 * minute) <= 2600);
	for (const model of modelsOf('lab', 20)) {
		t.true(longestGap(timesOf(modelKey(model)), 0, 12 * minute) <= 16_000, modelKey(model));
	}

	for (const controller of ['dead', 'locked']) {
		const times = asked.filter(question => question.controller === controller).map(({at}) => at);
		const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		t.true(pauses.every((pause, index) => index === 0 || pause >= (pauses[index - 1] ?? 0)), `${controller}: ${pauses.join(' ')}`);
		t.true(times.length <= 10 && times.length >= 6, `${controller}: ${times.length}`);
		t.true(times.every(at => timesOf(`models of ${controller}`).includes(at)), 'its list is what is asked again');
	}

	t.true(lists.filter(({controller}) => controller === 'dead').every(({answer, at, nextAt}) => !answer.ok && nextAt > at));
});

test('six controllers that hang keep one that answers waiting for no more than their first patience', async t => {
	const dead = Array.from({length: 6}, (_, index) => `dead${index}`);
	const {clock, poller, timesOf, peaks} = open({duration: key => (key.includes('dead') ? Infinity : 300)});
	poller.watch(followedModels, 2000, {models: [], controllers: [...dead, 'lab'], modelsElsewhere: []});
	await clock.advance(31_000);
	t.true((timesOf('models of lab')[0] ?? Infinity) <= 30_000);
	poller.watch(followedModels, 2000, {models: [], controllers: [...dead, 'lab'], modelsElsewhere: modelsOf('lab', 5)});
	await clock.advance(10 * minute);
	for (const model of modelsOf('lab', 5)) {
		t.true(longestGap(timesOf(modelKey(model)), 31_000, 10 * minute) <= 12_000, modelKey(model));
	}

	t.true(longestGap(timesOf(followedKey), 0, 10 * minute) <= 2600);
	t.true(peaks.all <= mostInFlight);
});

test('a controller that is back is asked for all its models again at once', async t => {
	let isDown = false;
	const {clock, poller, timesOf} = open({duration: key => (isDown && key.includes('lab') ? Infinity : 300)});
	poller.watch(followedModels, 2000, {models: [], controllers: ['lab'], modelsElsewhere: modelsOf('lab', 10)});
	await clock.advance(minute);
	isDown = true;
	await clock.advance(10 * minute);
	isDown = false;
	await clock.advance(8 * minute);
	const back = timesOf('lab:admin/m3').findLast((at, index, times) => at - (times[index - 1] ?? 0) > 30_000) ?? 0;
	for (const model of modelsOf('lab', 10)) {
		const first = timesOf(modelKey(model)).find(at => at >= back - 10_000) ?? Infinity;
		t.true(Math.abs(first - back) <= 5000, `${modelKey(model)} ${first} ${back}`);
		t.true(longestGap(timesOf(modelKey(model)), back + 5000, 19 * minute) <= 12_000);
	}
});

test('one model that hangs elsewhere says nothing about its controller', async t => {
	const {clock, poller, timesOf} = open({duration: key => (key === 'lab:admin/m3' ? Infinity : 300)});
	poller.watch(followedModels, 2000, {models: [], controllers: ['lab'], modelsElsewhere: modelsOf('lab', 10)});
	await clock.advance(10 * minute);
	const others = modelsOf('lab', 10).filter(({name}) => name !== 'admin/m3');
	for (const model of others) {
		t.true(longestGap(timesOf(modelKey(model)), 15_000, 10 * minute) <= 13_000, `${modelKey(model)} ${longestGap(timesOf(modelKey(model)), 15_000, 10 * minute)}`);
	}

	t.true(timesOf('lab:admin/m3').length >= 3);
});

test('the models of a controller are listed once a minute, the first time a minute after they were last; what is left out is asked no more', async t => {
	const {clock, poller, timesOf} = open();
	poller.watch(followedModels, 2000, {
		models: [], ownList: {controller: 'own', knownAt: 0}, controllers: ['lab'], modelsElsewhere: [],
	});
	await clock.advance(3 * minute);
	t.deepEqual(timesOf('models of own'), [60_000, 120_300]);
	t.deepEqual(timesOf('models of lab'), [0, 60_300, 120_600]);
	poller.watch(followedModels, 2000);
	await clock.advance(10 * minute);
	t.is(timesOf('models of lab').length, 3);
	t.is(timesOf('models of own').length, 2);
	// Whoever opens the list again wants to know now.
	poller.watch(followedModels, 2000, {models: [], controllers: ['lab'], modelsElsewhere: []});
	await clock.advance(0);
	t.is(timesOf('models of lab').at(-1), 13 * minute);
});

test('where the controller that is worked on is silent, the model that is upgraded still has its place', async t => {
	const {clock, poller, timesOf} = open({duration: key => (key.startsWith('own') ? Infinity : 300)});
	poller.watch(followedModels, 2000, {models: modelsOf('own', 20), controllers: ['lab'], modelsElsewhere: modelsOf('lab', 20)});
	await clock.advance(30 * minute);
	const times = timesOf(followedKey);
	const spans = times.slice(1).map((at, index) => at - (times[index] ?? 0));
	// It is given up after 60 s, 120 s and then 180 s, and asked again 5 s later.
	t.true(spans.every(span => span <= 186_000), spans.join(' '));
	for (const model of modelsOf('lab', 20)) {
		t.true(longestGap(timesOf(modelKey(model)), 2 * minute, 30 * minute) <= 20_000, `${modelKey(model)} ${longestGap(timesOf(modelKey(model)), 2 * minute, 30 * minute)}`);
	}
});
