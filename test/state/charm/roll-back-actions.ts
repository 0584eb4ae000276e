import test from 'ava';
import {
	makeCharmed,
	makeDefinition,
	makeSettings,
	waveOf,
} from '../../_helpers/make-charms.js';
import {testTime, webModel} from '../../_helpers/make-state.js';
import {renderWithout} from '../../_helpers/make-facts.js';
import {makeFailure, playFrom, type Play} from '../../_helpers/play.js';
import {type Question} from '../../../source/state/state.js';
import {
	answerLast,
	enter,
	failed,
	itemOf,
	lastCommand,
	mysqlSettings,
	mysqlStatus,
	observe,
	order,
	performOf,
	readSettings,
	refreshed,
	refreshOf,
	settle,
	stageOf,
} from '../../_helpers/perform-charm.js';

const questionOf = (play: Play): Question => {
	const top = play.state().overlays.at(-1);
	if (top?.name !== 'question') {
		throw new Error(`On top is ${top?.name ?? 'the stage'}.`);
	}

	return top.question;
};

const fieldOf = (play: Play) => {
	const top = play.state().overlays.at(-1);
	if (top?.name !== 'charm-field') {
		throw new Error(`On top is ${top?.name ?? 'the stage'}.`);
	}

	return top;
};

const back = refreshOf({revision: 151});
const setting = {
	type: 'set-charm-settings', model: webModel, application: 'mysql', settings: {profile: 'testing'},
} as const;

/** Settings after the upgrade: `profile` was dropped. */
const withoutProfile = makeSettings('mysql', mysqlSettings.settings.filter(({name}) => name !== 'profile'));

const readAfter = (play: Play): Play => play.answer({type: 'read-charm-settings', model: webModel, application: 'mysql'}, {ok: true, value: withoutProfile});

/** At verify, with the setting lost. */
const atVerify = (): Play => readAfter(settle(order(enter()), mysqlStatus(153), 2));

test('the way back shows every command and what they cannot bring back', t => {
	const play = atVerify().act('roll-back');
	t.like(questionOf(play), {risk: 'disruptive', cursor: 'no', commands: ['juju refresh-charm', 'juju set-charm-settings']});
	t.true(questionOf(play).consequences.length > 1);
	t.deepEqual(questionOf(play).purpose, {type: 'charm-roll-back', index: 0, intents: [back, setting]});
});

test('no leaves all as it is', t => {
	const play = atVerify().act('roll-back', 'confirm');
	t.is(stageOf(play.state()).step, 'verify');
	t.is(play.asked().filter(({type}) => type === 'refresh-charm').length, 1);
});

test('the orders run one after the other, then all is followed until it is back', t => {
	const play = atVerify().act('roll-back', 'yes', 'confirm');
	t.deepEqual(lastCommand(play), {type: 'ask-in-order', id: 'charm roll-back aws:admin/web mysql', intents: [back, setting]});
	t.like(performOf(play.state()), {phase: {type: 'running', run: 'roll-back'}});
	answerLast(play, refreshed(151), back);
	t.like(performOf(play.state()), {phase: {type: 'running'}});
	answerLast(play, {ok: true, value: {text: ''}}, setting);
	t.like(performOf(play.state()), {phase: {type: 'waiting'}});
	settle(play, mysqlStatus(153), 30);
	t.is(stageOf(play.state()).step, 'perform');
	settle(play, mysqlStatus(151), 60);
	t.is(stageOf(play.state()).step, 'verify');
	t.is(itemOf(play.state()).outcome, 'rolled-back');
	t.is(itemOf(play.state()).before?.revision, 151);
});

test('what was brought back goes on to the next application', t => {
	const play = readAfter(settle(order(enter(waveOf({mysql: {}, wordpress: {}}))), mysqlStatus(153), 2)).act('roll-back', 'yes', 'confirm');
	answerLast(play, refreshed(151), back);
	answerLast(play, {ok: true, value: {text: ''}}, setting);
	readSettings(settle(play, mysqlStatus(151), 30)).act('next');
	t.like(performOf(play.state()), {index: 1, phase: {type: 'ready'}});
	t.is(itemOf(play.state()).outcome, 'rolled-back');
});

test('a setting that Juju refuses to set is no way back: it is asked about again, or waited for', t => {
	const play = atVerify().act('roll-back', 'yes', 'confirm');
	answerLast(play, refreshed(151), back);
	answerLast(play, failed('refused', 'ERROR unknown option "profile"'), setting);
	t.like(performOf(play.state()), {phase: {type: 'refused', run: 'roll-back'}});
	play.act('retry');
	t.is(play.state().overlays.at(-1)?.name, 'question');
	play.act('back', 'back');
	t.like(performOf(play.state()), {phase: {type: 'waiting'}});
});

test('a way back of whose end nothing was heard is judged by the status', t => {
	const play = atVerify().act('roll-back', 'yes', 'confirm');
	answerLast(play, failed('timed-out'), back);
	t.like(performOf(play.state()), {phase: {type: 'waiting', claim: 'unknown'}});
	settle(play, mysqlStatus(151), 30);
	t.is(itemOf(play.state()).outcome, 'rolled-back');
});

test('while units turn the way back is open too, and a refusal has none', t => {
	const waiting = observe(order(enter()), mysqlStatus(153), 2).act('roll-back');
	t.like(questionOf(waiting), {purpose: {type: 'charm-roll-back', index: 0}});

	const refused = order(enter(), failed('refused')).act('roll-back');
	t.deepEqual(refused.state().overlays, []);
	t.regex(refused.state().notice ?? '', /nothing was changed/v);

	const ready = enter().act('roll-back');
	t.regex(ready.state().notice ?? '', /Nothing was changed yet/v);
});

/** A charm of a file was given another file: at the field that asks for the old one. */
const atOldFile = (): Play => {
	const local = mysqlStatus(3, {}, {charm: 'local:jammy/mysql-3', charmOrigin: 'local', charmChannel: undefined});
	const play = order(enter(waveOf({mysql: {path: './mysql.charm'}}), {status: local}), refreshed(4));
	return observe(play, mysqlStatus(4, {}, {charm: 'local:jammy/mysql-4', charmOrigin: 'local', charmChannel: undefined}), 2).act('roll-back');
};

const charmRead = (play: Play, path: string, name: string | undefined): Play => play.send({
	type: 'charm-read',
	path,
	answer: name === undefined ? {ok: false, failure: {...makeFailure('refused', `There is no charm at ${path}.`), exitCode: 2, evidence: ''}} : {ok: true, value: makeDefinition({name})},
	at: testTime + 5000,
});

test('a charm from a file goes back to the file that is named: it is read first, and asked about', t => {
	const play = atOldFile();
	t.like(play.state().overlays.at(-1), {
		name: 'charm-field', field: 'path', typed: '', oldFile: {index: 0},
	});
	play.send({type: 'typed', text: '-x'}).act('confirm');
	t.regex(fieldOf(play).problem ?? '', /for an option/v);
	play.send({type: 'erased'}, {type: 'erased'}, {type: 'typed', text: './old.charm '}).act('confirm');
	t.deepEqual(play.effects().at(-1), {type: 'read-charm', path: './old.charm'});
	t.like(fieldOf(play), {problem: undefined, oldFile: {reading: './old.charm'}});
	charmRead(play, './other.charm', 'mysql');
	t.is(fieldOf(play).oldFile?.reading, './old.charm', 'Another file is no answer.');
	charmRead(play, './old.charm', undefined);
	t.like(fieldOf(play), {problem: 'There is no charm at ./old.charm.'});
	charmRead(play.act('confirm'), './old.charm', 'postgresql');
	t.like(fieldOf(play), {problem: 'That is the charm postgresql; mysql had mysql.'});
	charmRead(play.act('confirm'), './old.charm', 'mysql');
	t.deepEqual(questionOf(play).purpose, {type: 'charm-roll-back', index: 0, intents: [refreshOf({path: './old.charm'}), {...setting, settings: {profile: 'testing', 'root-password': 'hunter2'}}]});
	t.is(itemOf(play.state()).oldFile, './old.charm');
	t.is(play.asked().filter(({type}) => type === 'refresh-charm').length, 1, 'Nothing is sent by it.');
});

test('an old file that comes when its field is closed asks nothing, and a field left empty does nothing', t => {
	const play = atOldFile().send({type: 'typed', text: './old.charm'}).act('confirm', 'back');
	t.deepEqual(charmRead(play, './old.charm', 'mysql').state().overlays, []);
	t.deepEqual(atOldFile().act('confirm').state().overlays, []);
});

test('settings that were given since are put back to their default after those that are set again', t => {
	const since = makeSettings('mysql', [...withoutProfile.settings, {
		name: 'cluster', type: 'string', value: 'b', default: 'a', source: 'user',
	}]);
	const before = makeSettings('mysql', [...mysqlSettings.settings, {
		name: 'cluster', type: 'string', value: 'a', default: 'a', source: 'default',
	}]);
	const intent = {type: 'read-charm-settings', model: webModel, application: 'mysql'} as const;
	const entered = enter().act('ask-again').answer(intent, {ok: true, value: before});
	const play = settle(order(entered), mysqlStatus(153), 2).answer(intent, {ok: true, value: since}).act('roll-back');
	const reset = {...setting, settings: {}, reset: ['cluster']};
	t.deepEqual(questionOf(play).purpose, {type: 'charm-roll-back', index: 0, intents: [back, setting, reset]});
	const without = questionOf(playFrom({...play.act('back').state(), render: renderWithout('set-charm-settings')}).act('roll-back'));
	t.regex(without.consequences.join('\n'), /These settings are still to be set again afterwards: profile\./v);
	t.regex(without.consequences.join('\n'), /These settings are still to be put back to their defaults afterwards: cluster\./v);
});

test('settings that this client cannot set are named, and the charm goes back all the same', t => {
	const question = questionOf(playFrom({...atVerify().state(), render: renderWithout('set-charm-settings')}).act('roll-back'));
	t.deepEqual(question.purpose, {type: 'charm-roll-back', index: 0, intents: [back]});
	t.true(question.consequences.some(text => text.includes('profile')));
});

test('an application that vanished cannot be brought back', t => {
	const play = atVerify();
	const status = mysqlStatus(153);
	observe(play, {...status, applications: [makeCharmed('other')], agents: []}, 40).act('roll-back');
	t.deepEqual(play.state().overlays, []);
	t.regex(play.state().notice ?? '', /not in the status any more/v);
});

test('from the end any application can be brought back, and the end comes again', t => {
	const play = atVerify().act('next');
	t.is(stageOf(play.state()).step, 'done');
	play.act('roll-back', 'yes', 'confirm');
	t.like(performOf(play.state()), {index: 0, phase: {type: 'running'}});
	answerLast(play, refreshed(151), back);
	answerLast(play, {ok: true, value: {text: ''}}, setting);
	readSettings(settle(play, mysqlStatus(151), 30)).act('next');
	t.is(stageOf(play.state()).step, 'done');
	t.is(itemOf(play.state()).outcome, 'rolled-back');
});
