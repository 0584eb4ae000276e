import test from 'ava';
import {isSolved} from '../../source/training/judge-lesson.js';
import {kubernetes} from '../../source/training/lessons/kubernetes.js';
import {lessons} from '../../source/training/lessons/index.js';
import {openLesson} from '../_helpers/play-lesson.js';

for (const lesson of lessons) {
	test(`${lesson.id}: the scripted solution meets every goal without a mistake, by the commands that it names`, async t => {
		const played = await openLesson(lesson);
		await played.play(lesson.solution.steps);
		t.deepEqual(lesson.goals.map(({id}) => id).filter(id => !played.judgement().met.includes(id)), []);
		t.true(isSolved(lesson, played.judgement()));
		t.deepEqual(played.judgement().mistakes, []);
		t.deepEqual(played.changes(), lesson.solution.commands.map(({line}) => line));
		t.deepEqual(played.journey.errors(), []);
		await played.stop();
	});

	test(`${lesson.id}: the scripted failure is noticed`, async t => {
		const played = await openLesson(lesson);
		await played.play(lesson.failure.steps);
		t.deepEqual(played.judgement().mistakes.toSorted(), lesson.failure.mistakes.toSorted());
		t.deepEqual(lesson.failure.unmet.filter(id => played.judgement().met.includes(id)), []);
		await played.stop();
	});
}

test('kubernetes with other seeds: no model is sent on while the database of the controller is upgraded, although its pod is there', async t => {
	for (const seed of [2, 3]) {
		const played = await openLesson(kubernetes, {seed});
		await played.play(kubernetes.solution.steps);
		t.true(isSolved(kubernetes, played.judgement()));
		await played.stop();
	}
});
