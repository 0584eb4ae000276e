import test from 'ava';
import {drawFooter, fitHints} from '../../source/interface/footer.js';
import {footerHints} from '../../source/interface/key-bindings.js';
import {lineWidth} from '../../source/interface/make-line.js';
import {everyScreen} from '../_helpers/every-screen.js';
import {makeScreens} from '../_helpers/make-screens.js';
import {makeWaitingState} from '../_helpers/make-state.js';
import {lineText} from '../_helpers/page-text.js';

const hints = [
	{name: '⏎', label: 'agent', isEssential: true},
	{name: '/', label: 'filter', isEssential: false},
	{name: 's', label: 'sort', isEssential: false},
	{name: 'q', label: 'leave', isEssential: true},
];

test('the last of the less important keys goes first', t => {
	t.deepEqual(fitHints(hints, 34).map(({name}) => name), ['⏎', '/', 's', 'q']);
	t.deepEqual(fitHints(hints, 33).map(({name}) => name), ['⏎', '/', 'q']);
	t.deepEqual(fitHints(hints, 20).map(({name}) => name), ['⏎', 'q']);
	t.deepEqual(fitHints(hints, 3), []);
});

test('the footer reads as drawn at 80 columns', t => {
	const text = drawFooter(makeWaitingState({agents: []}), 80).spans.map(span => span.text).join('');
	t.is(text, ' ↑↓ move  ⏎ agent  / filter  t troubleshoot  l commands  ? more  q leave');
});

test('no footer is wider than its terminal', t => {
	for (const [name, state] of Object.entries(makeScreens())) {
		for (const columns of [60, 80, 200]) {
			t.true(lineWidth(drawFooter(state, columns)) < columns, `${name} at ${columns}`);
		}
	}
});

const screens = [...Object.entries(makeScreens()), ...everyScreen().map(({name, state}) => [name, state] as const)];

test('whatever is left out, the way on and the list of keys stay; at 80 columns the way back, out and to what was found, too', t => {
	for (const [name, state] of screens) {
		const all = footerHints(state);
		for (const columns of [60, 80]) {
			const shown = new Set(fitHints(all, columns - 2).map(hint => hint.name));
			const needed = all.filter(({importance = 0, isEssential}) => (columns === 60 ? importance > 7 : isEssential));
			t.deepEqual(needed.filter(hint => !shown.has(hint.name)).map(hint => hint.label), [], `${name} at ${columns}`);
		}
	}

	const footer = lineText(drawFooter(makeScreens()['prepare'] ?? makeWaitingState(), 80));
	t.is(footer, ' ↑↓ move  ⏎ remedies  n next  r check again  i ignore  Esc back  ? more  q quit');
});

test('where all keys fit it says help, and more where they do not', t => {
	for (const [name, state] of screens) {
		const all = footerHints(state);
		const label = all.find(({labelOfMore}) => labelOfMore !== undefined);
		const isWhole = (columns: number): boolean => fitHints(all, columns - 2).length === all.length;
		for (const columns of [60, 80, 300]) {
			const text = lineText(drawFooter(state, columns));
			t.is(text.includes('? more'), label !== undefined && !isWhole(columns), `${name} at ${columns}`);
			t.is(text.includes('? help'), label !== undefined && isWhole(columns), `${name} at ${columns}`);
		}

		t.true(isWhole(300), name);
	}
});

test('the palette and the words of Juju have their keys in the footer where there is room, and go first where there is none', t => {
	const wide = lineText(drawFooter(makeWaitingState(), 200));
	t.regex(wide, / {2}: actions {2}g words {2}\? help {2}q leave$/v);
	t.notRegex(lineText(drawFooter(makeWaitingState(), 80)), /actions|words/v);
});
