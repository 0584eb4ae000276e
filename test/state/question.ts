import test from 'ava';
import {topOverlay} from '../../source/state/selectors.js';
import {pushOverlay} from '../../source/state/result.js';
import {openQuestion} from '../../source/state/question.js';
import {type Question, type State} from '../../source/state/state.js';
import {
	makeObservation,
	makePlan,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {playFrom} from '../_helpers/play.js';

const atFirstStep = (): State => makeState({
	stage: {
		name: 'perform', plan: makePlan(), index: 0, step: {phase: 'ready'},
	},
	observations: {'aws:admin/controller': makeObservation({controller: 'aws', name: 'admin/controller'}, makeStatus({name: 'controller'}))},
});

const questionOf = (state: State): Question | undefined => {
	const top = topOverlay(state);
	return top?.name === 'question' ? top.question : undefined;
};

test('a disruptive question shows the exact command, the age of the facts, and stands on no', t => {
	const question = questionOf(playFrom(atFirstStep()).act('confirm').state());
	t.deepEqual(question?.commands, ['juju upgrade-controller -c aws --agent-version 3.6.28']);
	t.is(question?.cursor, 'no');
	t.true(question?.facts.some(fact => fact.includes('Status is 2s old')));
	t.true(question?.facts.some(fact => fact.startsWith('Backup:')));
});

test('the age of the facts grows while the question is open', t => {
	const play = playFrom(atFirstStep()).act('confirm').send({type: 'ticked', now: testTime + 28_000});
	t.true(questionOf(play.state())?.facts.some(fact => fact.includes('Status is 30s old')));
});

test('Enter on no runs nothing', t => {
	const play = playFrom(atFirstStep()).act('confirm', 'confirm');
	t.is(questionOf(play.state()), undefined);
	t.deepEqual(play.asked(), []);
	t.true(play.effects().some(effect => effect.type === 'record' && effect.kind === 'answered-question'));
});

test('y moves to yes and answers nothing; Enter then runs the command once', t => {
	const play = playFrom(atFirstStep()).act('confirm', 'yes');
	t.is(questionOf(play.state())?.cursor, 'yes');
	t.deepEqual(play.asked(), []);
	play.act('confirm', 'confirm', 'confirm');
	t.deepEqual(play.asked().filter(({type}) => type === 'upgrade-controller'), [{type: 'upgrade-controller', controller: 'aws', version: '3.6.28'}]);
});

test('no other screen opens over a question', t => {
	const play = playFrom(atFirstStep()).act('confirm', 'help', 'log', 'troubleshoot');
	t.truthy(questionOf(play.state()));
	t.is(play.state().overlays.length, 1);
});

const withPhrase = (): State => openQuestion(makeState(), {
	purpose: {
		type: 'remedy', remedy: {
			id: 'kill', title: 'Kill the controller', risk: 'data-loss', explanation: 'All is lost.', action: {type: 'perform', intents: [{type: 'kill-controller', controller: 'aws'}]},
		}, finding: undefined,
	},
	title: 'Kill the controller aws?',
	commands: ['juju kill-controller aws --no-prompt'],
	risk: 'data-loss',
	yes: 'Kill it',
	consequences: ['Lost for good.'],
	models: [webModel],
	phrase: 'aws',
});

test('a typed phrase has to be the whole name', t => {
	for (const typed of ['', 'aw', 'AWS', 'aws ', 'yes']) {
		const play = playFrom(withPhrase());
		if (typed !== '') {
			play.type(typed);
		}

		play.act('yes', 'confirm');
		t.deepEqual(play.asked(), [], `after ${typed}`);
		t.truthy(questionOf(play.state()), `after ${typed}`);
	}

	const play = playFrom(withPhrase()).type('aws').act('confirm');
	t.deepEqual(play.asked(), [{type: 'kill-controller', controller: 'aws'}]);
});

test('a line break in a paste neither submits nor becomes part of the text', t => {
	const play = playFrom(withPhrase()).type('aws\r\n');
	t.is(questionOf(play.state())?.typed, 'aws');
	t.deepEqual(play.asked(), []);
});

test('a new screen on top makes another surface, so that older keys cannot answer it', t => {
	const play = playFrom(atFirstStep());
	const before = play.state().surface;
	play.act('confirm');
	t.true(play.state().surface > before);
	const open = play.state().surface;
	play.send({type: 'ticked', now: testTime + 1000});
	t.is(play.state().surface, open);
});

test('an overlay below a question does not get its keys', t => {
	const state = openQuestion(pushOverlay(makeState(), {
		name: 'log', cursor: 0, isOpen: false, top: 0,
	}), {
		purpose: {type: 'leave'}, title: 'Leave?', commands: [], risk: 'disruptive', yes: 'Yes', consequences: [], models: [],
	});
	const play = playFrom(state).act('back');
	t.is(topOverlay(play.state())?.name, 'log');
});
