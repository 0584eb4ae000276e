import test from 'ava';
import {createStatusMemory} from '../../../source/juju/answers/status-memory.js';
import {readStatusInPieces, type KnownStatus} from '../../../source/juju/answers/status-pieces.js';

const knownOf = (length: number): KnownStatus | undefined => {
	const text = '{"model":{"name":"a"},"machines":{},"applications":{}}'.padEnd(length, ' ');
	const steps = readStatusInPieces(text, undefined);
	for (;;) {
		const step = steps.next();
		if (step.done) {
			return step.value.known;
		}
	}
};

test('Statuses are kept until they are too many characters together: the one that was kept first goes', t => {
	const memory = createStatusMemory(1000);
	memory.keep('a', knownOf(400));
	memory.keep('b', knownOf(400));
	memory.keep('a', knownOf(400));
	t.not(memory.get('b'), undefined);
	memory.keep('c', knownOf(400));
	t.is(memory.get('b'), undefined);
	t.is(memory.get('a')?.text.length, 400);
	t.is(memory.get('c')?.text.length, 400);
	memory.keep('a', undefined);
	t.is(memory.get('a'), undefined);
	memory.keep('b', knownOf(500));
	t.not(memory.get('c'), undefined);
});

test('One that is too long by itself is not kept', t => {
	const memory = createStatusMemory(1000);
	memory.keep('a', knownOf(1001));
	t.is(memory.get('a'), undefined);
});
