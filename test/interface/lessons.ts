import test from 'ava';
import {bindingsOf, footerHints, keyHelp} from '../../source/interface/key-bindings.js';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {keyTable} from '../../source/interface/key-table.js';
import {drawLesson} from '../../source/interface/lesson-line.js';
import {type Line} from '../../source/interface/line.js';
import {lineWidth} from '../../source/interface/make-line.js';
import {sayLine} from '../../source/interface/plain/say-line.js';
import {lessonPage} from '../../source/interface/screens/lesson.js';
import {lessonsPage} from '../../source/interface/screens/lessons.js';
import {pageLimit} from '../../source/interface/screens/text-page.js';
import {makeState} from '../_helpers/make-state.js';
import {exampleCard, makeLessonState, noProgress} from '../_helpers/lesson-state.js';
import {
	lineText,
	pageText,
	smallArea,
	usualArea,
} from '../_helpers/page-text.js';
import {currentSurface} from '../../source/interface/surface.js';
import {type Overlay, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';

const tall = {columns: 80, rows: 60};
const page: Extract<Overlay, {name: 'lesson'}> = {name: 'lesson', top: 0};

const solvedState = makeLessonState({
	progress: {
		met: ['backup', 'web', 'db'], mistakes: ['model-first'], outage: 110_000, changes: ['upgrade-model -m aws:admin/db', 'create-backup -m aws:controller', 'unregister aws'],
	},
});

const sizes = [{columns: 80, rows: 24}, {columns: 60, rows: 16}] as const;

const frameText = (state: State): readonly string[] => {
	const {above, below} = drawFrame(state);
	return [...above, ...below].map(row => lineText(row));
};

test('the page tells story, goals, and how a second terminal is opened; nothing of the solution', t => {
	const text = pageText(lessonPage(makeLessonState({overrides: {overlays: [page]}}), page, tall), tall);
	t.is(text.split('\n').filter(row => row !== '').join('\n'), `
 Lesson 2 of 3: An agent that does not come back after its restart
 The models web and db were quiet for months. Tonight both go to 3.6.28.
 An old hand says: copy every agent.conf before you begin.
 Goals
   · The goal backup is reached
   · The goal web is reached
   · The goal db is reached
 What it teaches
   The agents prove it, not the controller.
 Second terminal
   One can look on: open it, and type this. Its juju then speaks to the same
   cloud.
   export PATH='/tmp/juju-simulated-abc/bin':"$PATH"
 + - change the speed of time, P stops it, . ten seconds on`.slice(1));
});

test('a second terminal that is needed stands before the goals, on the first page', t => {
	const needed = makeLessonState({card: {...exampleCard, requiresTerminal: true}});
	const text = pageText(lessonPage(needed, page, usualArea));
	t.true(text.indexOf('This lesson needs one: open it') < text.indexOf('Goals'));
	t.true(text.includes('export PATH='));
	t.notRegex(pageText(lessonPage(makeLessonState({hasTerminal: false}), page, tall), tall), /Second terminal/v);
});

test('a hint stands first, and is seen on the smallest terminal', t => {
	const asked = update(makeLessonState({progress: {...noProgress, met: ['backup']}}), {type: 'acted', action: 'hint'}).state;
	const overlay = asked.overlays.at(-1);
	t.is(overlay?.name, 'lesson');
	const text = pageText(lessonPage(asked, overlay?.name === 'lesson' ? overlay : page, smallArea), smallArea);
	t.regex(text, /The goal web is reached\n +Think of web\./v);
	t.is(text.split('The goal web is reached').length, 2);
});

test('once solved, the page has the certificate, and the solution against what was done', t => {
	const text = pageText(lessonPage(solvedState, page, tall), tall);
	for (const wanted of [
		'Solved: 3 of 3 goals, no hints, 1 mistake, controller silent for 1m 50s.',
		'Certificate: lesson example, seed 7:',
		'! A model was sent ahead of its controller',
		'The controller goes first, always.',
		'What you did, against the solution',
		'↻ juju create-backup -m aws:controller',
		'At another point than in the solution. An upgrade cannot be taken back.',
		'✔ juju upgrade-model -m aws:admin/db',
		'Done. It is the task.',
		'✔ The goal web is reached (met)',
		'! juju unregister aws',
		'The solution does without it.',
	]) {
		t.true(text.includes(wanted), `${wanted}\n${text}`);
	}
});

test('a mistake is told with what it costs, and the solution stays hidden until all goals are met', t => {
	const text = pageText(lessonPage(makeLessonState({
		progress: {
			...noProgress, met: ['backup', 'web'], mistakes: ['lost-data'], changes: ['unregister aws'],
		},
	}), page, tall), tall);
	t.regex(text, /Noticed\n +! Something was destroyed\n +It cannot be brought back\./v);
	t.notRegex(text, /solution|Certificate|create-backup/v);
});

test('a page that is longer than the screen is scrolled to its end', t => {
	const limit = pageLimit(lessonPage(solvedState, page, smallArea), smallArea) ?? 0;
	t.true(limit > 0);
	t.true(pageText(lessonPage(solvedState, {...page, top: limit}, smallArea), smallArea).includes('export PATH='));
});

test('the line of a lesson says which, how far, hints, mistakes and the speed of time, in one row', t => {
	const text = (state: State, columns = 80): string => {
		const drawn = drawLesson(state, columns);
		t.true(drawn !== undefined && lineWidth(drawn) <= columns);
		return drawn ? lineText(drawn) : '';
	};

	t.regex(text(makeLessonState()), /^ L lesson 2: An agent that does not come back .*0\/3 goals {2}H 0\/3 hints {2}x4$/v);
	t.regex(text(makeLessonState(), 100), /come back after its restart +0\/3 goals {2}H 0\/3 hints {2}P \+ - x4$/v);
	t.regex(text(makeLessonState(), 60), /^ L lesson 2: .*… +0\/3 goals {2}H 0\/3 hints {2}x4$/v);
	t.regex(text(update(makeLessonState(), {type: 'acted', action: 'pause'}).state), /P paused$/v);
	t.regex(text(solvedState), /✔ solved {2}! 1 {2}x4$/v);
	t.regex(text(makeLessonState({card: {...exampleCard, number: 0, title: 'from run 1'}})), /^ L lesson: from run 1 /v);
	t.is(drawLesson(makeState(), 80), undefined);
});

const stages: ReadonlyArray<Partial<State>> = [{}, {overlays: [page]}, {overlays: [{name: 'help', filter: '', top: 0}]}, {
	overlays: [{
		name: 'log', cursor: 0, isOpen: false, top: 0,
	}],
}];

for (const size of sizes) {
	test(`every frame of a lesson says SIMULATION, and fits, at ${size.columns}x${size.rows}, with ASCII too`, t => {
		for (const overrides of stages) {
			const state = makeLessonState({overrides: {...overrides, size}});
			const rows = frameText(state);
			t.is(rows.length, size.rows);
			t.true(rows[0]?.endsWith('SIMULATION'), rows[0]);
			t.true(rows.some(row => row.includes('L lesson 2')));
			const ascii = frameText({...state, session: {...state.session, isAscii: true}}).join('\n');
			t.regex(ascii, /^[\n\u{20}-\u{7E}]*$/v);
		}
	});
}

const record = {
	attempts: 2, solvedAt: 1000, best: {
		goals: 3, goalsOf: 3, hints: 0, mistakes: 0, outage: 0,
	},
};

test('the list marks what was solved and begun, and tells of the lesson under the cursor', t => {
	const {session} = makeState();
	const lessons = Array.from({length: 20}, (_, index) => ({
		card: {
			...exampleCard, id: `lesson-${index}`, number: index + 1, of: 20, requiresTerminal: index === 1,
		}, record: index === 0 ? record : (index === 1 ? {...record, solvedAt: undefined, best: undefined} : undefined),
	}));
	const state = makeState({session: {...session, lessons}, stage: {name: 'lessons', cursor: 0}});
	const text = (cursor: number, area = usualArea): string => pageText(lessonsPage(state, {name: 'lessons', cursor}, area), area);
	t.regex(text(0), /1 of 20 solved/v);
	t.regex(text(0), /▸ ✔ {2}1 {2}An agent/v);
	t.regex(text(0), /Solved\. Best: 3 of 3 goals, no hints, no mistakes, the controller was never\n silent\./v);
	t.regex(text(0), /solved, usual, 10 min/v);
	t.regex(text(1), /↻ {2}2 {2}.*begun, usual, 10 min/v);
	t.regex(text(1), /Begun, not solved yet\. Needs a second terminal\./v);
	t.regex(text(19, smallArea), /▸ · 20 {2}An/v);
	t.regex(text(19, smallArea), /Not begun yet\./v);
});

test('keys of lessons are known where one is played, and nowhere else', t => {
	const state = makeLessonState({overrides: {overlays: [page]}});
	const known = (shown: State): readonly string[] => keyHelp(shown).map(({description}) => description);
	const own = keyTable.filter(({isKnown}) => isKnown).map(({description}) => description);
	t.true(new Set(own).size >= 8);
	t.deepEqual(own.filter(description => !known(state).includes(description)), []);
	t.deepEqual(own.filter(description => known(makeState()).includes(description)), []);
	const names = (shown: State) => footerHints(shown).map(({name, label}) => `${name} ${label}`);
	t.true(names(state).includes('H hint'));
	t.true(names(state).includes('x all lessons'));
	t.false(names(state).includes('n next lesson'));
	t.true(names({...solvedState, overlays: [page]}).includes('n next lesson'));
	t.false(names({...solvedState, overlays: [page]}).includes('H hint'));
	const last = makeLessonState({card: {...exampleCard, number: 3}, progress: solvedState.training?.progress ?? noProgress, overrides: {overlays: [page]}});
	t.false(names(last).includes('n next lesson'));
	// No key means two things on the page.
	const keys = bindingsOf(currentSurface(state)).flatMap(({actions}) => Object.keys(actions));
	t.deepEqual(keys.filter((key, index) => keys.indexOf(key) !== index && ['L', 'H', 'P', '.', '+', '-', 'x', 'n'].includes(key)), []);
});

test('read aloud, without symbols, goals, rows and the comparison still say what they are', t => {
	const said = (list: readonly Line[]): string => list.map(row => sayLine(row)).join('\n');
	const half = makeLessonState({progress: {...noProgress, met: ['backup'], mistakes: ['lost-data']}});
	t.regex(said(lessonPage(half, page, tall).list), /The goal backup is reached \(met\)\nThe goal web is reached\n/v);
	t.regex(said(lessonPage(solvedState, page, tall).list), /juju upgrade-model -m aws:admin\/db\nDone\. It is the task\./v);
	const {session} = makeState();
	const lessons = [{card: exampleCard, record}, {card: {...exampleCard, number: 3, title: 'Another one'}, record: {...record, solvedAt: undefined}}];
	const rows = lessonsPage(makeState({session: {...session, lessons}}), {name: 'lessons', cursor: 0}, tall).list;
	t.regex(said(rows), /solved, usual, 10 min\n.*begun, usual, 10 min/v);
});
