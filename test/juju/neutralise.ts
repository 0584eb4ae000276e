import test from 'ava';
import fc from 'fast-check';
import {neutralise} from '../../source/juju/neutralise.js';

test('Plain text comes back as the same text', t => {
	for (const text of ['', 'hook failed: "config-changed"', 'a\tb\nc', 'Größe 日本語 é ☺\u{FE0F}']) {
		t.is(neutralise(text), text);
	}
});

test('Control sequences vanish, their parts that are text stay visible', t => {
	t.is(neutralise('\u{1B}[31mred\u{1B}[0m and \u{9B}2Jgone'), 'red and gone');
	t.is(neutralise('\u{1B}]0;title\u{7}after'), '␛]0;title␇after');
	t.is(neutralise('\u{1B}'), '␛');
	t.is(neutralise('\u{1B}[31'), '␛[31');
	t.is(neutralise('\u{9B}'), '·');
	t.is(neutralise('a\u{0}b\u{8}c\u{7F}d'), 'a␀b␈c␡d');
});

test('All line breaks become one kind', t => {
	t.is(neutralise('a\r\nb\rc\u{85}d\u{2028}e\u{2029}f'), 'a\nb\nc\nd\ne\nf');
});

test('What is invisible or turns the direction of writing shows as a dot, one for each', t => {
	t.is(neutralise('web\u{200B}/0'), 'web·/0');
	t.is(neutralise('\u{202E}gnp.exe\u{2066}\u{2069}'), '·gnp.exe··');
	t.is(neutralise('\u{FEFF}a\u{E0041}'), '·a·');
});

test('Half a surrogate pair becomes the sign for what is lost', t => {
	t.is(neutralise('a\u{D83D}b'), 'a\u{FFFD}b');
	t.is(neutralise('😀'), '😀');
});

const hostile = fc.array(fc.oneof(
	fc.string({unit: 'binary'}),
	fc.constantFrom('\u{1B}', '\u{1B}[', '[', '\u{9B}', '31', ';', 'm', '\u{7}', '\r', '\n', '\u{202E}', '\u{D83D}', '\u{DE00}', '\u{1B}]0;', '\u{1B}P'),
)).map(parts => parts.join(''));

test('Whatever the text, nothing is left that a terminal obeys, and a second time changes nothing', t => {
	fc.assert(fc.property(hostile, text => {
		const result = neutralise(text);
		t.notRegex(result, /[[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]--[\t\n]]/v);
		t.is(neutralise(result), result);
	}), {numRuns: 500});
});

test('The time for hostile text grows with its length only', t => {
	const text = '\u{1B}['.repeat(200_000) + '1;'.repeat(200_000);
	const started = performance.now();
	t.is(neutralise(text).length, text.length);
	t.true(performance.now() - started < 5000);
});
