import test from 'ava';
import {excerpt} from '../../source/runtime/excerpt.js';

test('a short text stays as it is', t => {
	t.is(excerpt('one\ntwo\n'), 'one\ntwo\n');
	t.is(excerpt(''), '');
});

test('a text of many lines is cut, and says how long it was', t => {
	const text = Array.from({length: 1000}, (_, index) => `line ${index}`).join('\n');
	const lines = excerpt(text).split('\n');
	t.is(lines.length, 201);
	t.is(lines[199], 'line 199');
	t.is(lines[200], `… ${text.length} characters in all`);
});

test('a text of one endless line is cut too', t => {
	const shown = excerpt('x'.repeat(1_000_000));
	t.true(shown.length < 33_000);
	t.true(shown.endsWith('… 1000000 characters in all'));
});

test('secrets and control sequences do not get through, also where the text is cut', t => {
	t.is(excerpt('\u{1B}]0;title\u{7}password: hunter2hunter2'), excerpt('\u{1B}]0;title\u{7}password: another').replace('another', '••••'));
	const cut = excerpt(`${'x'.repeat((32 * 1024) - 14)}\npassword: ${'s'.repeat(100)}`);
	t.false(cut.includes('sss'));
});

test('a character that the cut goes through does not come through in half', t => {
	const shown = excerpt(`${'x'.repeat((32 * 1024) - 1)}${'😀'.repeat(100)}`);
	t.true(shown.isWellFormed());
	t.true(shown.endsWith('characters in all'));
});
