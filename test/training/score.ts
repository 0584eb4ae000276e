import test from 'ava';
import {compareWithSolution} from '../../source/domain/training/debrief.js';
import {
	certificateOf,
	describeScore,
	isBetterScore,
	scoreOf,
} from '../../source/domain/training/score.js';

const goals = [
	{id: 'one', title: 'One', hints: ['a', 'b', 'c']}, {id: 'two', title: 'Two', hints: ['a', 'b', 'c']},
] as const;

const progress = {
	met: ['one', 'two'], mistakes: ['lost-data'], outage: 110_400, changes: [],
};

test('a score counts goals, hints, mistakes and the silence of the controller', t => {
	const score = scoreOf({goals}, progress, {one: 2, two: 1});
	t.deepEqual(score, {
		goals: 2, goalsOf: 2, hints: 3, mistakes: 1, outage: 110_400,
	});
	t.is(describeScore(score), '2 of 2 goals, 3 hints, 1 mistake, controller silent for 1m 50s');
	t.is(describeScore({
		...score, hints: 0, mistakes: 0, outage: 0,
	}), '2 of 2 goals, no hints, no mistakes, the controller was never silent');
});

test('the same lesson, seed and score give the same certificate, another score another one', t => {
	const score = scoreOf({goals}, progress, {});
	t.is(certificateOf({id: 'disk-full'}, 7, score), certificateOf({id: 'disk-full'}, 7, {...score}));
	t.not(certificateOf({id: 'disk-full'}, 7, score), certificateOf({id: 'disk-full'}, 8, score));
	t.regex(certificateOf({id: 'disk-full'}, 7, score), /^Certificate: lesson disk-full, seed 7: .*\. Code [\da-f]{8}\.$/v);
});

test('goals weigh most, then mistakes, then hints, then silence', t => {
	const score = scoreOf({goals}, progress, {});
	t.true(isBetterScore(score, {...score, goals: 1, mistakes: 0}));
	t.true(isBetterScore({...score, mistakes: 0, hints: 5}, score));
	t.true(isBetterScore({...score, outage: 1}, score));
	t.false(isBetterScore(score, score));
});

const needed = ['backup', 'controller', 'model'].map(line => ({line, why: `why ${line}`}));
const kindsOf = (done: readonly string[]) => compareWithSolution(needed, done).map(({kind, line}) => `${kind} ${line}`);

test('what was done is held against the solution: in its order, at another point, not at all, and beside it', t => {
	t.deepEqual(kindsOf(['backup', 'controller', 'model']), ['done backup', 'done controller', 'done model']);
	t.deepEqual(kindsOf(['model', 'backup', 'controller']), ['done backup', 'done controller', 'moved model']);
	t.deepEqual(kindsOf(['controller', 'resolved', 'resolved', 'model']), ['missing backup', 'done controller', 'done model', 'extra resolved']);
	t.deepEqual(kindsOf([]), ['missing backup', 'missing controller', 'missing model']);
});
