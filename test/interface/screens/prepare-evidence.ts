import test from 'ava';
import {evidenceLines} from '../../../source/interface/screens/prepare-evidence.js';
import {testTime} from '../../_helpers/make-state.js';
import {lineText} from '../../_helpers/page-text.js';

const draw = (evidence: Parameters<typeof evidenceLines>[0]['evidence'], columns = 60) =>
	evidenceLines({evidence, now: testTime, columns}).map(row => lineText(row));

test('Evidence names where it comes from and how old it is', t => {
	const [text = ''] = draw([{source: 'status', text: 'machine 2 is down', at: testTime - 4000}]);
	t.regex(text, /^ {3}machine 2 is down +\(status, 4s ago\)$/v);
});

test('Evidence from the same answer names it once, behind the last', t => {
	const lines = draw([{source: 'status', text: 'machine 2', at: testTime}, {source: 'status', text: 'machine 3', at: testTime}, {source: 'dry run', text: 'refused', at: undefined}]);
	t.is(lines.length, 3);
	t.is(lines[0], '   machine 2');
	t.regex(lines[1] ?? '', /machine 3 +\(status, just now\)$/v);
	t.regex(lines[2] ?? '', /refused +\(dry run\)$/v);
});

test('A source that does not fit beside a text stands below it', t => {
	const lines = draw([{source: 'show-controller', text: 'word '.repeat(10).trim(), at: testTime - 4000}], 56);
	t.is(lines.length, 2);
	t.regex(lines[1] ?? '', /\(show-controller, 4s ago\)$/v);
});
