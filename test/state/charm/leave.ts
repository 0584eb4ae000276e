import test from 'ava';
import {waveOf} from '../../_helpers/make-charms.js';
import {makePlan, makeSession} from '../../_helpers/make-state.js';
import {type CharmStage, type WaveOutcome} from '../../../source/state/charm/charm-stage.js';
import {charmExitCode} from '../../../source/state/charm/result-of.js';
import {isUnderWay} from '../../../source/state/leave.js';
import {playFrom, type Play} from '../../_helpers/play.js';
import {type Stage} from '../../../source/state/state.js';
import {
	answerLast,
	enter,
	failed,
	mysqlStatus,
	observe,
	order,
	readSettings,
	refreshed,
	settle,
	stageOf,
} from '../../_helpers/perform-charm.js';

/** The same, opened from another stage, or by itself. */
const openedFrom = (play: Play, back: Stage | undefined): Play => playFrom({...play.state(), stage: {...stageOf(play.state()), back}});

const alone = makeSession({charm: {application: 'mysql', order: {}}});

test('a charm that is changed is under way; one that is asked about is not', t => {
	t.false(isUnderWay(enter().state()));
	t.true(isUnderWay(enter().act('confirm', 'yes', 'confirm').state()));
	t.true(isUnderWay(order(enter()).state()));
	t.false(isUnderWay(order(enter(), failed('refused')).state()));
});

test('q while units turn asks, says that Juju goes on, and leaves with the code for detached', t => {
	const play = observe(order(enter(waveOf({mysql: {}, wordpress: {}}))), mysqlStatus(153), 2).act('quit');
	const top = play.state().overlays.at(-1);
	const facts = top?.name === 'question' ? top.question.facts.join('\n') : '';
	t.regex(facts, /Juju goes on with this application by itself/v);
	t.regex(facts, /have not had their turn stay as they are/v);
	t.is(play.state().exit, undefined);
	play.act('yes', 'confirm');
	t.is(play.state().exit?.code, 7);
	t.regex(play.state().exit?.summary.join(' ') ?? '', /Left while the charm of mysql is changed\. Juju goes on by itself/v);
});

test('the first Ctrl-C waits for the application, the second leaves at once', t => {
	const play = order(enter(waveOf({mysql: {}, wordpress: {}}))).act('interrupt');
	t.true(play.state().isLeaving);
	settle(play, mysqlStatus(153), 2);
	t.is(play.state().exit?.code, 7);
	t.regex(play.state().exit?.summary.join(' ') ?? '', /mysql: upgraded/v);

	const second = order(enter()).act('interrupt', 'interrupt');
	t.is(second.state().exit?.code, 130);
	t.regex(second.state().exit?.summary.join(' ') ?? '', /Juju goes on by itself/v);
});

test('after the first Ctrl-C a refusal keeps the program: somebody has to look at it', t => {
	const play = enter().act('confirm', 'yes', 'confirm', 'interrupt');
	answerLast(play, failed('refused'));
	t.is(play.state().exit, undefined);
	t.false(play.state().isLeaving);
});

test('a program that was asked for one charm and is left before anything ran ends with declined', t => {
	const play = openedFrom(enter(waveOf({mysql: {}}), {overrides: {session: alone}}), undefined).act('quit', 'yes', 'confirm');
	t.is(play.state().exit?.code, 4);
	t.is(play.state().exit?.summary[0], 'Left. No charm was changed.');
});

test('left while an order is refused, the code says that Juju refused; where another was upgraded, that not all is', t => {
	const play = openedFrom(order(enter(), failed('refused')), undefined).act('quit', 'yes', 'confirm');
	t.is(play.state().exit?.code, 3);
	const stage = stageOf(order(enter(waveOf({mysql: {}, wordpress: {}})), failed('refused')).state());
	const items = stage.step === 'choose' ? [] : stage.wave.items;
	const withSecond = (outcome: WaveOutcome): CharmStage => stage.step === 'choose'
		? stage
		: {...stage, wave: {...stage.wave, items: items.map((item, index) => index === 1 ? {...item, outcome} : item)}};
	t.is(items.length, 2);
	t.is(charmExitCode(withSecond('pending')), 3);
	t.is(charmExitCode(withSecond('refused')), 3);
	t.is(charmExitCode(withSecond('upgraded')), 6);
});

test('opened after an upgrade of Juju, what was done before counts where no charm was changed', t => {
	for (const [result, code] of [['upgraded', 0], ['partial', 6]] as const) {
		const back: Stage = {name: 'finished', plan: makePlan(), result};
		t.is(openedFrom(enter(), back).act('quit', 'yes', 'confirm').state().exit?.code, code);
	}

	const back: Stage = {name: 'finished', plan: makePlan(), result: 'partial'};
	const upgraded = readSettings(settle(order(enter(), refreshed(153)), mysqlStatus(153), 2)).act('next');
	t.is(openedFrom(upgraded, back).act('quit').state().exit?.code, 6);
	t.is(openedFrom(upgraded, undefined).act('quit').state().exit?.code, 0);
});

test('the end of stdin detaches from a charm that is changed', t => {
	t.is(order(enter()).send({type: 'ended', reason: 'stdin'}).state().exit?.code, 7);
});
