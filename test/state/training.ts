import test from 'ava';
import {keyBindingActions} from '../_helpers/actions.js';
import {exampleCard, makeLessonState, noProgress} from '../_helpers/lesson-state.js';
import {makeQuestion} from '../_helpers/make-screens.js';
import {makeState} from '../_helpers/make-state.js';
import {type ActionId, type State} from '../../source/state/state.js';
import {firstOpenLesson} from '../../source/state/lesson-list.js';
import {
	currentGoal,
	lessonCertificate,
	lessonScore,
	lessonSummary,
	takenHints,
} from '../../source/state/training.js';
import {update} from '../../source/state/update.js';

const act = (state: State, ...actions: readonly ActionId[]): State => {
	let current = state;
	for (const action of actions) {
		current = update(current, {type: 'acted', action}).state;
	}

	return current;
};

const effectsOf = (state: State, action: ActionId) => update(state, {type: 'acted', action}).effects;

const allMet = {...noProgress, met: ['db', 'backup', 'web']};

const judge = (state: State, progress: typeof noProgress) => update(state, {type: 'lesson-judged', progress});

test('hints are a ladder for the first goal that is open; each counts once, and they open the page', t => {
	const state = makeLessonState({progress: {...noProgress, met: ['backup']}});
	const effects = effectsOf(state, 'hint');
	t.like(effects[0], {type: 'record', kind: 'hint-taken', value: {goal: 'web', hint: 'Hint 1 of 3: Think of web.'}});
	const asked = act(state, 'hint');
	t.like(asked.overlays.at(-1), {name: 'lesson', isHint: true});
	t.is(takenHints(asked), 1);
	const all = act(asked, 'hint', 'hint');
	t.is(all.overlays.length, 1);
	t.is(lessonScore(all)?.hints, 3);
	const more = act(all, 'hint');
	t.is(lessonScore(more)?.hints, 3);
	t.is(more.notice, 'There is no further hint for this goal.');
	t.deepEqual(effectsOf(all, 'hint'), []);

	const next = judge(all, {...noProgress, met: ['backup', 'web']}).state;
	t.is(currentGoal(next)?.id, 'db');
	t.is(takenHints(next), 0);
	t.is(lessonScore(next)?.hints, 3);
	t.is(act(makeLessonState({progress: allMet}), 'hint').notice, 'All goals are met: no hint is needed.');
});

test('goals and mistakes are told as they come; what is solved is recorded once, with its certificate', t => {
	const state = makeLessonState();
	t.is(judge(state, {...noProgress, met: ['backup']}).state.notice, 'Goal met: The goal backup is reached.');
	const mistaken = judge(state, {...noProgress, met: ['backup'], mistakes: ['lost-data']});
	t.is(mistaken.state.notice, 'A mistake: Something was destroyed. L says why it matters.');
	t.is(judge(state, {...noProgress, outage: 1000}).state.notice, state.notice);

	const solved = judge(mistaken.state, {...allMet, mistakes: ['lost-data'], outage: 90_000});
	t.is(solved.state.notice, 'Lesson solved. L shows how it went.');
	const certificate = lessonCertificate(solved.state);
	t.regex(certificate ?? '', /^Certificate: lesson example, seed 7: 3 of 3 goals, no hints, 1 mistake, controller silent for 1m 30s\. Code [\da-f]{8}\.$/v);
	t.deepEqual(solved.effects.filter(({type}) => type === 'record'), [{type: 'record', kind: 'lesson-solved', value: {lesson: 'example', seed: 7, certificate}}]);
	t.deepEqual(judge(solved.state, {...allMet, mistakes: ['lost-data'], outage: 95_000}).effects.filter(({type}) => type === 'record'), []);
	t.is(lessonCertificate(state), undefined);
});

test('time runs faster and slower, stands still and goes on by ten seconds', t => {
	const state = makeLessonState();
	t.deepEqual(effectsOf(state, 'faster'), [{type: 'set-time', speed: 8, skip: 0}]);
	t.deepEqual(effectsOf(state, 'slower'), [{type: 'set-time', speed: 2, skip: 0}]);
	t.deepEqual(effectsOf(state, 'pause'), [{type: 'set-time', speed: 0, skip: 0}]);
	t.deepEqual(effectsOf(state, 'step-time'), [{type: 'set-time', speed: 0, skip: 10_000}]);
	const paused = act(state, 'pause');
	t.true(paused.training?.isPaused);
	t.deepEqual(effectsOf(paused, 'pause'), [{type: 'set-time', speed: 4, skip: 0}]);
	// A step of time that runs stops it.
	t.true(act(state, 'step-time').training?.isPaused);
	t.false(act(paused, 'faster').training?.isPaused);
	t.is(act(state, 'slower', 'slower').notice, 'Time runs as fast as on your own clock.');
	t.is(act(state, 'slower', 'slower', 'slower', 'slower').notice, 'Time runs half as fast as on your own clock.');
	t.is(act(state, ...Array.from({length: 12}, () => 'faster' as const)).training?.speed, 128);
});

test('under a question no key of a lesson does anything, nor where there is no lesson', t => {
	const asked = makeLessonState({overrides: {overlays: [{name: 'question', question: makeQuestion()}]}});
	const keys = ['lesson', 'hint', 'faster', 'slower', 'pause', 'step-time'] as const;
	t.true(keys.every(key => keyBindingActions.includes(key)));
	for (const key of keys) {
		t.deepEqual(effectsOf(asked, key), [], key);
		t.deepEqual(act(asked, key).training, asked.training, key);
		t.is(act(asked, key).overlays.length, 1, key);
		t.deepEqual(effectsOf(makeState(), key), [], key);
	}
});

test('the page leads to the next lesson and to the list; the last one leads nowhere', t => {
	const page = act(makeLessonState({progress: allMet}), 'lesson');
	t.deepEqual(effectsOf(page, 'next'), [{type: 'start-lesson', number: 3}]);
	t.deepEqual(effectsOf(page, 'toggle'), [{type: 'start-lesson', number: undefined}]);
	t.deepEqual(act(page, 'lesson').overlays, []);
	t.deepEqual(act(page, 'confirm').overlays, []);
	for (const number of [3, 0]) {
		t.deepEqual(effectsOf(act(makeLessonState({card: {...exampleCard, number}}), 'lesson'), 'next'), []);
	}
});

test('who leaves hears what it was worth, and how to begin again; unsolved ends with 4, solved with 0', t => {
	const left = act(makeLessonState(), 'quit');
	t.is(left.exit?.code, 4);
	t.deepEqual(left.exit?.summary, [
		'Lesson 2, An agent that does not come back after its restart: not solved yet.',
		'0 of 3 goals, no hints, no mistakes, the controller was never silent.',
		'Begin it again: juju-upgrade-wizard train example',
	]);
	const solved = act(makeLessonState({progress: allMet}), 'quit');
	t.is(solved.exit?.code, 0);
	t.is(solved.exit?.summary.length, 3);
	t.true(solved.exit?.summary[2]?.startsWith('Certificate: '));
	t.is(lessonSummary(makeLessonState({
		card: {
			...exampleCard, number: 0, title: 'from run x', again: '--from-run x',
		},
	}))[2], 'Begin it again: juju-upgrade-wizard train --from-run x');
	t.deepEqual(lessonSummary(makeState()), []);
});

test('the list begins at the first lesson that is not solved, and its cursor stays in it', t => {
	const record = {attempts: 1, solvedAt: 1, best: undefined};
	const {session} = makeState();
	const lessons = [{card: exampleCard, record}, {card: {...exampleCard, number: 3}, record: undefined}];
	t.is(firstOpenLesson({session: {...session, lessons}}), 1);
	t.is(firstOpenLesson({session: {...session, lessons: lessons.map(row => ({...row, record}))}}), 0);
	// Who comes back from a lesson is where they were, or behind it where it is solved.
	const open = Array.from({length: 4}, () => ({card: exampleCard, record: undefined}));
	t.is(firstOpenLesson({session: {...session, lessons: open, lastLesson: 3}}), 2);
	t.is(firstOpenLesson({session: {...session, lessons: open.map((row, index) => (index === 2 ? {...row, record} : row)), lastLesson: 3}}), 3);
	t.is(firstOpenLesson({session: {...session, lessons: open.map((row, index) => (index === 3 ? {...row, record} : row)), lastLesson: 4}}), 0);
	const state = makeState({session: {...session, mode: 'simulation', lessons: lessons.map(row => ({...row, record: undefined}))}, stage: {name: 'lessons', cursor: 0}});
	t.deepEqual(effectsOf(act(state, 'down', 'down', 'down'), 'confirm'), [{type: 'start-lesson', number: 3}]);
	t.deepEqual(effectsOf(act(state, 'down', 'top', 'up'), 'confirm'), [{type: 'start-lesson', number: 2}]);
	const {exit} = act(state, 'quit');
	t.is(exit?.code, 0);
	t.deepEqual(exit?.summary, ['0 of 2 lessons are solved.', 'Go on with them: juju-upgrade-wizard train']);
});
