import test from 'ava';
import {type State} from '../../../source/state/state.js';
import {type CharmStage} from '../../../source/state/charm/charm-stage.js';
import {atCharm, charmedState, charmedStatus} from '../../_helpers/make-charms.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	databaseModel,
	makeObservation,
	makeSession,
	webModel,
} from '../../_helpers/make-state.js';
import {playFrom} from '../../_helpers/play.js';

const choose = (overrides: {readonly cursor?: number; readonly ticked?: readonly string[]} = {}, state: Partial<State> = {}) => playFrom(charmedState({
	stage: atCharm<'choose'>({
		step: 'choose', model: webModel, cursor: 0, ticked: [], ...overrides,
	}),
	...state,
}));

const stageOf = ({stage}: State): CharmStage => {
	if (stage.name !== 'charm') {
		throw new Error(`The stage is ${stage.name}.`);
	}

	return stage;
};

const applicationsOf = (stage: CharmStage): readonly string[] => stage.step === 'choose' ? [] : stage.wave.items.map(({application}) => application);

test('the cursor stays among the applications', t => {
	const play = choose();
	play.act('up');
	t.like(stageOf(play.state()), {cursor: 0});
	play.act('bottom', 'down');
	t.like(stageOf(play.state()), {cursor: 4});
});

test('Enter takes the application under the cursor to its order, and asks what it is judged by', t => {
	const play = choose({cursor: 1}).act('confirm');
	t.like(stageOf(play.state()), {step: 'order', index: 0, cursor: 0});
	t.deepEqual(applicationsOf(stageOf(play.state())), ['mysql']);
	t.deepEqual(play.asked(), [
		{type: 'read-charm-settings', model: webModel, application: 'mysql'},
		{type: 'read-charm-actions', model: webModel, application: 'mysql'},
		{
			type: 'read-charm-info', model: webModel, charm: 'mysql', channel: '8.0/stable',
		},
	]);
});

test('ticked applications become a wave, whatever the cursor stands on', t => {
	const play = choose({cursor: 0}).act('down', 'toggle', 'bottom', 'toggle', 'up', 'next');
	t.is(stageOf(play.state()).step, 'plan');
	t.deepEqual([...applicationsOf(stageOf(play.state()))].toSorted(), ['mysql', 'wordpress']);
	t.is(play.asked().filter(({type}) => type === 'read-charm-settings').length, 2);
});

test('a tick can be taken back', t => {
	const play = choose({cursor: 1}).act('toggle');
	t.like(stageOf(play.state()), {ticked: ['mysql']});
	play.act('toggle');
	t.like(stageOf(play.state()), {ticked: []});
});

test('an application that is being removed is neither ticked nor taken', t => {
	const play = choose({cursor: 2}).act('toggle');
	t.like(stageOf(play.state()), {step: 'choose', ticked: []});
	t.is(play.state().notice, 'old is being removed: its charm cannot be changed any more.');
	play.act('confirm');
	t.is(stageOf(play.state()).step, 'choose');
	t.is(play.state().notice, 'old is being removed: its charm cannot be changed any more.');
	t.deepEqual(play.asked(), []);
});

test('one that was ticked before it was removed holds the wave up', t => {
	const play = choose({cursor: 1, ticked: ['mysql', 'old']}).act('next');
	t.is(stageOf(play.state()).step, 'choose');
	t.regex(play.state().notice ?? '', /old is being removed/v);
});

test('nothing is taken where nothing is known or nothing is there', t => {
	const unknown = choose({}, {observations: {}}).act('confirm');
	t.is(unknown.state().notice, 'The applications of web are not known yet.');
	const empty = choose({}, {observations: {[modelKey(webModel)]: makeObservation(webModel, charmedStatus({applications: []}))}}).act('toggle');
	t.is(empty.state().notice, 'web has no applications.');
});

test('Tab goes through the models and watches each', t => {
	const play = choose({cursor: 3, ticked: ['mysql']}).act('other-stream');
	t.like(stageOf(play.state()), {model: databaseModel, cursor: 0, ticked: []});
	t.deepEqual(play.effects()[0], {type: 'watch', models: [databaseModel], interval: 10_000});
	play.act('other-stream', 'other-stream');
	t.like(stageOf(play.state()), {model: webModel});
	t.is(stageOf(play.state()).back?.name, 'target');
});

test('the only model has no other beside it', t => {
	const play = choose({}, {
		choices: [], models: {
			value: undefined, at: undefined, isAsking: false, failure: undefined,
		},
	}).act('other-stream');
	t.is(play.state().notice, 'There is no other model here.');
});

test('asking again polls at once', t => {
	t.deepEqual(choose().act('ask-again').effects(), [{type: 'poll-now'}]);
});

test('where charms are all that was asked for, Esc has nowhere to go and q leaves', t => {
	const session = makeSession({charm: {application: 'mysql', order: {}}});
	const play = playFrom(charmedState({
		session,
		stage: {
			name: 'charm', back: undefined, step: 'choose', model: webModel, cursor: 0, ticked: [],
		},
	})).act('back');
	t.is(play.state().exit, undefined);
	t.is(play.state().notice, 'This is the first screen. q quits.');
	play.act('quit');
	t.is(play.state().exit?.code, 4);
});
