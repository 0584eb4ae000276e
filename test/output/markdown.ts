import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {commandBlock, escapeMarkdown} from '../../source/output/markdown.js';

property('escaped text is one line, and no mark in it stands without a backslash', [fc.string()], (t, text) => {
	const escaped = escapeMarkdown(text);
	t.false(/[\n\r]/v.test(escaped));
	t.false(/[#*<>\[\]_`\|~]/v.test(escaped.replaceAll(/\\./gv, '')));
});

test('the fence of a command is longer than any in it', t => {
	t.deepEqual(commandBlock(['juju', 'exec', '--', 'echo ```']), ['````sh', 'juju exec -- \'echo ```\'', '````']);
});
