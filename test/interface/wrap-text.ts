import test from 'ava';
import fc from 'fast-check';
import {textWidth} from '../../source/interface/text-width.js';
import {wrapText} from '../../source/interface/wrap-text.js';

test('a text is broken between its words', t => {
	t.deepEqual(wrapText('Juju goes on without us, whatever we do.', 20), ['Juju goes on without', 'us, whatever we do.']);
});

test('line breaks of the text stay, also empty lines', t => {
	t.deepEqual(wrapText('one\n\ntwo', 20), ['one', '', 'two']);
});

test('a word too long for a line is broken within', t => {
	t.deepEqual(wrapText('a charmhub-channel', 8), ['a', 'charmhub', '-channel']);
	t.deepEqual(wrapText('升级升级', 4), ['升级', '升级']);
});

test('no line is wider than wanted, and no word is lost', t => {
	const text = fc.string({unit: 'grapheme-ascii'});
	t.notThrows(() => {
		fc.assert(fc.property(text, fc.integer({min: 1, max: 40}), (value, width) => {
			const lines = wrapText(value, width);
			return lines.every(row => textWidth(row) <= width) && lines.join('').replaceAll(/\s/gv, '') === value.replaceAll(/\s/gv, '');
		}));
	});
});
