import test from 'ava';
import {drawFooter, fitHints} from '../../source/interface/footer.js';
import {lineWidth} from '../../source/interface/make-line.js';
import {makeScreens} from '../_helpers/make-screens.js';
import {makeWaitingState} from '../_helpers/make-state.js';

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
	t.is(text, ' ↑↓ move  ⏎ agent  / filter  t troubleshoot  l commands  ? help  q leave');
});

test('no footer is wider than its terminal', t => {
	for (const [name, state] of Object.entries(makeScreens())) {
		for (const columns of [60, 80, 200]) {
			t.true(lineWidth(drawFooter(state, columns)) < columns, `${name} at ${columns}`);
		}
	}
});
