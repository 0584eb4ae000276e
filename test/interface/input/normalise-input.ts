import test from 'ava';
import {
	normaliseInput,
	releaseHeld,
	type Held,
	type RawKey,
} from '../../../source/interface/input/normalise-input.js';
import {type KeyPress, type NamedKey} from '../../../source/interface/key-name.js';

const text = (input: string): RawKey => ({input, key: {}});
const escape: RawKey = {input: '', key: {escape: true}};

const named = (name: NamedKey): KeyPress => ({type: 'named', name});
const character = (value: string): KeyPress => ({type: 'character', text: value});

/** Keys of several reads, and what is held after the last one. */
const read = (...events: readonly RawKey[]): {readonly keys: readonly KeyPress[]; readonly held: Held} => {
	let held: Held;
	const keys: KeyPress[] = [];
	for (const event of events) {
		const normalised = normaliseInput(held, event);
		held = normalised.held;
		keys.push(...normalised.keys);
	}

	return {keys, held};
};

test('a run of letters is as many keys', t => {
	t.deepEqual(read(text('jjj')).keys, [character('j'), character('j'), character('j')]);
});

test('Enter within a run of letters is a key of its own, whatever its bytes', t => {
	t.deepEqual(read(text('y\r')).keys, [character('y'), named('enter')]);
	t.deepEqual(read(text('y\n')).keys, [character('y'), named('enter')]);
	t.deepEqual(read(text('y\r\n')).keys, [character('y'), named('enter')]);
	t.deepEqual(read(text('\r\r')).keys, [named('enter'), named('enter')]);
});

test('a character that is made of several code points is one key', t => {
	t.deepEqual(read(text('e\u{301}👩‍👩‍👧')).keys, [character('e\u{301}'), character('👩‍👩‍👧')]);
});

test('control characters without a meaning are dropped, others keep theirs', t => {
	t.deepEqual(read(text('a\u{0}\u{C}b')).keys, [character('a'), character('b')]);
	t.deepEqual(read(text('a\u{7F}\t\u{3}')).keys, [character('a'), named('backspace'), named('tab'), named('ctrl-c')]);
});

test('keys that Ink names keep their names', t => {
	for (const [property, name] of [['upArrow', 'up'], ['pageDown', 'page-down'], ['home', 'home'], ['return', 'enter'], ['delete', 'backspace'], ['tab', 'tab']] as const) {
		t.deepEqual(read({input: '', key: {[property]: true}}).keys, [named(name)]);
	}
});

test('letters with Ctrl or Alt are no letters', t => {
	t.deepEqual(read({input: 'c', key: {ctrl: true}}).keys, [named('ctrl-c')]);
	t.deepEqual(read({input: 'l', key: {ctrl: true}}).keys, [named('ctrl-l')]);
	t.deepEqual(read(text('\u{C}'.repeat(3))).keys, [named('ctrl-l')]);
	t.deepEqual(read({input: 'q', key: {ctrl: true}}).keys, []);
	t.deepEqual(read({input: 'q', key: {meta: true}}).keys, []);
});

test('the release of a key is none', t => {
	t.deepEqual(read({input: 'a', key: {eventType: 'release'}}), {keys: [], held: undefined});
});

test('Esc is held until it is known to stand alone', t => {
	const {keys, held} = read(escape);
	t.deepEqual(keys, []);
	t.deepEqual(releaseHeld(held), [named('escape')]);
});

test('Esc before another key is both', t => {
	t.deepEqual(read(escape, {input: '', key: {return: true}}).keys, [named('escape'), named('enter')]);
	t.deepEqual(read(escape, text('x')).keys, [named('escape'), character('x')]);
});

test('an escape sequence in pieces is one key, wherever it was torn', t => {
	t.deepEqual(read(escape, text('[B')), {keys: [named('down')], held: undefined});
	t.deepEqual(read(escape, text('['), text('B')).keys, [named('down')]);
	t.deepEqual(read(escape, text('[1;5A')).keys, [named('up')]);
	t.deepEqual(read(escape, text('OA')).keys, [named('up')]);
	t.deepEqual(read({input: 'O', key: {meta: true}}, text('B')).keys, [named('down')]);
	t.deepEqual(read(text('[5'), text('~')).keys, [named('page-up')], 'Ink gave up on the beginning and cut its escape off');
	t.deepEqual(read(escape, text('[Bj')).keys, [named('down'), character('j')]);
});

test('a sequence without a meaning is nobody\'s text', t => {
	t.deepEqual(read(escape, text('[24~')), {keys: [], held: undefined});
});

test('a bracket that is followed by nothing is a bracket', t => {
	const {keys, held} = read(text('['));
	t.deepEqual(keys, []);
	t.deepEqual(releaseHeld(held), [character('[')]);
	t.deepEqual(read(text('['), text('!')).keys, [character('['), character('!')]);
});

test('what begins a torn paste is pasted, not typed', t => {
	t.deepEqual(read(text('[20'), text('0~aws\r')).keys, [{type: 'pasted', text: 'aws\r'}]);
});

test('nothing held is nothing to release', t => {
	t.deepEqual(releaseHeld(undefined), []);
	t.deepEqual(releaseHeld('O'), []);
});
