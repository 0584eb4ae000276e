import test from 'ava';
import {modelKey} from '../../../source/domain/intent.js';
import {charmKey} from '../../../source/state/charm/charm-facts.js';
import {waveOf} from '../../_helpers/make-charms.js';
import {controllerModelReference, webModel} from '../../_helpers/make-state.js';
import {playFrom} from '../../_helpers/play.js';
import {
	answerLast,
	enter,
	failed,
	itemOf,
	lastCommand,
	mysqlStatus,
	nothingNewer,
	observe,
	order,
	performOf,
	readSettings,
	refreshed,
	refreshOf,
	settle,
	stageOf,
	stateWith,
} from '../../_helpers/perform-charm.js';
import {enterItem} from '../../../source/state/charm/perform.js';

test('an application that is entered is active, its model is watched and its settings are read anew', t => {
	const {state, effects} = enterItem(stateWith(mysqlStatus(151)), waveOf({mysql: {}, wordpress: {}}), 0);
	t.like(performOf(state), {index: 0, phase: {type: 'ready'}});
	t.is(itemOf(state).outcome, 'active');
	t.is(itemOf(state, 1).outcome, 'pending');
	t.deepEqual(effects.map(({type}) => type), ['watch', 'poll-now', 'ask']);
	t.true(state.charms.settings[charmKey(webModel, 'mysql')]?.isAsking);
});

test('nothing is asked about until the settings that are to be written down are read', t => {
	const {state} = enterItem(stateWith(mysqlStatus(151)), waveOf({mysql: {}}), 0);
	const play = playFrom(state).act('confirm');
	t.regex(play.state().notice ?? '', /settings are being read/v);
	t.deepEqual(play.state().overlays, []);
	readSettings(play).act('confirm');
	t.is(play.state().overlays.at(-1)?.name, 'question');
});

test('nothing runs without an answered question', t => {
	const play = enter().act('confirm', 'back', 'confirm', 'no', 'confirm', 'retry', 'force', 'roll-back', 'toggle', 'save');
	t.deepEqual(play.asked().filter(({type}) => type === 'refresh-charm'), []);
	t.like(performOf(play.state()), {phase: {type: 'ready'}});
});

test('yes writes down what the application was, secrets hidden, before the command is asked for', t => {
	const play = enter().act('confirm', 'yes', 'confirm');
	const kinds = play.effects().map(effect => effect.type === 'record' ? effect.kind : effect.type);
	t.true(kinds.indexOf('charm-before') < kinds.lastIndexOf('ask'));
	const record = play.effects().find(effect => effect.type === 'record' && effect.kind === 'charm-before');
	t.like(record, {value: {revision: 151, channel: '8.0/stable', settings: {profile: 'testing', 'root-password': '••••'}}});
	t.false(JSON.stringify(play.effects()).includes('hunter2'));
	t.like(itemOf(play.state()).before, {revision: 151, charm: 'mysql', workloadVersion: '8.0.34'});
	t.deepEqual(lastCommand(play), {type: 'ask', id: 'refresh-charm aws:admin/web mysql', intent: refreshOf()});
});

test('an order that Juju took is waited for, every two seconds, and not believed', t => {
	const play = order(enter());
	t.like(performOf(play.state()), {phase: {type: 'waiting', claim: 'refreshed'}});
	t.like(play.effects().findLast(({type}) => type === 'watch'), {models: [webModel], interval: 2000});
	t.is(itemOf(play.state()).outcome, 'active');
});

test('the answer of another application ends nothing', t => {
	const play = enter().act('confirm', 'yes', 'confirm');
	play.answer(refreshOf({}, 'wordpress'), refreshed(44), 'refresh-charm aws:admin/web wordpress');
	t.like(performOf(play.state()), {phase: {type: 'running'}});
});

test('the same order is not given twice: neither while it runs nor while it is waited for', t => {
	const play = enter().act('confirm', 'yes', 'confirm', 'confirm', 'retry');
	t.deepEqual(play.state().overlays, []);
	answerLast(play, refreshed(153)).act('retry');
	t.deepEqual(play.state().overlays, []);
	t.is(play.asked().filter(({type}) => type === 'refresh-charm').length, 1);
	answerLast(play, refreshed(160));
	t.like(performOf(play.state()), {phase: {type: 'waiting', claim: 'refreshed'}});
});

test('it is complete only after every unit has shown the charm in several answers, then its settings are read again', t => {
	const play = order(enter());
	observe(play, mysqlStatus(153, {'mysql/1': {upgradingFrom: 'ch:amd64/jammy/mysql-151'}}), 2);
	observe(play, mysqlStatus(153), 4);
	observe(play, mysqlStatus(153), 6);
	t.is(stageOf(play.state()).step, 'perform');
	settle(play, mysqlStatus(153), 8);
	t.like(stageOf(play.state()), {step: 'verify', index: 0});
	t.is(itemOf(play.state()).outcome, 'upgraded');
	t.is(play.asked().at(-1)?.type, 'read-charm-settings');
	t.true(play.effects().some(effect => effect.type === 'record' && effect.kind === 'charm-complete'));
});

test('"already up-to-date" is held against the status, and is unchanged', t => {
	const play = order(enter(), nothingNewer);
	t.like(performOf(play.state()), {phase: {type: 'waiting', claim: 'nothing'}});
	settle(play, mysqlStatus(151), 2);
	t.is(stageOf(play.state()).step, 'verify');
	t.is(itemOf(play.state()).outcome, 'unchanged');
});

for (const kind of ['timed-out', 'aborted', 'unreachable', 'unreadable', 'too-large', 'crashed'] as const) {
	test(`a command that ended as ${kind} is waited for: the status decides`, t => {
		const play = order(enter(), failed(kind));
		t.like(performOf(play.state()), {phase: {type: 'waiting', claim: 'unknown', failure: {kind}}});
		settle(play, mysqlStatus(153), 2);
		t.is(itemOf(play.state()).outcome, 'upgraded');
	});
}

test('a command of which no end was heard is never repeated without asking, and can be repeated', t => {
	const play = order(enter(), failed('timed-out'));
	settle(play, mysqlStatus(151), 2);
	t.like(performOf(play.state()), {phase: {type: 'waiting', claim: 'unknown'}});
	t.is(play.asked().filter(({type}) => type === 'refresh-charm').length, 1);
	play.act('retry');
	t.is(play.state().overlays.at(-1)?.name, 'question');
	play.act('yes', 'confirm');
	t.is(play.asked().filter(({type}) => type === 'refresh-charm').length, 2);
	t.like(performOf(play.state()), {phase: {type: 'running'}});
});

test('a refusal is shown, kept as evidence, and can be tried again', t => {
	const play = order(enter(), failed('refused', 'ERROR cannot change an application\'s subordinacy'));
	t.like(performOf(play.state()), {phase: {type: 'refused', run: 'order'}});
	t.is(itemOf(play.state()).outcome, 'refused');
	t.regex(play.state().failures[0]?.failure.evidence ?? '', /subordinacy/v);
	play.act('confirm');
	t.is(play.state().overlays.at(-1)?.name, 'question');
	t.is(play.asked().filter(({type}) => type === 'refresh-charm').length, 1);
});

test('silence of the controller is a clock, and its end is written down', t => {
	const play = order(enter());
	observe(play, undefined, 10);
	observe(play, undefined, 20);
	t.like(itemOf(play.state()).progress, {failedAnswers: 2, waitingFor: 'The controller does not answer.'});
	t.like(performOf(play.state()), {phase: {type: 'waiting'}});
	observe(play, mysqlStatus(153), 30);
	t.is(itemOf(play.state()).progress?.silentSince, undefined);
	t.true(play.effects().some(effect => effect.type === 'record' && effect.kind === 'recovered'));
});

test('a status of another model is no answer', t => {
	const play = order(enter());
	const before = itemOf(play.state()).progress;
	play.send({
		type: 'observed', model: controllerModelReference, answer: {ok: true, value: mysqlStatus(153)}, at: play.state().now + 1000, duration: 200,
	});
	t.is(itemOf(play.state()).progress, before);
	t.not(modelKey(controllerModelReference), modelKey(webModel));
});

test('a unit that vanishes leaves the cursor among those that are there', t => {
	const play = order(enter());
	observe(play, mysqlStatus(153), 2).act('bottom');
	t.is(performOf(play.state()).cursor, 1);
	const status = mysqlStatus(153);
	observe(play, {...status, agents: status.agents.filter(({name}) => name !== 'mysql/1')}, 4);
	t.is(performOf(play.state()).cursor, 0);
	t.is(itemOf(play.state()).progress?.units.length, 1);
});

test('an application that vanishes completes nothing and ends nothing', t => {
	const play = order(enter());
	const status = mysqlStatus(153);
	settle(play, {...status, applications: [], agents: []}, 2);
	t.is(stageOf(play.state()).step, 'perform');
	t.regex(itemOf(play.state()).progress?.waitingFor ?? '', /mysql/v);
});

test('behind the last application is the end, with what came of each', t => {
	const play = order(enter(waveOf({mysql: {}, wordpress: {}})));
	settle(play, mysqlStatus(153), 2);
	readSettings(play).act('next');
	t.like(performOf(play.state()), {index: 1, phase: {type: 'ready'}});
	t.is(itemOf(play.state(), 1).outcome, 'active');
	play.act('next', 'yes', 'confirm');
	t.is(stageOf(play.state()).step, 'done');
	t.deepEqual(play.effects().findLast(effect => effect.type === 'record' && effect.kind === 'charm-finished'), {
		type: 'record', kind: 'charm-finished', value: [{application: 'mysql', outcome: 'upgraded'}, {application: 'wordpress', outcome: 'skipped'}],
	});
});
