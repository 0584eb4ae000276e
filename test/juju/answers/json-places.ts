import test from 'ava';
import fc from 'fast-check';
import {
	endOfString,
	endOfValue,
	IrregularText,
	skipBlanks,
} from '../../../source/juju/answers/json-places.js';

test('Any value ends where JSON says, whatever follows', t => {
	fc.assert(fc.property(fc.jsonValue(), fc.constantFrom('', ',', '}', ']', ' , "a": 1', '\n}'), fc.constantFrom(undefined, 2, '\t'), (value, behind, space) => {
		const text = JSON.stringify(value, undefined, space);
		t.is(endOfValue(`{"a":${text}${behind}`, 5), 5 + text.length);
	}), {numRuns: 500});
});

test('A text ends at the first quotation mark that is not escaped', t => {
	fc.assert(fc.property(fc.array(fc.constantFrom('a', '"', '\\'), {maxLength: 30}), parts => {
		const text = JSON.stringify(parts.join(''));
		t.is(endOfString(`${text}"more"`, 0), text.length);
	}));
});

test('What does not end is not taken for a value', t => {
	for (const text of ['"never', String.raw`"never\"`, '{"a":1', '[1, [2]', '', '{"a":"}']) {
		t.throws(() => endOfValue(text, 0), {instanceOf: IrregularText}, `It ends: ${text}`);
	}
});

test('Blanks are those of JSON', t => {
	t.is(skipBlanks(' \n\r\t{', 0), 4);
	t.is(skipBlanks('\u{A0}{', 0), 0);
	t.is(skipBlanks('', 0), 0);
});
