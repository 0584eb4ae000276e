import test from 'ava';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {symbols} from '../../source/interface/symbols.js';
import {
	cutText,
	padText,
	padTextStart,
	textWidth,
	truncateText,
} from '../../source/interface/text-width.js';

test('the signs of our own screens take one cell each', t => {
	for (const symbol of [...Object.values(symbols), '↑', '↓', '←', '⏎', '▌', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '—', '│']) {
		t.is(textWidth(symbol), 1, `${symbol} by our own count`);
		t.is(stringWidth(symbol), 1, `${symbol} by string-width`);
	}
});

test('widths are those of a terminal', t => {
	t.deepEqual(['', 'abc', '升级', 'e\u{301}', '👩‍👩‍👧', '✔ idle'].map(text => textWidth(text)), [0, 3, 4, 1, 2, 6]);
});

test('a text is cut between characters, never within one', t => {
	t.is(cutText('升级', 3), '升');
	t.is(cutText('e\u{301}x', 1), 'e\u{301}');
	t.is(cutText('abc', 0), '');
	t.is(cutText('abc', 9), 'abc');
});

test('a text that does not fit ends in a sign of that', t => {
	t.is(truncateText('wordpress', 5), 'word…');
	t.is(truncateText('wordpress', 9), 'wordpress');
	t.is(truncateText('升级升级', 4), '升…');
	t.is(truncateText('abc', 0), '');
});

test('padded texts are exactly as wide as wanted', t => {
	t.is(padText('ab', 4), 'ab  ');
	t.is(padTextStart('ab', 4), '  ab');
	const text = fc.string({unit: 'grapheme'}).map(value => value.replaceAll(/\p{Other}/gv, ''));
	t.notThrows(() => {
		fc.assert(fc.property(text, fc.integer({min: 0, max: 40}), (value, width) =>
			textWidth(padText(value, width)) === width && textWidth(padTextStart(value, width)) === width));
	});
});
