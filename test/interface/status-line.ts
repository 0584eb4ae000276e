import test from 'ava';
import {drawStatus} from '../../source/interface/status-line.js';
import {makeQuestion, makeScreens} from '../_helpers/make-screens.js';
import {makePlan, makeState, makeWaitingState} from '../_helpers/make-state.js';

const read = (state: Parameters<typeof drawStatus>[0], columns = 80): string => drawStatus(state, columns).spans.map(({text}) => text).join('');

test('while agents are waited for it says that the upgrade goes on, and how old the status is', t => {
	t.is(read(makeWaitingState()), ' The upgrade goes on if you leave. Status took 1.4s, is 2s old.');
	t.is(read(makeWaitingState({state: {observations: {}}})), ' The upgrade goes on if you leave. Asking for the status.');
});

test('after the first Ctrl-C it says what the second one does', t => {
	t.true(read(makeWaitingState({state: {isLeaving: true}})).includes('Ctrl-C again leaves now.'));
});

test('what was just said comes first, cut to the terminal', t => {
	const state = makeWaitingState({state: {notice: 'Order: version, oldest first. '.repeat(4)}});
	t.true(read(state).startsWith(' Order: version'));
	t.is(read(state).length, 79);
	t.true(read(state).endsWith('…'));
});

test('over a question it says that nothing runs yet', t => {
	t.is(read(makeWaitingState({state: {overlays: [{name: 'question', question: makeQuestion()}]}})), ' Nothing runs before you answer.');
});

test('a saved plan says where it is', t => {
	t.is(read(makeState({
		stage: {
			name: 'plan', plan: makePlan(), top: 0, savedTo: '/tmp/plan.json',
		},
	})), ' Saved: /tmp/plan.json');
});

test('each stage has its own sentence', t => {
	const screens = makeScreens();
	const sentences = ['controllers', 'prepare', 'plan', 'a step that is ready', 'a step that runs', 'waiting', 'finished'].map(name => {
		const state = screens[name];
		return state ? read(state).trim() : '';
	});
	t.true(sentences.every(sentence => sentence !== ''));
	t.is(new Set(sentences).size, sentences.length);
});
