import test from 'ava';
import {drawHeader} from '../../source/interface/header.js';
import {lineWidth} from '../../source/interface/make-line.js';
import {makeScreens} from '../_helpers/make-screens.js';
import {
	makePlan,
	makeSession,
	makeState,
	makeWaitingState,
} from '../_helpers/make-state.js';

const read = (state: Parameters<typeof drawHeader>[0], columns = 80): string => drawHeader(state, columns).spans.map(({text}) => text).join('');

test('the header says which controller, which versions, who, with which client, and that it is real', t => {
	t.is(read(makeWaitingState()), ' Juju upgrade   aws   3.6.4 → 3.6.28                 admin  client 3.6.28  live');
});

test('a simulation says so in capitals, a read-only session says so', t => {
	t.true(read(makeState({session: makeSession({mode: 'simulation'})})).endsWith('  SIMULATION'));
	t.true(read(makeState({session: makeSession({mode: 'read-only'})})).endsWith('  read-only'));
});

test('before a controller is chosen there is none in the header', t => {
	const text = read(makeState({controller: undefined}));
	t.regex(text, /^ Juju upgrade {30,}client 3\.6\.28 {2}live$/v);
	t.is(text.length, 79);
});

test('a narrow terminal keeps the mode, a long name is cut', t => {
	const state = makeState({controller: 'a-controller-with-a-name-that-is-longer-than-most-of-those-people-choose'});
	for (const columns of [60, 80]) {
		const text = read(state, columns);
		t.true(text.endsWith('live'));
		t.true(text.includes('…'));
	}
});

test('a controller that has the version already is no arrow to itself, before a plan and in it', t => {
	const base = makeState();
	const version = {text: '3.6.4', reason: 'It runs already.', source: 'controller'} as const;
	const header = read(makeState({version, target: base.target && {...base.target, version: '3.6.4'}}));
	t.true(header.includes('3.6.4'));
	t.false(header.includes('→'));
	const plan = makePlan({from: '3.6.28', to: '3.6.28'});
	t.false(read(makeState({
		stage: {
			name: 'plan', plan, top: 0, savedTo: undefined,
		},
	})).includes('→'));
});

test('no header is wider than its terminal', t => {
	for (const [name, state] of Object.entries(makeScreens())) {
		for (const columns of [60, 61, 80, 200]) {
			t.true(lineWidth(drawHeader(state, columns)) < columns, `${name} at ${columns}`);
		}
	}
});
