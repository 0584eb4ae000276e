import test from 'ava';
import fc from 'fast-check';
import {line, span} from '../../source/interface/make-line.js';
import {symbols} from '../../source/interface/symbols.js';
import {textWidth} from '../../source/interface/text-width.js';
import {toAscii, toAsciiLine} from '../../source/interface/to-ascii.js';

test('our own signs have forms of their own', t => {
	const forms = Object.values(symbols).map(symbol => toAscii(symbol));
	t.true(forms.every(form => /^[\u{20}-\u{7E}]$/v.test(form) && form !== '?'));
	t.is(toAscii('✔ ✘ → …'), '+ x > ~');
});

test('what comes from a cloud becomes question marks, as wide as before', t => {
	t.is(toAscii('升级 ok'), '???? ok');
	const text = fc.string({unit: 'grapheme'}).map(value => value.replaceAll(/\p{Other}/gv, ''));
	t.notThrows(() => {
		fc.assert(fc.property(text, value => textWidth(toAscii(value)) === textWidth(value) && /^[\u{20}-\u{7E}]*$/v.test(toAscii(value))));
	});
});

test('the same line gives the same object', t => {
	const row = line('key', span('✔', 'ok'), ' idle');
	t.is(toAsciiLine(row), toAsciiLine(row));
	t.deepEqual(toAsciiLine(row), line('key', span('+', 'ok'), ' idle'));
});
