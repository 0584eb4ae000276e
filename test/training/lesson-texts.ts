import test from 'ava';
import {runCommandLine} from '../../source/simulator/command-line.js';
import {type Lesson} from '../../source/training/lesson.js';
import {commonMistakes, skippedHook} from '../../source/training/mistakes.js';
import {lessons} from '../../source/training/lessons/index.js';

const start = Date.UTC(2026, 10, 21, 3);

const areUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** Words as a shell makes them, without the program's name. */
const wordsOf = (line: string): readonly string[] =>
	line.matchAll(/"(?<quoted>[^"]*)"|(?<plain>\S+)/gv).map(({groups}) => groups?.['quoted'] ?? groups?.['plain'] ?? '').drop(1).toArray();

test('all lessons of the plan are there, in an order that teaches', t => {
	t.deepEqual(lessons.map(({id}) => id), [
		'parts',
		'patch-upgrade',
		'verifying',
		'silence',
		'agent-configuration',
		'failed-hook',
		'agents-too-old',
		'machine-down',
		'offline',
		'blockers',
		'high-availability',
		'disk-full',
		'migration',
		'charm-refused',
		'charm-forced',
		'kubernetes',
		'upgrade-failed',
		'first-environment',
		'no-backup',
		'examination',
	]);
});

for (const lesson of lessons) {
	const {id, title, learns, story, minutes, goals, mistakes, solution, failure} = lesson;

	test(`${id}: its texts are there, and short enough for a small terminal`, t => {
		t.regex(id, /^[a-z]+(?:-[a-z]+)*$/v);
		const texts: ReadonlyArray<readonly [text: string, limit: number]> = [
			[title, 50],
			[learns, 240],
			...story.map(text => [text, 320] as const),
			...goals.flatMap(goal => [[goal.title, 100] as const, ...goal.hints.map(text => [text, 200] as const)]),
			...mistakes.flatMap(mistake => [[mistake.title, 80] as const, [mistake.why, 240] as const]),
			...solution.commands.map(({why}) => [why, 200] as const),
		];
		t.deepEqual(texts.filter(([text, limit]) => text.trim() === '' || text.length > limit).map(([text, limit]) => `${limit} < ${text.length}: ${text}`), []);
		t.true(story.length > 0 && story.length <= 3);
		t.true(goals.length > 0 && goals.length <= 5);
		t.true(minutes >= 3 && minutes <= 60);
		t.true([learns, ...story, ...mistakes.map(({why}) => why), ...solution.commands.map(({why}) => why)].every(text => /[!".:?]$/v.test(text)), 'Sentences end.');
	});

	test(`${id}: its ids are its own, and its failure speaks of goals and mistakes that it has`, t => {
		t.is(lessons.filter(other => other.id === id || other.title === title).length, 1);
		t.true(areUnique(goals.map(goal => goal.id)));
		t.true(areUnique(mistakes.map(mistake => mistake.id)));
		t.deepEqual(failure.mistakes.filter(name => mistakes.every(mistake => mistake.id !== name)), []);
		t.deepEqual(failure.unmet.filter(name => goals.every(goal => goal.id !== name)), []);
		t.true(failure.unmet.length > 0, 'It does not end well.');
		t.deepEqual(solution.steps.filter(step => step.do === 'until' && goals.every(goal => goal.id !== step.goal)), []);
	});
}

/** Not there yet when the lesson begins. */
const later: ReadonlySet<string> = new Set(['juju status -m new:admin/db --format yaml', 'juju upgrade-model -m new:admin/web --agent-version 3.6.28', 'juju status -m new:admin/web --relations']);

const tryHint = (lesson: Lesson, hint: string) => {
	const cloud = lesson.create(1, start);
	return runCommandLine(cloud, wordsOf(hint), {now: cloud.now});
};

for (const lesson of lessons) {
	test(`${lesson.id}: each third hint is a command that its client takes, about something that is there`, t => {
		for (const {id, hints} of lesson.goals) {
			const [first, second, command] = hints;
			t.true(areUnique([first, second, command]), id);
			t.regex(command, /^juju /v, id);
			t.notRegex(`${first} ${second}`, /(?:^|\s)juju\s/v, 'The ladder does not begin with its end.');
			const {exitCode, stderr} = tryHint(lesson, command);
			t.notRegex(stderr, /provided but not defined|not a juju command|unrecognized|does not play|not specified|usage/iv, command);
			t.is(stderr.includes('not found'), later.has(command), `${command}: ${stderr}`);
			t.true(exitCode !== 2 || lesson.id === 'first-environment', `${command}: ${stderr}`);
		}
	});
}

test('every mistake is made by some scripted failure', t => {
	const made = new Set(lessons.flatMap(({failure}) => failure.mistakes));
	const all = new Set([...lessons.flatMap(({mistakes}) => mistakes), ...commonMistakes, skippedHook].map(({id}) => id));
	t.deepEqual([...all].filter(id => !made.has(id)), []);
});
