import {compareWithSolution, type DebriefRow} from '../../domain/training/debrief.js';
import {lessonLabel, type GoalCard, type LessonCard} from '../../domain/training/lesson-card.js';
import {describeScore} from '../../domain/training/score.js';
import {
	currentGoal,
	isLessonSolved,
	lessonCertificate,
	lessonScore,
	type Training,
} from '../../state/training.js';
import {type Overlay, type State} from '../../state/state.js';
import {type Area, type Line, type Tone} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {lessonWords} from '../words/lesson.js';
import {lessonsWords} from '../words/lessons.js';
import {commandRows, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const section = (key: string, title: string, lines: readonly Line[]): readonly Line[] => (lines.length === 0 ? [] : [blank(`above-${key}`), line(key, ' ', bold(title)), ...lines]);

const marked = ({key, symbol, tone, text, columns}: {
	readonly key: string;
	readonly symbol: string;
	readonly tone: Tone;
	readonly text: string;
	readonly columns: number;
}): readonly Line[] => paragraph({
	key, text, columns, indent: 5, hang: 5,
}).map((row, index) => (index === 0 ? line(row.key, ' '.repeat(3), span(`${symbol} `, tone), ...row.spans.slice(1)) : row));

const hintLines = ({id, hints}: GoalCard, taken: number, columns: number): readonly Line[] => hints.slice(0, taken).flatMap((hint, index) => (index === 2
	? commandRows({
		key: `${id}-hint-${index}`, commands: [hint], columns, indent: 7,
	})
	: paragraph({
		key: `${id}-hint-${index}`, text: hint, columns, indent: 7, tone: 'accent',
	})));

const goalLines = (goal: GoalCard, training: Training, columns: number): readonly Line[] => {
	const isMet = training.progress.met.includes(goal.id);
	const taken = training.hints[goal.id] ?? 0;
	return [
		...marked({
			key: goal.id, symbol: isMet ? symbols.good : symbols.pending, tone: isMet ? 'ok' : 'quiet', text: isMet ? lessonWords.metGoal(goal.title) : goal.title, columns,
		}),
		...hintLines(goal, taken, columns),
	];
};

const mistakeLines = ({mistakes}: LessonCard, {progress}: Training, columns: number): readonly Line[] =>
	mistakes.filter(({id}) => progress.mistakes.includes(id)).flatMap(({id, title, why}) => [
		...marked({
			key: id, symbol: symbols.warning, tone: 'warn', text: title, columns,
		}),
		...paragraph({
			key: `${id}-why`, text: why, columns, indent: 7,
		}),
	]);

const rowLooks: Readonly<Record<DebriefRow['kind'], {readonly symbol: string; readonly tone: Tone}>> = {
	done: {symbol: symbols.good, tone: 'ok'},
	moved: {symbol: symbols.busy, tone: 'busy'},
	missing: {symbol: symbols.pending, tone: 'quiet'},
	extra: {symbol: symbols.warning, tone: 'warn'},
};

const againstSolution = (row: DebriefRow): string => {
	switch (row.kind) {
		case 'done': {
			return lessonWords.done(row.why);
		}

		case 'moved': {
			return lessonWords.doneElsewhere(row.why);
		}

		case 'missing': {
			return lessonWords.notDone(row.why);
		}

		case 'extra': {
			return lessonWords.notNeeded;
		}
	}
};

const debriefLines = ({needed}: LessonCard, {progress}: Training, columns: number): readonly Line[] =>
	compareWithSolution(needed, progress.changes).flatMap((row, index) => {
		const {symbol, tone} = rowLooks[row.kind];
		return [
			...marked({
				key: `debrief-${index}`, symbol, tone, text: lessonWords.command(row.line), columns,
			}),
			...paragraph({
				key: `debrief-${index}-why`, text: againstSolution(row), columns, indent: 7, tone: 'quiet',
			}),
		];
	});

const terminalLines = (terminal: string | undefined, requiresTerminal: boolean, columns: number): readonly Line[] => (terminal === undefined
	? []
	: section('terminal', lessonWords.secondTerminal, [
		...paragraph({
			key: 'terminal-advice', text: requiresTerminal ? lessonWords.needsTerminal : lessonWords.mayUseTerminal, columns, indent: 3,
		}),
		...commandRows({key: 'terminal-line', commands: [terminal], columns}),
	]));

/** What a hint was just asked for; it stands first, so that it is seen where there is little room. */
const askedLines = (goal: GoalCard | undefined, training: Training, columns: number): readonly Line[] => (goal
	? [...goalLines(goal, training, columns), blank('below-hint')]
	: []);

/**
The page of a lesson: what has happened, what is wanted, hints that were taken, mistakes that were noticed; once it is solved, how it went against the solution.
*/
export const lessonPage = (state: State, {top, isHint}: Extract<Overlay, {name: 'lesson'}>, {columns}: Area): Page => {
	const {session: {lesson}, training} = state;
	if (!lesson || !training) {
		return {head: [], list: [], tail: []};
	}

	const {card, terminal} = lesson;
	const score = lessonScore(state);
	const certificate = lessonCertificate(state);
	const isSolved = isLessonSolved(state);
	const asked = isHint === true ? currentGoal(state) : undefined;
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold(lessonWords.title(lessonLabel(card), card.title))], right: [span(lessonsWords.effort(card.difficulty, card.minutes), 'quiet')], columns,
			}),
			blank('below-title'),
		],
		list: [
			...(isSolved && score
				? [
					...paragraph({
						key: 'solved', text: lessonWords.solved(describeScore(score)), columns, tone: 'ok',
					}),
					...(certificate === undefined ? [] : paragraph({key: 'certificate', text: certificate, columns})),
					...section('debrief', lessonWords.comparison, debriefLines(card, training, columns)),
					...section('mistakes', lessonWords.mistakes, mistakeLines(card, training, columns)),
					blank('below-solved'),
					line('story', ' ', bold(lessonWords.story)),
				]
				: []),
			...askedLines(asked, training, columns),
			...card.story.flatMap((text, index) => paragraph({key: `story-${index}`, text, columns})),
			...(card.requiresTerminal ? terminalLines(terminal, true, columns) : []),
			...section('goals', asked ? lessonWords.otherGoals : lessonWords.goals, card.goals.filter(goal => goal !== asked).flatMap(goal => goalLines(goal, training, columns))),
			...(isSolved ? [] : section('mistakes', lessonWords.mistakes, mistakeLines(card, training, columns))),
			...section('learns', lessonWords.teaches, paragraph({
				key: 'learns-text', text: card.learns, columns, indent: 3,
			})),
			...(card.requiresTerminal ? [] : terminalLines(terminal, false, columns)),
		],
		tail: [
			blank('above-keys'),
			line('keys', span(` ${lessonWords.keysOfTime}`, 'quiet')),
		],
		top,
	};
};
