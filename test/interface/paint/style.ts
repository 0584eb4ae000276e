import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {
	applySequence,
	isSeenInBlank,
	ownStyle,
	transitionOf,
	type Style,
} from '../../../source/interface/paint/style.js';

const styleOf = (...sequences: readonly string[]): Style | undefined => {
	let style: Style | undefined = ownStyle;
	for (const sequence of sequences) {
		style = style === undefined ? undefined : applySequence(style, sequence);
	}

	return style;
};

const sequences = ['', '0', '1', '2', '3', '4', '7', '9', '22', '23', '24', '27', '29', '31', '39', '44', '49', '92', '107', '38;5;208', '48;2;1;2;3', '1;33'];

testProp('a transition makes one style out of another, whatever both are', [fc.array(fc.constantFrom(...sequences)), fc.array(fc.constantFrom(...sequences))], (t, first, second) => {
	const from = styleOf(...first);
	const to = styleOf(...second);
	if (from === undefined || to === undefined) {
		t.fail('All of these are known.');
		return;
	}

	const transition = transitionOf(from, to);
	if (from === to) {
		t.is(transition, '');
		return;
	}

	t.true(transition.startsWith('\u{1B}[') && transition.endsWith('m'));
	t.is(applySequence(from, transition.slice(2, -1)), to);
});

test('a style is the same, however it came about', t => {
	t.is(styleOf('1', '32'), styleOf('32;1'));
	t.is(styleOf('1', '2', '22'), ownStyle);
	t.is(styleOf('38;5;208', '39'), ownStyle);
	t.is(styleOf('1;7;31', ''), ownStyle);
	t.not(styleOf('1'), styleOf('2'));
});

test('takes the shorter way', t => {
	const green = styleOf('32') ?? '?';
	const boldGreen = styleOf('32', '1') ?? '?';
	t.is(transitionOf(green, boldGreen), '\u{1B}[1m');
	t.is(transitionOf(boldGreen, green), '\u{1B}[22m');
	t.is(transitionOf(boldGreen, ownStyle), '\u{1B}[m');
	t.is(transitionOf(styleOf('1;2') ?? '?', styleOf('2') ?? '?'), '\u{1B}[0;2m');
});

test('what is not known is no style', t => {
	const unknown = ['53', '38', '38;5', '38;9;1', '48;2;1;2', '1;x', '200'];
	t.deepEqual(unknown.map(each => applySequence(ownStyle, each)), unknown.map(() => undefined));
});

test('a blank shows its ground and its lines, not its colour and weight', t => {
	const each = ['4', '7', '9', '41', '48;5;3', '', '1', '2', '3', '31'];
	t.deepEqual(each.filter(sequence => isSeenInBlank(styleOf(sequence) ?? '?')), ['4', '7', '9', '41', '48;5;3']);
});
