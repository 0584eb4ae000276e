import test from 'ava';
import {glossary} from '../../source/domain/glossary.js';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {createKeyReader} from '../../source/interface/input/key-reader.js';
import {actionFor} from '../../source/interface/key-bindings.js';
import {lineWidth} from '../../source/interface/make-line.js';
import {paletteChoices} from '../../source/interface/palette-choices.js';
import {currentSurface} from '../../source/interface/surface.js';
import {matchingChoices} from '../../source/state/palette.js';
import {type Message, type Overlay, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {everyScreen} from '../_helpers/every-screen.js';
import {makeQuestion} from '../_helpers/make-screens.js';
import {makeState, makeWaitingState} from '../_helpers/make-state.js';

const send = (state: State, ...messages: readonly Message[]): State => {
	let current = state;
	for (const message of messages) {
		current = update(current, message).state;
	}

	return current;
};

const open = (state: State): State => send(state, {type: 'acted', action: 'palette', choices: paletteChoices(state)});

const top = (state: State): Overlay | undefined => state.overlays.at(-1);

const typed = (text: string): Message => ({type: 'typed', text});

const enter: Message = {type: 'acted', action: 'confirm'};

const frameText = (state: State): string => {
	const {above, below} = drawFrame(state);
	return [...above, ...below].map(({spans}) => spans.map(({text}) => text).join('')).join('\n');
};

test('typing narrows what can be done, and Enter does it', t => {
	const state = open(makeWaitingState());
	const sorted = send(state, typed('sor'), enter);
	t.is(top(sorted), undefined);
	t.not(sorted.table.sort, 'natural');
	t.is(top(send(state, typed('opens log'), enter))?.name, 'log');
	t.is(top(send(state, typed('explains words'), enter))?.name, 'glossary');
});

test('the cursor moves among what is left, and what is typed puts it back', t => {
	const moved = send(open(makeWaitingState()), {type: 'acted', action: 'down'}, {type: 'acted', action: 'down'});
	const palette = top(moved);
	t.true(palette?.name === 'palette' && palette.cursor === 2);
	const narrowed = top(send(moved, typed('q')));
	t.true(narrowed?.name === 'palette' && narrowed.cursor === 0);
	const last = top(send(moved, {type: 'acted', action: 'bottom'}));
	t.true(last?.name === 'palette' && last.cursor === matchingChoices(last).length - 1);
});

test('where nothing matches Enter says so, and Esc closes', t => {
	const state = send(open(makeWaitingState()), typed('xyzzy'), enter);
	t.is(top(state)?.name, 'palette');
	t.regex(state.notice ?? '', /Nothing .* matches/v);
	t.is(top(send(state, {type: 'acted', action: 'back'})), undefined);
});

test('it never opens over a question, and not twice', t => {
	const asked: State = {...makeWaitingState(), overlays: [{name: 'question', question: makeQuestion()}]};
	t.deepEqual(open(asked).overlays, asked.overlays);
	t.is(actionFor('question', ':'), undefined);
	t.is(actionFor('phrase', ':'), undefined);
	const state = open(makeWaitingState());
	t.is(open(state).overlays.length, 1);
});

test('where another screen came meanwhile nothing is done', t => {
	const state = send(open(makeWaitingState()), typed('quit'));
	const moved: State = {...makeState({stage: {name: 'prepare', cursor: 0}}), overlays: state.overlays};
	const after = send(moved, enter);
	t.deepEqual(after.overlays, []);
	t.is(after.notice, 'The screen has changed meanwhile, so nothing was done.');
});

test('what changes something asks first, as by its key', t => {
	const ready: State = makeWaitingState();
	const byKey = send(ready, {type: 'acted', action: 'quit'});
	const byPalette = send(open(ready), typed('leave'), enter);
	t.deepEqual(byPalette.overlays, byKey.overlays);
	t.is(top(byPalette)?.name, 'question');
});

test('on every screen where it opens, it offers what the keys do and nothing that only moves', t => {
	const screens = everyScreen().filter(({state}) => actionFor(currentSurface(state), ':') === 'palette');
	t.true(screens.length > 30);
	for (const {name, state} of screens) {
		const choices = paletteChoices(state);
		t.true(choices.some(({action}) => action === 'quit'), name);
		t.is(new Set(choices.map(({action}) => action)).size, choices.length, name);
		t.false(choices.some(({action}) => action === 'up' || action === 'palette'), name);
	}
});

test('keys open it through the reader, and letters are then text', t => {
	let state = makeWaitingState();
	const reader = createKeyReader({
		store: {
			getState: () => state,
			dispatch(message) {
				state = update(state, message).state;
			},
			subscribe: () => () => undefined,
		},
		clock: {now: () => 0, after: () => () => undefined},
		limitOf: () => undefined,
	});
	reader.painted(state.surface);
	for (const input of [':', 's', 'q']) {
		reader.take({input, key: {}});
	}

	const palette = top(state);
	t.true(palette?.name === 'palette' && palette.typed === 'sq' && palette.choices.length > 5);
});

test('palette and words of Juju fit the smallest terminal, in ASCII too', t => {
	const small: State = {...makeWaitingState(), size: {columns: 60, rows: 16}};
	for (const isAscii of [true, false]) {
		for (const state of [open(small), send(small, {type: 'acted', action: 'glossary'})]) {
			const shown: State = {...state, session: {...state.session, isAscii}};
			const {above, below} = drawFrame(shown);
			t.is(above.length + below.length, 16);
			t.true([...above, ...below].every(row => lineWidth(row) <= 60));
			t.true(!isAscii || /^[\n\u{20}-\u{7E}]*$/v.test(frameText(shown)));
		}
	}

	t.regex(frameText(open(small)), /▸ agent +⏎ +Shows one agent/v);
});

test('a word of Juju is found by typing, by its other names too, and the text scrolls', t => {
	const state = send(makeWaitingState(), {type: 'acted', action: 'glossary'});
	t.is(top(send(state, {type: 'acted', action: 'glossary'}))?.name, 'glossary');
	t.regex(frameText(send(state, typed('tools'))), /agent binaries \(tools/v);
	t.regex(frameText(send(state, typed('xyzzy'))), /No word matches/v);
	const scrolled = top(send(state, {type: 'acted', action: 'page-down', limit: 30}));
	t.true(scrolled?.name === 'glossary' && scrolled.top === 10);
	t.is(top(send(state, {type: 'acted', action: 'back'})), undefined);
	t.true(frameText(state).includes(`${glossary.length} of ${glossary.length}`));
});
