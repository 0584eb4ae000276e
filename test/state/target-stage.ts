import test from 'ava';
import {parseVersion} from '../../source/domain/version.js';
import {createInitialState} from '../../source/state/initial-state.js';
import {type Session} from '../../source/state/state.js';
import {
	makeControllers,
	makeDetails,
	makeModels,
	makeSession,
	testTime,
} from '../_helpers/make-state.js';
import {makeFailure, playFrom, type Play} from '../_helpers/play.js';

const listControllers = {type: 'list-controllers'} as const;

const begin = (session: Partial<Session> = {}): Play => {
	const play = playFrom(createInitialState({session: makeSession(session), now: testTime, size: {columns: 80, rows: 24}})).send({type: 'started'});
	const version = parseVersion('3.6.28');
	if (!version) {
		throw new Error('A version of the test is none.');
	}

	return play.answer({type: 'client-version'}, {ok: true, value: {version, text: '3.6.28-ubuntu-amd64'}});
};

const known = (session: Partial<Session> = {}): Play => begin(session)
	.answer(listControllers, {ok: true, value: {controllers: makeControllers(), current: 'aws'}})
	.answer({type: 'show-controller', controller: 'aws'}, {ok: true, value: makeDetails()});

const chosen = (session: Partial<Session> = {}): Play => {
	const play = known(session);
	if (session.controller === undefined) {
		play.act('confirm');
	}

	return play.answer({type: 'list-models', controller: 'aws'}, {ok: true, value: {models: makeModels()}});
};

test('the client and its controllers are asked for first, each controller then for itself', t => {
	const play = begin();
	t.deepEqual(play.asked().map(({type}) => type), ['client-version', 'list-controllers']);
	const first = playFrom(createInitialState({session: makeSession(), now: testTime, size: {columns: 80, rows: 24}})).send({type: 'started'});
	t.deepEqual(first.asked(), [{type: 'client-version'}], 'how everything else is asked depends on it');
	play.answer(listControllers, {ok: true, value: {controllers: makeControllers(), current: 'lab'}});
	t.deepEqual(play.asked().slice(2), [{type: 'show-controller', controller: 'aws'}, {type: 'show-controller', controller: 'lab'}]);
	const {stage} = play.state();
	t.is(stage.name === 'target' ? stage.cursor : -1, 1);
});

test('a client that cannot be used offers the simulator', t => {
	const play = playFrom(createInitialState({session: makeSession(), now: testTime, size: {columns: 80, rows: 24}})).send({type: 'started'});
	play.answer({type: 'client-version'}, {ok: false, failure: makeFailure('missing', 'There is no juju.')});
	t.deepEqual(play.state().stage.name === 'start' && play.state().stage, {name: 'start', phase: 'no-client', failure: makeFailure('missing', 'There is no juju.')});
	play.act('confirm');
	t.deepEqual(play.effects().at(-1), {type: 'use-simulator'});
});

test('the controller that has not answered cannot be chosen, and the reason is said', t => {
	const play = begin().answer(listControllers, {ok: true, value: {controllers: makeControllers(), current: 'aws'}}).act('confirm');
	t.is(play.state().stage.name === 'target' && play.state().controller, undefined);
	t.regex(play.state().notice ?? '', /not answered yet/v);
});

test('the version is the one of the dry run, with its rule', t => {
	const play = chosen().answer({type: 'preview-controller-upgrade', controller: 'aws'}, {ok: true, value: {bestVersion: '3.6.28', text: 'best version: 3.6.28'}});
	t.is(play.state().version?.text, '3.6.28');
	t.is(play.state().version?.source, 'juju');
	play.act('confirm');
	t.is(play.state().stage.name, 'prepare');
	t.deepEqual(play.state().target?.models.map(({name}) => name), ['admin/web', 'admin/db']);
	t.true(play.effects().some(effect => effect.type === 'lock' && effect.controller === 'aws'));
});

test('nothing newer and nothing behind is nothing to do, and is compared, not believed', t => {
	const play = chosen().answer({type: 'preview-controller-upgrade', controller: 'aws'}, {ok: true, value: {bestVersion: undefined, text: 'no upgrades available'}}).act('confirm');
	t.is(play.state().stage.name, 'target');
	t.regex(play.state().notice ?? '', /Nothing to upgrade/v);
});

test('a model can be left out', t => {
	const play = chosen().answer({type: 'preview-controller-upgrade', controller: 'aws'}, {ok: true, value: {bestVersion: '3.6.28', text: ''}}).act('down', 'toggle', 'confirm');
	t.deepEqual(play.state().target?.models.map(({name}) => name), ['admin/web']);
});

test('-c takes its controller at once', t => {
	t.is(known({controller: 'aws'}).state().controller, 'aws');
});

test('an unknown controller ends with code 3 and names those that exist', t => {
	const play = begin({controller: 'prod'}).answer(listControllers, {ok: true, value: {controllers: makeControllers(), current: 'aws'}});
	t.is(play.state().exit?.code, 3);
	t.regex(play.state().exit?.summary.join(' ') ?? '', /"prod".*aws, lab/v);
});

test('an unknown model ends with code 3 and names those that exist', t => {
	const play = chosen({controller: 'aws', models: ['shop']});
	t.is(play.state().exit?.code, 3);
	t.regex(play.state().exit?.summary.join(' ') ?? '', /"shop".*web, db/v);
});

test('-m ticks only what it names', t => {
	const play = chosen({controller: 'aws', models: ['aws:db']});
	t.deepEqual(play.state().choices.filter(({isTicked}) => isTicked).map(({model}) => model.name), ['admin/db']);
});

test('a version below the controller\'s ends with code 3 and the reason', t => {
	const play = known({controller: 'aws', agentVersion: '3.6.1'});
	t.is(play.state().exit?.code, 3);
	t.regex(play.state().exit?.summary.join(' ') ?? '', /3\.6\.1 is lower/v);
});

test('a version that one upgrade does not lead to opens its way', t => {
	const play = known({controller: 'aws', agentVersion: '4.0.15'});
	t.is(play.state().exit, undefined);
	t.deepEqual(play.state().overlays, [{name: 'way', wanted: '4.0.15', top: 0}]);
});
