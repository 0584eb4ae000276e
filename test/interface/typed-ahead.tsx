import test from 'ava';
import {type Question} from '../../source/state/state.js';
import {makeQuestion, makeScreens} from '../_helpers/make-screens.js';
import {makeState, makeWaitingState} from '../_helpers/make-state.js';
import {openScreen, type OpenScreen} from '../_helpers/open-screen.js';

const effectsOf = ({effects}: OpenScreen): readonly string[] => effects.map(({type}) => type);

const ready = () => makeScreens()['a step that is ready'] ?? makeState();

const asking = (question: Partial<Question> = {}) => makeWaitingState({state: {overlays: [{name: 'question', question: makeQuestion(question)}]}});

const dangerous = {phrase: 'aws', title: 'Kill the controller aws?', risk: 'data-loss'} as const;

test('a question is answered key by key, once it could be read', async t => {
	const screen = await openScreen(t, ready());
	await screen.press('enter');
	t.true(await screen.shows('▸ No, go back'));
	await screen.press('down', 'enter');
	t.true(screen.effects.some(effect => effect.type === 'ask' && effect.intent.type === 'upgrade-controller'));
});

test('Enter on the default answers no', async t => {
	const screen = await openScreen(t, ready());
	await screen.press('enter', 'enter');
	t.false(effectsOf(screen).includes('ask'));
	t.is(screen.store.getState().overlays.length, 0);
});

test('keys typed before a question was painted never answer it', async t => {
	const screen = await openScreen(t, ready());
	await screen.advance(1000);
	// Everything that answers the question that the first Enter opens, in one read.
	await screen.send('\r\u{1B}[B\r');
	t.is(screen.store.getState().overlays.length, 1);
	t.deepEqual(effectsOf(screen), []);
	t.true(await screen.shows('▸ No, go back'));
	t.true(await screen.shows('Press it again.'));
});

test('a key within 400 ms of a question\'s first paint does not answer it, one after that does', async t => {
	const screen = await openScreen(t, ready());
	await screen.advance(1000);
	await screen.send('\r');
	await screen.advance(100);
	await screen.send('\u{1B}[B');
	await screen.advance(299);
	await screen.send('\r');
	t.deepEqual(effectsOf(screen), []);
	t.is(screen.store.getState().overlays.length, 1);
	await screen.advance(1);
	await screen.send('\u{1B}[B');
	await screen.send('\r');
	t.true(effectsOf(screen).includes('ask'));
});

test('yes and Enter in one read never answer', async t => {
	const screen = await openScreen(t, asking());
	await screen.advance(1000);
	await screen.send('yes\r');
	t.deepEqual(effectsOf(screen), []);
	t.is(screen.store.getState().overlays.length, 1);
	t.true(await screen.shows('Enter came together with other keys'));
	t.true(await screen.shows('▸ Yes, leave'), 'y moves the cursor, and only that');
	await screen.press('enter');
	t.true(effectsOf(screen).includes('exit'));
});

test('an arrow and Enter in one read never answer', async t => {
	const screen = await openScreen(t, asking());
	await screen.advance(1000);
	await screen.send('\u{1B}[B\r');
	t.deepEqual(effectsOf(screen), []);
});

test('a phrase and Enter in one read are text, and Enter has to be pressed again', async t => {
	const screen = await openScreen(t, asking(dangerous));
	await screen.advance(1000);
	await screen.send('aws\r');
	t.deepEqual(effectsOf(screen), []);
	t.true(await screen.shows('aws█'));
	await screen.send('\r');
	t.true(effectsOf(screen).includes('exit'));
});

test('a phrase typed before its question was painted is not in the field', async t => {
	const screen = await openScreen(t, asking(dangerous));
	await screen.send('aws');
	await screen.advance(1000);
	await screen.send('\r');
	t.deepEqual(effectsOf(screen), []);
	const overlay = screen.store.getState().overlays.at(-1);
	t.is(overlay?.name === 'question' ? overlay.question.typed : undefined, '');
});

test('a paste into a text field is text, and never submits', async t => {
	const screen = await openScreen(t, asking(dangerous));
	await screen.advance(1000);
	await screen.send('\u{1B}[200~aws\r\n\r\u{1B}[201~');
	t.deepEqual(effectsOf(screen), []);
	t.true(await screen.shows('aws█'));
});

test('a paste torn over several reads is one paste', async t => {
	const screen = await openScreen(t, asking(dangerous));
	await screen.advance(1000);
	for (const part of ['\u{1B}[200~a', 'w\r', 's\u{1B}[20', '1~']) {
		await screen.send(part);
	}

	t.deepEqual(effectsOf(screen), []);
	t.true(await screen.shows('aws█'));
});

test('a paste where nothing is typed does nothing', async t => {
	const screen = await openScreen(t, makeWaitingState());
	await screen.advance(1000);
	await screen.send('\u{1B}[200~q\r\u{1B}[201~');
	t.deepEqual(effectsOf(screen), []);
	t.true(await screen.shows('Nothing can be pasted here.'));
});

test('keys typed ahead of another screen do not act on it, moves excepted', async t => {
	const screen = await openScreen(t, makeScreens()['controllers'] ?? makeState());
	await screen.advance(1000);
	// The first Enter chooses the controller; the rest was typed before its models were on the screen.
	await screen.send('\r\u{1B}[B\rq');
	t.deepEqual(screen.messages.map(message => (message.type === 'acted' ? message.action : message.type)), ['confirm', 'down']);
	t.like(screen.store.getState().stage, {name: 'target', step: 'models'});
	t.false(effectsOf(screen).includes('exit'));
});

test('a run of letters in one read is as many keys', async t => {
	const screen = await openScreen(t, makeWaitingState());
	await screen.advance(1000);
	await screen.send('jjj');
	t.is(screen.store.getState().table.selected, 'machine-2');
});

test('a filter typed in one read with its key filters', async t => {
	const screen = await openScreen(t, makeWaitingState());
	await screen.advance(1000);
	await screen.send('/mysql\r');
	t.like(screen.store.getState().table, {filter: 'mysql', isFiltering: false});
	t.true(await screen.shows('Shown: filter: mysql.'));
});

test('an escape sequence that comes in pieces is one key', async t => {
	const screen = await openScreen(t, makeWaitingState());
	await screen.press('down');
	for (const part of ['\u{1B}', '[', 'B']) {
		await screen.send(part);
	}

	t.is(screen.store.getState().table.selected, 'machine-0-lxd-1');
});

test('Ctrl-C is heard everywhere and at once', async t => {
	const screen = await openScreen(t, asking());
	await screen.send('\u{3}');
	t.true(screen.store.getState().isLeaving);
	await screen.send('\u{3}');
	t.like(screen.effects.at(-1), {type: 'exit', code: 130});
});

test('a key without a meaning says so', async t => {
	const screen = await openScreen(t, makeWaitingState());
	await screen.press('z');
	t.true(await screen.shows('The key z does nothing here.'));
});

test('where no client is found a menu offers the simulator', async t => {
	const screen = await openScreen(t, makeScreens()['no client'] ?? makeState());
	t.true(await screen.shows(' ▸ Try the wizard on the simulator'));
	await screen.send('\r');
	t.deepEqual(effectsOf(screen), [], 'it was not on the screen yet');
	await screen.press('enter');
	t.deepEqual(effectsOf(screen), ['use-simulator']);
});

test('the menu quits, too', async t => {
	const screen = await openScreen(t, makeScreens()['no client'] ?? makeState());
	await screen.press('down', 'enter');
	t.like(screen.effects.at(-1), {type: 'exit', code: 3});
});
