import test from 'ava';
import {type Stage, type State} from '../../../source/state/state.js';
import {playFrom} from '../../_helpers/play.js';
import {charmedState} from '../../_helpers/make-charms.js';
import {databaseModel, makePlan, webModel} from '../../_helpers/make-state.js';

const stageOf = (state: State) => {
	if (state.stage.name !== 'charm') {
		throw new Error(`The stage is ${state.stage.name}.`);
	}

	return state.stage;
};

test('charms open from Target for the model under the cursor, which alone is watched then', t => {
	const target: Stage = {
		name: 'target', step: 'models', controller: 'aws', cursor: 1,
	};
	const play = playFrom(charmedState({stage: target})).act('charms');
	t.like(stageOf(play.state()), {
		step: 'choose', model: databaseModel, back: target, cursor: 0, ticked: [],
	});
	t.deepEqual(play.effects().filter(({type}) => type === 'watch'), [{type: 'watch', models: [databaseModel], interval: 10_000}]);
});

test('charms open behind Verify and Finished, and Esc goes back there', t => {
	const verify: Stage = {
		name: 'verify', plan: makePlan(), index: 5, model: webModel, top: 3,
	};
	const play = playFrom(charmedState({stage: verify})).act('charms');
	t.like(stageOf(play.state()), {step: 'choose', model: webModel});
	play.act('back');
	t.deepEqual(play.state().stage, verify);
	t.deepEqual(play.effects().findLast(({type}) => type === 'watch'), {type: 'watch', models: [webModel], interval: 5000});
	const finished: Stage = {name: 'finished', plan: makePlan(), result: 'upgraded'};
	const other = playFrom(charmedState({stage: finished})).act('charms');
	t.like(stageOf(other.state()), {step: 'choose', model: webModel});
	other.act('back');
	t.deepEqual(other.state().stage, finished);
	t.deepEqual(other.effects().findLast(({type}) => type === 'watch'), {type: 'watch', models: [], interval: undefined});
});

test('back in Target all its models are watched again', t => {
	const play = playFrom(charmedState()).act('charms', 'back');
	t.is(play.state().stage.name, 'target');
	const watch = play.effects().findLast(({type}) => type === 'watch');
	t.deepEqual(watch?.type === 'watch' ? watch.models.map(({name}) => name) : [], ['admin/controller', 'admin/web', 'admin/db']);
});

test('where no model is known or chosen charms stay closed, with the reason', t => {
	const refused = (state: State) => {
		const play = playFrom(state).act('charms');
		t.not(play.state().stage.name, 'charm');
		t.false(play.effects().some(({type}) => type === 'watch'));
		return play.state().notice;
	};

	t.is(refused(charmedState({stage: {name: 'target', step: 'controller', cursor: 0}})), 'Choose a controller first.');
	t.is(refused(charmedState({
		choices: [], models: {
			value: undefined, at: undefined, isAsking: true, failure: undefined,
		},
	})), 'The models are not known yet.');
	t.regex(refused(charmedState({stage: {name: 'prepare', cursor: 0}})) ?? '', /go back to Target/v);
	t.regex(refused(charmedState({
		stage: {
			name: 'perform', plan: makePlan(), index: 0, step: {phase: 'ready'},
		},
	})) ?? '', /Charms come after it/v);
	t.is(refused(charmedState({overlays: [{name: 'client', top: 0}]})), 'Close this first with Esc.');
});

test('charms do not open over themselves', t => {
	const play = playFrom(charmedState()).act('charms');
	const {stage} = play.state();
	play.act('charms');
	t.is(play.state().stage, stage);
	t.regex(play.state().notice ?? '', /already/v);
});
