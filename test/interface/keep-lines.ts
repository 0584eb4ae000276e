import test from 'ava';
import {createLineKeeper} from '../../source/interface/keep-lines.js';
import {line, span} from '../../source/interface/make-line.js';

test('a line that reads the same in the same row is the same object', t => {
	const keep = createLineKeeper();
	const first = keep([line('a', 'one', span('two', 'ok')), line('b', 'three')]);
	const second = keep([line('a', 'one', span('two', 'ok')), line('b', 'four')]);
	t.is(second[0], first[0]);
	t.not(second[1], first[1]);
	t.deepEqual(second[1], line('b', 'four'));
});

test('another tone, weight or number of parts is another line', t => {
	const keep = createLineKeeper();
	const before = keep([line('a', span('x', 'ok')), line('b', 'x'), line('c', 'x')]);
	const after = keep([line('a', span('x', 'bad')), line('b', {text: 'x', isBold: true}), line('c', 'x', 'y')]);
	for (const row of [0, 1, 2]) {
		t.not(after[row], before[row]);
	}
});

test('rows may come and go', t => {
	const keep = createLineKeeper();
	keep([line('a', 'x')]);
	t.is(keep([]).length, 0);
	t.deepEqual(keep([line('a', 'x'), line('b', 'y')]), [line('a', 'x'), line('b', 'y')]);
});
