import {type LessonDifficulty} from '../../domain/training/lesson-card.js';

const difficulties: Readonly<Record<LessonDifficulty, string>> = {first: 'first steps', usual: 'usual', hard: 'hard'};

const effort = (difficulty: LessonDifficulty, minutes: number): string => `${difficulties[difficulty]}, ${minutes} min`;

/** Words of the list of all lessons. */
export const lessonsWords = {
	title: 'Training: lessons on a simulated cloud',
	howManySolved: (solved: number, all: number): string => `${solved} of ${all} solved`,
	effort,
	effortOfSolved: (difficulty: LessonDifficulty, minutes: number): string => `solved, ${effort(difficulty, minutes)}`,
	effortOfBegun: (difficulty: LessonDifficulty, minutes: number): string => `begun, ${effort(difficulty, minutes)}`,
	notBegun: 'Not begun yet.',
	begun: 'Begun, not solved yet.',
	/** Played to a score, but not to its end. */
	notSolved: (best: string): string => `Not solved yet. Best: ${best}.`,
	solved: (best: string): string => `Solved. Best: ${best}.`,
	needsTerminal: 'Needs a second terminal.',
	none: 'There are no lessons.',
} as const;
