import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {type LessonProgress} from '../../../source/domain/training/lesson-card.js';
import {plainLessonWords} from '../../../source/interface/words/plain/lesson.js';
import {cardOf} from '../../../source/training/card.js';
import {lessons} from '../../../source/training/lessons/index.js';
import {makeLessonState, noProgress} from '../../_helpers/lesson-state.js';
import {makeState} from '../../_helpers/make-state.js';
import {talkIn} from '../../_helpers/plain-talk.js';
import {projectRoot} from '../../_helpers/project-root.js';

const golden = path.join(projectRoot, 'test', 'fixtures', 'plain', 'lesson.txt');
const cards = lessons.map(lesson => cardOf(lesson, '3.6.28'));

/** As it reads aloud: signs of ours are words there. */
const aloud = (text: string): string => text.replaceAll(' → ', ' to ').replaceAll(/ {2,}/gv, ', ');

test('all lessons are listed, once each, and the number of each begins it', t => {
	const {session} = makeLessonState();
	const listed = cards.map(card => ({card, record: undefined}));
	for (const card of cards) {
		const talk = talkIn(makeState({session: {...session, lesson: undefined, lessons: listed}, stage: {name: 'lessons', cursor: 0}, overlays: []}));
		const row = talk.transcript().split('\n').find(line => line.startsWith(`${card.number}. `)) ?? '';
		t.true(row.startsWith(`${card.number}. ${card.title}, `) && row.endsWith(' min'), `told as: ${row}`);
		talk.answer(String(card.number));
		t.deepEqual(talk.effects(), [{type: 'start-lesson', number: card.number}]);
		talk.stop();
	}
});

for (const card of cards) {
	test(`lesson ${card.number}, ${card.id}, is told, hints at its first goal, hears of each goal, and of how it went`, t => {
		const talk = talkIn(makeLessonState({card, overrides: {overlays: [{name: 'lesson', top: 0}]}}));
		for (const text of [card.title, ...card.story, ...card.goals.map(({title}) => title), card.learns, 'export PATH=']) {
			t.true(talk.transcript().includes(aloud(text)), `${aloud(text)}\n---\n${talk.transcript()}`);
		}

		t.notRegex(talk.answer('0'), /Hint|Means/v);
		const [first, ...others] = card.goals;
		for (const [index, hint] of (first?.hints ?? []).entries()) {
			const heard = talk.answer('H');
			t.true(heard.includes(`Hint ${index + 1}: ${aloud(plainLessonWords.inAnswers(hint))}`), heard);
			t.notRegex(heard, /\bEnter\b|\bEsc\b|cursor|move to it/v);
		}

		t.regex(talk.answer('H'), /There is no further hint for this goal\./v);
		talk.answer('0');
		t.regex(talk.answer('P'), /Time stands still/v);
		t.regex(talk.answer('P'), /Time runs/v);
		t.regex(talk.answer('+'), /Time runs/v);
		let progress: LessonProgress = noProgress;
		for (const {id, title} of [first, ...others].flatMap(goal => goal ?? [])) {
			progress = {...progress, met: [...progress.met, id]};
			const heard = talk.send({type: 'lesson-judged', progress});
			t.true(heard.includes(progress.met.length === card.goals.length ? 'Lesson solved.' : `Goal met: ${aloud(title)}.`), heard);
		}

		const end = talk.answer('L');
		t.regex(end, /^Solved: /mv);
		t.is(end.includes('\nWhat you did, against the solution\n'), card.needed.length > 0, end);
		t.notRegex(talk.transcript(), /[→↻─▁█▌▸✔✘]/v);
		talk.stop();
	});
}

test('a lesson reads as it should aloud, from the list to how it went', async t => {
	const card = cards[4] ?? cards[0];
	t.truthy(card);
	if (!card) {
		return;
	}

	const talk = talkIn(makeLessonState({card, overrides: {overlays: [{name: 'lesson', top: 0}]}}));
	talk.answer('H');
	talk.answer('0');
	talk.answer('P');
	talk.answer('.');
	const mistakes = card.mistakes.slice(0, 1).map(({id}) => id);
	talk.send({type: 'lesson-judged', progress: {...noProgress, mistakes}});
	talk.answer('L');
	talk.answer('0');
	talk.send({
		type: 'lesson-judged', progress: {
			met: card.goals.map(({id}) => id), mistakes, outage: 110_000, changes: card.needed.slice(1).map(({line}) => line),
		},
	});
	talk.answer('L');
	const text = talk.transcript();
	talk.stop();
	if (process.env['UPDATE_GOLDENS'] === '1') {
		await fs.writeFile(golden, text);
	}

	t.is(text, await fs.readFile(golden, 'utf8'));
});
