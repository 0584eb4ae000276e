import test from 'ava';
import fc from 'fast-check';
import {drawFrame, hasStartMenu, isTooSmall} from '../../source/interface/draw-frame.js';
import {lineWidth} from '../../source/interface/make-line.js';
import {makeScreens} from '../_helpers/make-screens.js';

test('a frame has as many lines as the terminal has rows, none wider than it, on every screen and at any size', t => {
	const screens = Object.entries(makeScreens());
	t.notThrows(() => {
		fc.assert(fc.property(fc.constantFrom(...screens), fc.integer({min: 1, max: 220}), fc.integer({min: 1, max: 70}), ([, state], columns, rows) => {
			const sized = {...state, size: {columns, rows}};
			const {above, below} = drawFrame(sized);
			const lines = [...above, ...below];
			return lines.length === rows - (hasStartMenu(sized) ? 2 : 0) && lines.every(row => lineWidth(row) <= columns);
		}), {numRuns: 300});
	});
});

test('a screen needs 60x16', t => {
	t.false(isTooSmall({columns: 60, rows: 16}));
	t.true(isTooSmall({columns: 59, rows: 16}));
	t.true(isTooSmall({columns: 60, rows: 15}));
});

test('a screen that is too small says so in as many words as fit', t => {
	const state = Object.values(makeScreens())[0];
	const first = (columns: number) => state && drawFrame({...state, size: {columns, rows: 5}}).above[0]?.spans.map(({text}) => text).join('');
	t.is(first(59), 'Needs 60x16; this is 59x5. Ctrl-C leaves.');
	t.is(first(30), 'Needs 60x16; this is 30x5.');
	t.is(first(20), 'Needs 60x16.');
	t.is(first(5), 'Need…');
});
