import test from 'ava';
import {
	blank,
	bold,
	line,
	lineWidth,
	span,
} from '../../source/interface/make-line.js';

test('a line is made of plain texts and pieces in a tone, without empty ones', t => {
	t.deepEqual(line('key', 'plain', '', span('good', 'ok'), bold('title')), {
		key: 'key', spans: [{text: 'plain'}, {text: 'good', tone: 'ok'}, {text: 'title', isBold: true}],
	});
});

test('an empty line has no cells', t => {
	t.is(lineWidth(blank('key')), 0);
});

test('wide characters count twice, combining ones not at all', t => {
	t.is(lineWidth(line('key', '升级', 'e\u{301}', span('ok', 'ok'))), 7);
});
