import test from 'ava';
import {makeState} from '../../_helpers/make-state.js';
import {openScreen} from '../../_helpers/open-screen.js';

const state = makeState({
	stage: {
		name: 'start',
		phase: 'no-client',
		failure: {
			kind: 'missing', message: 'There is no juju on PATH.', advice: undefined, evidence: '', exitCode: undefined,
		},
	},
});

test('Where no client was found, the simulator is offered first, below the reason', async t => {
	const screen = await openScreen(t, state, {columns: 60, rows: 16});
	const text = await screen.text();
	t.true(text.indexOf('There is no juju on PATH.') < text.indexOf('▸ Try the wizard on the simulator'));
	t.regex(text, / {3}Quit/v);
	await screen.press('enter');
	t.deepEqual(screen.effects.map(({type}) => type), ['use-simulator']);
});

test('The second choice ends the program', async t => {
	const screen = await openScreen(t, state);
	await screen.press('down');
	t.regex(await screen.text(), /▸ Quit/v);
	await screen.press('enter');
	t.true(screen.effects.some(({type}) => type === 'exit'));
	t.false(screen.effects.some(({type}) => type === 'use-simulator'));
});

test('The choice is drawn in ASCII where the terminal has no more', async t => {
	const screen = await openScreen(t, {...state, session: {...state.session, isAscii: true}});
	t.regex(await screen.text(), /^ > Try the wizard on the simulator/mv);
});
