import {hashText} from '../hash.js';
import {type LessonCard, type LessonProgress, type LessonScore} from './lesson-card.js';

/** How many hints were taken, by the ids of their goals. */
export type TakenHints = Readonly<Record<string, number>>;

/**
What a lesson is worth now.
*/
export const scoreOf = ({goals}: Pick<LessonCard, 'goals'>, progress: LessonProgress, hints: TakenHints): LessonScore => ({
	goals: progress.met.length,
	goalsOf: goals.length,
	hints: Object.values(hints).reduce((sum, count) => sum + count, 0),
	mistakes: progress.mistakes.length,
	outage: progress.outage,
});

/** Whether all goals of a lesson are met. */
export const isSolvedScore = ({goals, goalsOf}: LessonScore): boolean => goals === goalsOf;

/** Which of two scores is better: more goals, then fewer mistakes, then fewer hints, then a shorter silence. */
export const isBetterScore = (one: LessonScore, other: LessonScore): boolean => {
	const parts = (score: LessonScore): readonly number[] => [-score.goals, score.mistakes, score.hints, score.outage];
	const [left, right] = [parts(one), parts(other)];
	const first = left.findIndex((value, index) => value !== right[index]);
	return first !== -1 && (left[first] ?? 0) < (right[first] ?? 0);
};

const counted = (count: number, word: string): string => `${count === 0 ? 'no' : count} ${word}${count === 1 ? '' : 's'}`;

/** Whole minutes and seconds; a silence is known to the second at best. */
const lengthOf = (milliseconds: number): string => {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, '0')}s`;
};

/** A score in words: `3 of 4 goals, 1 hint, no mistakes, controller silent for 1m 50s`. */
export const describeScore = (score: LessonScore): string => [
	`${score.goals} of ${score.goalsOf} goals`,
	counted(score.hints, 'hint'),
	counted(score.mistakes, 'mistake'),
	score.outage === 0 ? 'the controller was never silent' : `controller silent for ${lengthOf(score.outage)}`,
].join(', ');

/**
The line for whoever wants to see that a lesson was solved. The same lesson, seed and score give the same line.
*/
export const certificateOf = ({id}: Pick<LessonCard, 'id'>, seed: number, score: LessonScore): string => {
	const text = `lesson ${id}, seed ${seed}: ${describeScore(score)}`;
	return `Certificate: ${text}. Code ${hashText(text).slice(0, 8)}.`;
};
