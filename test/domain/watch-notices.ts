import test from 'ava';
import {type Agent} from '../../source/domain/agent.js';
import {type Observation} from '../../source/domain/progress.js';
import {
	observeModel,
	passTime,
	startWatch,
	type ModelWatch,
} from '../../source/domain/watch-model.js';
import {newsOfWatch, silenceLimit, type WatchLook} from '../../source/domain/watch-notices.js';
import {makeAgent, makeStatus, testTime} from '../_helpers/make-state.js';

const old = makeAgent('mysql/0');
const done = makeAgent('mysql/0', {version: '3.6.28'});

const answer = (seconds: number, ...agents: readonly Agent[]): Observation => ({
	ok: true, status: makeStatus({agents, version: '3.6.28'}), at: testTime + (seconds * 1000), duration: 500,
});

const miss = (seconds: number): Observation => ({
	ok: false, reason: 'connection refused', at: testTime + (seconds * 1000), duration: 0,
});

/** Sentences that are told while these observations come, each looked at when it came. */
const tell = (observations: readonly Observation[], options: Partial<Pick<WatchLook, 'isUntilUpgraded' | 'isSeen'>> = {}): readonly string[] => {
	let watch: ModelWatch = startWatch({wanted: '3.6.28', fallback: undefined, at: testTime});
	const told = new Set<string>();
	const texts: string[] = [];
	for (const observation of observations) {
		({watch} = passTime(observeModel(watch, observation).watch, observation.at));
		const news = newsOfWatch({
			controller: 'aws', models: [{model: 'aws:admin/db', name: 'aws:db', watch}], whole: watch, now: observation.at, told, isUntilUpgraded: false, isSeen: false, ...options,
		});
		for (const {key, event, text} of news) {
			told.add(key);
			texts.push(...(text === '' ? [] : [`${event}: ${text}`]));
		}
	}

	return texts;
};

const upgraded = [answer(10, done), answer(15, done), answer(21, done), answer(25, done)];
const allUpgraded = 'done: The model that is watched is upgraded.';

test('a model that is seen to be upgraded is told of once, and then that all are', t => {
	t.deepEqual(tell([answer(0, old), ...upgraded]), ['upgraded: All agents of aws:db are upgraded.', allUpgraded]);
});

test('what was upgraded all the time is no news, but for who waits for it', t => {
	t.deepEqual(tell(upgraded), []);
	t.deepEqual(tell(upgraded, {isUntilUpgraded: true}), [allUpgraded]);
});

test('agents that come to be in error are told of in one sentence; those that were before, and those before one\'s eyes, are not', t => {
	const failed = ['a/0', 'b/0'].map(name => makeAgent(name, {condition: 'error', message: 'hook failed: "install"'}));
	const well = ['a/0', 'b/0'].map(name => makeAgent(name));
	t.deepEqual(tell([answer(0, old, ...well), answer(2, old, ...failed), answer(4, old, ...failed)]), ['error: In aws:db 2 agents are in error: a/0, b/0.']);
	t.deepEqual(tell([answer(0, old, ...failed), answer(2, old, ...failed)]), []);
	t.deepEqual(tell([answer(0, old, ...well), answer(2, old, ...failed)], {isSeen: true}), []);
});

test('a controller is silent after a quarter of an hour, each silence once', t => {
	const limit = silenceLimit / 1000;
	const sentence = 'silent: The controller aws has not answered for 15m 00s. That is longer than it should take.';
	t.deepEqual(tell([answer(0, old), miss(10), miss(limit)]), []);
	t.deepEqual(tell([answer(0, old), miss(10), miss(limit + 10), miss(limit + 20)]), [sentence]);
	t.deepEqual(tell([miss(10), miss(limit + 10), answer(limit + 20, old), miss(limit + 30), miss((limit * 2) + 30)]), [sentence, sentence]);
});

test('no agent for so long is stuck, once', t => {
	const texts = tell([answer(0, old), answer(3600, old), answer(3602, old)]);
	t.deepEqual(texts, ['stuck: The upgrade of aws:db is stuck: no agent was upgraded in the last 1h 00m.']);
});
