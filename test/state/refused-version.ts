import test from 'ava';
import {type Refusal} from '../../source/domain/answer.js';
import {createInitialState} from '../../source/state/initial-state.js';
import {
	makeControllers,
	makeDetails,
	makeModels,
	makeSession,
	testTime,
} from '../_helpers/make-state.js';
import {makeFailure, playFrom, type Play} from '../_helpers/play.js';

const preview = {type: 'preview-controller-upgrade', controller: 'aws'} as const;

const chosen = (): Play => playFrom(createInitialState({session: makeSession(), now: testTime, size: {columns: 80, rows: 24}}))
	.send({type: 'started'})
	.answer({type: 'list-controllers'}, {ok: true, value: {controllers: makeControllers(), current: 'aws'}})
	.answer({type: 'show-controller', controller: 'aws'}, {ok: true, value: makeDetails()})
	.act('confirm')
	.answer({type: 'list-models', controller: 'aws'}, {ok: true, value: {models: makeModels()}});

const refused = (play: Play, refusal: Refusal): Play => play.answer(preview, {ok: false, failure: {...makeFailure('refused', 'Juju refused.'), refusal}});

test('a dry run that is refused for blockers names the version that Juju would have chosen: it is taken, so that the checks can say why', t => {
	const {version} = refused(chosen(), {kind: 'blockers', version: '3.6.28', models: [{model: 'admin/web', reasons: ['model is under "exporting" mode, upgrade blocked']}]}).state();
	t.like(version, {text: '3.6.28', source: 'juju'});
	t.regex(version?.reason ?? '', /dry run was refused/v);
});

test('a version below what runs, or none, is not taken from a refusal', t => {
	t.is(refused(chosen(), {kind: 'blockers', version: '3.6.1', models: []}).state().version?.source, 'controller');
	t.is(refused(chosen(), {kind: 'missing-permission'}).state().version?.source, 'controller');
});

test('no answer at all is no refusal', t => {
	t.is(chosen().answer(preview, {ok: false, failure: makeFailure('timed-out', 'No answer.')}).state().version?.source, 'controller');
});
