import test from 'ava';
import fc from 'fast-check';
import {lineWidth} from '../../../source/interface/make-line.js';
import {
	breakText,
	commandRows,
	fieldText,
	labelled,
	paragraph,
} from '../../../source/interface/screens/text-parts.js';
import {textWidth} from '../../../source/interface/text-width.js';
import {lineText} from '../../_helpers/page-text.js';

const word = fc.array(fc.constantFrom(...'abcxyz019-./='), {minLength: 1, maxLength: 60}).map(characters => characters.join(''));

test('A command breaks before words, and every word of it is there', t => {
	fc.assert(fc.property(fc.array(word, {minLength: 1, maxLength: 20}), fc.integer({min: 40, max: 120}), (words, columns) => {
		const rows = commandRows({key: 'command', commands: [words.join(' ')], columns});
		t.true(rows.every(row => lineWidth(row) < columns));
		t.is(rows.map(row => lineText(row).trim()).join('').replaceAll(' ', ''), words.join(''));
	}));
});

test('Spaces within a command stay', t => {
	t.regex(lineText(commandRows({key: 'command', commands: ['juju ssh 0 \'printf "a  b"\''], columns: 80})[0] ?? {key: '', spans: []}), /"a {2}b"/v);
});

test('A command of several lines keeps them', t => {
	t.is(commandRows({key: 'command', commands: ['juju ssh 0 \'one\ntwo\''], columns: 80}).length, 2);
});

test('An output keeps its spaces and loses nothing when it is broken', t => {
	fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 200}).filter(text => !/\p{Control}/v.test(text)), fc.integer({min: 2, max: 80}), (text, width) => {
		const rows = breakText(text, width);
		t.is(rows.join(''), text);
		t.true(rows.every(row => textWidth(row) <= width));
	}));
});

test('A field shows the end of what is typed', t => {
	t.is(fieldText('abc', 10), 'abc█');
	t.is(fieldText('abcdef', 4), 'def█');
	t.is(fieldText('', 4), '█');
	t.is(fieldText('日本語', 5), '本語█');
});

test('Text behind a label stands below itself', t => {
	t.deepEqual(labelled({
		key: 'means', label: 'Means', text: 'one two three four', columns: 24,
	}).map(row => lineText(row)), ['   Means     one two', '             three four']);
});

test('A paragraph keeps one column free at the right', t => {
	t.true(paragraph({key: 'text', text: 'word '.repeat(50), columns: 30}).every(row => lineWidth(row) < 30));
});
