import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {readRunLesson} from '../../source/commands/lesson-from-run.js';
import {UsageError} from '../../source/commands/options.js';
import {findUnfinishedRun} from '../../source/storage/find-run.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {cardOf} from '../../source/training/card.js';
import {isSolved} from '../../source/training/judge-lesson.js';
import {lessons} from '../../source/training/lessons/index.js';
import {type Step} from '../../source/training/step.js';
import {keepJourney, runEvidence} from '../_helpers/kept-run.js';
import {openLesson} from '../_helpers/play-lesson.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

/** Plays a lesson's solution, and keeps what was done as a run. */
const keepLesson = async (t: ExecutionContext, id: string, steps?: readonly Step[]) => {
	const lesson = lessons.find(each => each.id === id);
	if (!lesson) {
		throw new Error(`There is no lesson ${id}.`);
	}

	const played = await openLesson(lesson);
	await played.play(steps ?? lesson.solution.steps);
	await played.stop();
	const dataDirectory = await makeTemporaryFolder(t);
	const folder = await keepJourney(played.journey, {dataDirectory, exitCode: 0});
	return {
		lesson, dataDirectory, runs: path.join(dataDirectory, 'runs'), id: path.basename(folder), folder,
	};
};

for (const [id, fault] of [['agent-configuration', 'agent-configuration'], ['failed-hook', 'hook-failed']] as const) {
	test(`a run that met ${fault} becomes a lesson with the same fault in the same place, which is solved in the same way`, async t => {
		const {lesson, runs, id: run} = await keepLesson(t, id);
		const {lesson: made, notes} = await readRunLesson(runs, run.slice(0, -1));
		const [before, again] = [lesson.create(1, 0), made.create(1, 0)].map(cloud => cloud.faults.filter(({type}) => type === fault).map(each => ('agent' in each ? `${each.model} ${each.agent}` : '')));
		t.deepEqual(again, before);
		t.is(notes[0], `A lesson from run ${run}: 3 models, 1 fault. Nothing real is touched.`);
		t.like(cardOf(made, '3.6.28'), {number: 0, again: `--from-run ${run}`, title: `from run ${run}`});
		t.deepEqual(made.goals.map(({id: goal}) => goal), ['model-controller', 'model-web', 'model-db', 'healed', 'verified']);
		t.is(made.goals[0]?.hints[2], 'juju upgrade-controller -c aws --agent-version 3.6.28 --no-browser-login');

		const played = await openLesson(made);
		await played.play(lesson.solution.steps);
		await played.stop();
		t.deepEqual(made.goals.map(({id: goal}) => goal).filter(goal => !played.judgement().met.includes(goal)), []);
		t.true(isSolved(made, played.judgement()));
		t.deepEqual(played.judgement().mistakes, []);
		t.deepEqual(played.changes(), made.solution.commands.map(({line}) => line));
	});
}

test('nothing is met before it is done', async t => {
	const {runs, id, lesson} = await keepLesson(t, 'patch-upgrade');
	const {lesson: made} = await readRunLesson(runs, id);
	t.true(made.story[1]?.startsWith('No case was met'));
	const played = await openLesson(made);
	await played.play([{do: 'prepare'}, {do: 'plan'}]);
	t.deepEqual(played.judgement().met, []);
	await played.stop();
	t.is(made.create(3, 1000).controllers[0]?.version, lesson.create(3, 1000).controllers[0]?.version);
});

test('a run that cannot be a lesson is refused with a sentence', async t => {
	const {runs, id, folder} = await keepLesson(t, 'patch-upgrade', [{do: 'prepare'}]);
	await t.throwsAsync(readRunLesson(runs, 'zeppelin'), {instanceOf: UsageError, message: /^There is no run "zeppelin"/v});
	const refused = await t.throwsAsync(readRunLesson(runs, id), {instanceOf: StorageError});
	t.is(refused?.exitCode, 3);
	t.is(refused?.message, `Run ${id} has kept no picture of its cloud from before an upgrade.`);
	await fs.writeFile(path.join(folder, 'picture-before.json'), '{"schema": "juju-upgrade-wizard/picture/1", "models": {"aws:admin/web": {"status": 3, "at": 1}}}');
	await t.throwsAsync(readRunLesson(runs, id), {message: /has kept no picture/v});
	await fs.rm(path.join(folder, 'journal.jsonl'));
	await t.throwsAsync(readRunLesson(runs, id), {instanceOf: StorageError, message: `Nothing can be read of run ${id}. It has no journal.`});
	await t.throwsAsync(readRunLesson(path.join(runs, 'nowhere'), id), {instanceOf: StorageError, message: /^There are no runs in/v});
});

test('runs says of a lesson that it was one, and resume goes on with none', async t => {
	const dataDirectory = await makeTemporaryFolder(t);
	const target = {
		controller: 'aws', controllerVersion: '3.6.4', version: '3.6.28', mode: 'simulation',
	};
	await keepJourney({
		journal: () => [
			{kind: 'lesson-started', facts: {lesson: 'patch-upgrade', seed: 1}}, {kind: 'session', facts: {mode: 'simulation', client: 'simulator'}}, {kind: 'target', facts: target},
		],
	}, {dataDirectory});
	const {stdout} = await runEvidence('runs', '--data-directory', dataDirectory);
	t.regex(stdout, / lesson patch-upgrade: aws {2}3\.6\.4 → 3\.6\.28\n/v);
	const json = await runEvidence('runs', '--format', 'json', '--data-directory', dataDirectory);
	t.deepEqual(validateDocument('run', json.stdout), []);
	t.is((JSON.parse(json.stdout) as {runs: ReadonlyArray<{lesson: string}>}).runs[0]?.lesson, 'patch-upgrade');
	await t.throwsAsync(findUnfinishedRun(path.join(dataDirectory, 'runs')), {message: /^No run in .* is unfinished\.$/v});
});
