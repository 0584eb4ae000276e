import {Buffer} from 'node:buffer';
import test from 'ava';
import {clipboardSequence} from '../../source/runtime/clipboard.js';

test('a text is put into the clipboard by one sequence that draws nothing', t => {
	const sequence = clipboardSequence('juju status -m aws:admin/web # ü') ?? '';
	t.true(sequence.startsWith('\u{1B}]52;c;') && sequence.endsWith('\u{7}'));
	const encoded = sequence.slice('\u{1B}]52;c;'.length, -1);
	t.is(Buffer.from(encoded, 'base64').toString('utf8'), 'juju status -m aws:admin/web # ü');
});

test('a text that terminals would drop is not sent', t => {
	t.is(clipboardSequence('x'.repeat(60_000)), undefined);
	t.not(clipboardSequence('x'.repeat(50_000)), undefined);
});
