import test from 'ava';
import {
	actionFor,
	bindingsOf,
	footerHints,
	keyHelp,
} from '../../source/interface/key-bindings.js';
import {keyTable} from '../../source/interface/key-table.js';
import {currentSurface} from '../../source/interface/surface.js';
import {makeScreens} from '../_helpers/make-screens.js';
import {
	makeProgress,
	makeState,
	makeWaitingState,
	testTime,
} from '../_helpers/make-state.js';

const surfaces = new Set(keyTable.flatMap(binding => binding.surfaces));

test('a key means one thing on each surface', t => {
	for (const surface of surfaces) {
		const meanings = new Map<string, string>();
		for (const [key, action] of bindingsOf(surface).flatMap(({actions}) => Object.entries(actions))) {
			t.is(meanings.get(key) ?? action, action, `${key} on ${surface}`);
			meanings.set(key, action ?? '');
		}
	}
});

test('Ctrl-C is heard on every surface', t => {
	for (const surface of surfaces) {
		t.is(actionFor(surface, 'ctrl-c'), 'interrupt', surface);
	}
});

test('Esc never ends the program, and goes back wherever there is a way back', t => {
	for (const surface of surfaces) {
		t.true(['back', undefined].includes(actionFor(surface, 'escape')), surface);
	}

	for (const surface of ['models', 'prepare', 'plan', 'help', 'log', 'agent', 'findings', 'case', 'remedies', 'question', 'phrase', 'version', 'client', 'text', 'filter'] as const) {
		t.is(actionFor(surface, 'escape'), 'back', `on ${surface}`);
	}
});

test('letters are no commands where they are typed', t => {
	for (const surface of ['filter', 'phrase', 'version', 'help'] as const) {
		t.is(actionFor(surface, 'q'), undefined, `q on ${surface}`);
		t.is(actionFor(surface, '?'), undefined, `? on ${surface}`);
	}
});

test('a question is answered by Enter and by nothing else', t => {
	for (const surface of ['question', 'phrase'] as const) {
		const confirming = bindingsOf(surface).flatMap(({actions}) => Object.entries(actions)).filter(([, action]) => action === 'confirm');
		t.deepEqual(confirming, [['enter', 'confirm']], `on ${surface}`);
	}
});

test('every screen has keys in its footer, and a way on, out or back among them', t => {
	for (const [name, state] of Object.entries(makeScreens())) {
		const labels = footerHints(state).filter(({isEssential}) => isEssential);
		t.true(labels.length > 0, name);
		t.true(bindingsOf(currentSurface(state)).some(({actions}) => Object.values(actions).some(action => action === 'quit' || action === 'back')), name);
	}
});

test('the footer tells only of what does something now', t => {
	const labels = (state: Parameters<typeof footerHints>[0]) => footerHints(state).map(({label}) => label);
	const state = makeWaitingState();
	t.false(labels(state).includes('all agents'));
	t.true(labels({...state, table: {...state.table, quick: 'down'}}).includes('all agents'));
});

test('the number of findings stands beside the key that opens them, and makes it stay', t => {
	const state = makeWaitingState({progress: makeProgress({silentSince: testTime - 60_000})});
	const hint = footerHints(state).find(({name}) => name === 't');
	t.regex(hint?.label ?? '', /^troubleshoot \(\d+\)$/v);
	t.true(hint?.isEssential);
});

test('the help lists every key, those of the screen below it first', t => {
	const state = makeScreens()['help'];
	const help = state ? keyHelp(state) : [];
	const first = help.findIndex(({worksHere}) => !worksHere);
	t.true(help.slice(first).every(({worksHere}) => !worksHere));
	t.true(help.slice(0, first).some(({keys, description}) => keys === 's' && description.startsWith('Sorts')));
	// Those of lessons are named where one is played; test/interface/training-keys.ts.
	for (const {name, description, isKnown} of keyTable) {
		if (!state || isKnown?.(state) === false) {
			continue;
		}

		t.true(help.some(entry => entry.keys === name && entry.description === description), description);
	}

	t.is(new Set(help.map(({keys, description}) => `${keys} ${description}`)).size, help.length);
});

test('without Unicode Enter is a word, and nothing looks like the key that filters', t => {
	const state = makeState({stage: {name: 'target', step: 'controller', cursor: 0}});
	const names = footerHints({...state, session: {...state.session, isAscii: true}}).map(({name}) => name);
	t.true(names.includes('Enter'));
	t.true(names.includes('Up/Down'));
	t.true(names.every(name => /^[\u{20}-\u{7E}]+$/v.test(name)));
});
