import {type LessonCard} from '../domain/training/lesson-card.js';
import {type Lesson} from './lesson.js';
import {lessons} from './lessons/index.js';

/**
A lesson as the learner sees it: without what it is judged by.

@param version - Of Juju's client in its cloud; undefined where none was made.
@param seed - Decides in some lessons what has to be done.
*/
export const cardOf = ({id, title, learns, story, difficulty, minutes, requiresTerminal, again, goals, mistakes, solution}: Lesson, version: string | undefined, seed = 1): LessonCard => ({
	id,
	number: lessons.findIndex(lesson => lesson.id === id) + 1,
	of: lessons.length,
	again: again ?? id,
	title,
	learns,
	story,
	difficulty,
	minutes,
	requiresTerminal,
	version,
	goals: goals.map(({id: goal, title: what, hints}) => ({id: goal, title: what, hints})),
	mistakes: mistakes.map(({id: mistake, title: what, why}) => ({id: mistake, title: what, why})),
	needed: solution.commandsFor?.(seed) ?? solution.commands,
});
