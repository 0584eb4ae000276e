import test from 'ava';
import {type Answer} from '../../source/domain/answer.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {type State} from '../../source/state/state.js';
import {
	controllerModelReference,
	makeAgent,
	makeObservation,
	makePlan,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {makeFailure, playFrom, type Play} from '../_helpers/play.js';

const upgrade = {type: 'upgrade-controller', controller: 'aws', version: '3.6.28'} as const;
const upgradeWeb = {type: 'upgrade-model', model: webModel, version: '3.6.28'} as const;

const upgraded = makeStatus({name: 'controller', agents: [makeAgent('0', {version: '3.6.28'})]});

const atStep = (index: number, overrides: Partial<State> = {}): State => makeState({
	stage: {
		name: 'perform', plan: makePlan(), index, step: {phase: 'ready'},
	},
	observations: {'aws:admin/controller': makeObservation(controllerModelReference, makeStatus({name: 'controller', version: '3.6.4', agents: [makeAgent('0')]}))},
	...overrides,
});

const started = (version: string | undefined): Answer => ({ok: true, value: {claim: 'started', version, text: `started upgrade to ${version}`}});

const run = (): Play => playFrom(atStep(0)).act('confirm', 'yes', 'confirm');

const observe = (play: Play, status: ModelStatus, at: number): Play => play.send({
	type: 'observed', model: controllerModelReference, answer: {ok: true, value: status}, at, duration: 200,
});

const phaseOf = (play: Play): string => {
	const {stage} = play.state();
	return stage.name === 'perform' ? stage.step.phase : stage.name;
};

test('nothing runs without an answered question', t => {
	const play = playFrom(atStep(0)).act('confirm', 'back', 'next', 'back', 'retry', 'toggle', 'save');
	t.deepEqual(play.asked(), []);
});

test('an upgrade that Juju says it started is waited for, not believed', t => {
	const play = run().answer(upgrade, started('3.6.28'));
	t.is(phaseOf(play), 'waiting');
	t.true(play.effects().some(effect => effect.type === 'watch' && effect.models.some(({name}) => name === 'admin/controller')));
});

test('an answer to another question does not end the step', t => {
	const play = run().answer(upgradeWeb, started('3.6.28'));
	t.is(phaseOf(play), 'running');
});

test('three good answers over ten seconds complete the wait, fewer or faster ones do not', t => {
	const play = run().answer(upgrade, started('3.6.28'));
	for (const at of [1000, 2000, 3000, 4000]) {
		observe(play, upgraded, testTime + at);
		t.is(phaseOf(play), 'waiting');
	}

	observe(play, upgraded, testTime + 11_500);
	t.is(phaseOf(play), 'verify');
});

test('one bad answer among the good ones starts the row anew', t => {
	const play = run().answer(upgrade, started('3.6.28'));
	observe(play, upgraded, testTime + 1000);
	observe(play, upgraded, testTime + 6000);
	observe(play, makeStatus({name: 'controller', agents: [makeAgent('0', {version: '3.6.28', condition: 'down'})]}), testTime + 11_000);
	observe(play, upgraded, testTime + 12_000);
	observe(play, upgraded, testTime + 14_000);
	t.is(phaseOf(play), 'waiting');
});

test('the version of the model alone proves nothing', t => {
	const play = run().answer(upgrade, started('3.6.28'));
	for (const at of [1000, 8000, 15_000, 22_000]) {
		observe(play, makeStatus({name: 'controller', version: '3.6.28', agents: [makeAgent('0', {version: '3.6.4'})]}), testTime + at);
	}

	t.is(phaseOf(play), 'waiting');
});

test('"no upgrades available" is a refusal while the model has another version', t => {
	const play = run().answer(upgrade, {ok: true, value: {claim: 'nothing', version: undefined, text: 'no upgrades available'}});
	const {stage} = play.state();
	t.true(stage.name === 'perform' && stage.step.phase === 'refused' && stage.step.failure.refusal?.kind === 'binaries-missing');
	t.like(play.state().failures[0], {version: '3.6.28', failure: {refusal: {kind: 'binaries-missing'}, evidence: 'no upgrades available'}});
});

test('"no upgrades available" goes on where the model has the version already', t => {
	const at = {'aws:admin/controller': makeObservation(controllerModelReference, upgraded)};
	const play = playFrom(atStep(0, {observations: at})).act('confirm', 'yes', 'confirm').answer(upgrade, {ok: true, value: {claim: 'nothing', version: undefined, text: 'no upgrades available'}});
	t.is(phaseOf(play), 'waiting');
});

test('an upgrade started to another version is a refusal', t => {
	const play = run().answer(upgrade, started('3.6.4'));
	const {stage} = play.state();
	t.true(stage.name === 'perform' && stage.step.phase === 'refused' && stage.step.failure.refusal?.kind === 'controller-first');
});

test('a refused step can be tried again, with the question asked again', t => {
	const play = run().answer(upgrade, started('3.6.4')).act('retry');
	t.is(play.state().overlays.at(-1)?.name, 'question');
	t.is(play.asked().filter(({type}) => type === 'upgrade-controller').length, 1);
});

test('the controller cannot be skipped, a model can, and the run then ends as not complete', t => {
	const controller = run().answer(upgrade, started('3.6.28'));
	observe(controller, makeStatus({name: 'controller'}), testTime + 1000).act('next');
	t.regex(controller.state().notice ?? '', /controller has to be complete/v);

	const plan = makePlan();
	const model = playFrom(atStep(6)).act('confirm', 'yes', 'confirm').answer({type: 'upgrade-model', model: {controller: 'aws', name: 'admin/db'}, version: '3.6.28'}, started('3.6.28'));
	model.send({
		type: 'observed', model: {controller: 'aws', name: 'admin/db'}, answer: {ok: true, value: makeStatus({name: 'db'})}, at: testTime + 1000, duration: 10,
	});
	model.act('next');
	t.is(phaseOf(model), 'waiting');
	model.act('yes', 'confirm');
	t.is(phaseOf(model), 'verify');
	model.act('next');
	const {stage} = model.state();
	t.true(stage.name === 'finished' && stage.result === 'partial' && stage.plan.id === plan.id);
	model.act('confirm');
	t.is(model.state().exit?.code, 6);
});

test('a silence is a state with its time, and its end is recorded', t => {
	const play = run().answer(upgrade, started('3.6.28'));
	play.send({
		type: 'observed', model: controllerModelReference, answer: {ok: false, failure: makeFailure('unreachable', 'connection refused')}, at: testTime + 5000, duration: 1000,
	});
	const {stage} = play.state();
	t.is(stage.name === 'perform' && stage.step.phase === 'waiting' ? stage.step.progress.silentSince : 'none', testTime + 4000);
	t.is(play.state().exit, undefined);
	observe(play, upgraded, testTime + 60_000);
	t.true(play.effects().some(effect => effect.type === 'record' && effect.kind === 'recovered'));
});
