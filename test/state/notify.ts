import test from 'ava';
import {type Notice} from '../../source/domain/notice.js';
import {type State} from '../../source/state/state.js';
import {openJourney} from '../_helpers/open-journey.js';
import {reachPlan, upgradeEverything} from '../_helpers/journey-steps.js';
import {
	makeAgent,
	makeObservation,
	makePlan,
	makeProgress,
	makeSession,
	makeStatus,
	makeWaitingState,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {makeFailure, playFrom, type Play} from '../_helpers/play.js';

const noticesOf = (play: Play): readonly Notice[] => play.effects().flatMap(effect => (effect.type === 'notify' ? [effect.notice] : []));

const session = makeSession({wantsNotices: true});
const good = [makeAgent('0'), makeAgent('mysql/0')];
const failed = (name: string) => makeAgent(name, {condition: 'error', message: 'hook failed: "config-changed"'});

const wait = (parts: Parameters<typeof makeWaitingState>[0] = {}): Play =>
	playFrom(makeWaitingState({agents: good, ...parts, state: {session, startedAt: testTime, ...parts.state}}));

const at = (seconds: number) => ({type: 'ticked' as const, now: testTime + (seconds * 1000)});

test('nobody is told of anything who has not asked for it', t => {
	const silent = wait({progress: makeProgress({silentSince: testTime - 3_600_000}), state: {session: makeSession()}});
	t.deepEqual(noticesOf(silent.send(at(0), at(60), at(3600))), []);
	t.is(silent.state().notices, undefined);
});

test('a controller that is silent beyond the limit is told of once, one that is silent for less is not', t => {
	const play = wait({progress: makeProgress({silentSince: testTime})}).send(at(14 * 60), at((15 * 60) - 1));
	t.deepEqual(noticesOf(play), []);
	play.send(at(15 * 60), at(16 * 60), at(40 * 60));
	t.deepEqual(noticesOf(play), [{
		event: 'silent', at: testTime + (15 * 60_000), controller: 'aws', model: 'aws:admin/web', text: 'The controller aws has not answered for 15m 00s. That is longer than it should take.',
	}]);
});

test('an upgrade that is stuck is told of once', t => {
	const play = wait({progress: makeProgress({lastChangeAt: testTime})}).send(at(599));
	t.deepEqual(noticesOf(play), []);
	play.send(at(600), at(601), at(900));
	t.deepEqual(noticesOf(play).map(({event, text}) => [event, text]), [['stuck', 'The upgrade of aws:web is stuck: no agent was upgraded in the last 10m 00s.']]);
});

test('agents in error are told of when nobody has pressed a key for 30 seconds, each once, those together in one sentence', t => {
	const play = wait({agents: [...good, failed('telegraf/4'), failed('telegraf/5')]}).send(at(10)).act('down').send(at(39));
	t.deepEqual(noticesOf(play), []);
	play.send(at(40), at(41), at(400));
	t.deepEqual(noticesOf(play).map(({event, text}) => [event, text]), [['error', 'In aws:web 2 agents are in error: telegraf/4, telegraf/5.']]);
	const next = playFrom({...play.state(), observations: {'aws:admin/web': makeObservation(webModel, makeStatus({agents: [...good, failed('telegraf/4'), failed('telegraf/6')]}))}});
	next.send(at(401), at(402));
	t.deepEqual(noticesOf(next).map(({text}) => text), ['In aws:web an agent is in error: telegraf/6.']);
});

test('an agent that was in error before the upgrade is no news', t => {
	const agents = [...good, failed('telegraf/4')];
	const play = wait({agents, state: {picture: {'aws:admin/web': {status: makeStatus({agents}), at: testTime}}}});
	t.deepEqual(noticesOf(play.send(at(31), at(300))), []);
});

test('a refusal is told of, whenever it comes', t => {
	const upgrade = {type: 'upgrade-controller', controller: 'aws', version: '3.6.28'} as const;
	const ready: Partial<State> = {
		session,
		stage: {
			name: 'perform', plan: makePlan(), index: 0, step: {phase: 'ready'},
		},
	};
	const play = playFrom(makeWaitingState({state: ready})).act('confirm', 'yes', 'confirm');
	t.deepEqual(noticesOf(play), []);
	play.answer(upgrade, {ok: false, failure: makeFailure('refused', 'Juju is already upgrading.')}).send(at(1));
	t.deepEqual(noticesOf(play).map(({event, text}) => [event, text]), [['refused', 'Juju refused a command. Juju is already upgrading.']]);
});

test('a question that a key has opened is not told of; whoever pressed it sees it', t => {
	const play = wait().act('quit');
	t.is(play.state().overlays.at(-1)?.name, 'question');
	t.deepEqual(noticesOf(play.send(at(5))), []);
});

test('a whole upgrade tells of each model once, in order, and of its end', async t => {
	const journey = await openJourney({session: {wantsNotices: true}});
	await reachPlan(journey);
	await upgradeEverything(journey);
	const told = journey.state().notices?.told.map(key => key.split(' ').slice(0, 2).join(' '));
	t.deepEqual(told?.filter(key => !key.startsWith('done')), ['upgraded aws:admin/controller', 'upgraded aws:admin/web', 'upgraded aws:admin/db']);
	t.is(told?.at(-1)?.split(' ', 1)[0], 'done');
	t.is(told?.length, 4);
	await journey.stop();
});
