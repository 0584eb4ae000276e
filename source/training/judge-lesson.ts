import {type LessonProgress} from '../domain/training/lesson-card.js';
import {isChange, meaningOf} from './changes.js';
import {type Lesson} from './lesson.js';
import {type Observed} from './observed.js';

/** What is remembered from one look at a lesson to the next. */
export type Judgement = LessonProgress & {readonly judgedAt: number};

/** Nothing met, nothing made. */
export const firstJudgement = (now: number): Judgement => ({
	met: [], mistakes: [], outage: 0, changes: [], judgedAt: now,
});

const isSilent = ({cloud}: Observed): boolean => cloud.controllers.some(({api, isRegistered}) => isRegistered && api !== 'up');

/**
Looks at a lesson again. Goals that are met stay met, and mistakes that were made stay made: what was undone was done all the same.

@returns The same object where nothing but the time has changed and no controller was silent.
*/
export const judgeLesson = (lesson: Pick<Lesson, 'goals' | 'mistakes'>, observed: Observed, before: Judgement): Judgement => {
	const met = lesson.goals.filter(goal => !before.met.includes(goal.id) && goal.isMet(observed)).map(({id}) => id);
	const made = lesson.mistakes.filter(mistake => !before.mistakes.includes(mistake.id) && mistake.isMade(observed)).map(({id}) => id);
	const {latest} = observed;
	const outage = before.outage + (isSilent(observed) ? Math.max(0, observed.now - before.judgedAt) : 0);
	return {
		met: met.length === 0 ? before.met : [...before.met, ...met],
		mistakes: made.length === 0 ? before.mistakes : [...before.mistakes, ...made],
		outage,
		changes: latest?.exitCode === 0 && isChange(latest) ? [...before.changes, meaningOf(latest)] : before.changes,
		judgedAt: observed.now,
	};
};

/** Whether two judgements say the same to the learner. */
export const isSameJudgement = (one: LessonProgress, other: LessonProgress): boolean =>
	one.met === other.met && one.mistakes === other.mistakes && one.changes === other.changes && one.outage === other.outage;

/** Whether all goals of a lesson are met. */
export const isSolved = (lesson: Pick<Lesson, 'goals'>, {met}: LessonProgress): boolean => lesson.goals.every(({id}) => met.includes(id));
