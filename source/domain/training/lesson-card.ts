/** How hard a lesson is: `first`: nothing goes wrong; `usual`: one thing does; `hard`: what does costs something. */
export type LessonDifficulty = 'first' | 'usual' | 'hard';

/** One thing that a lesson wants, as the learner sees it. */
export type GoalCard = {
	readonly id: string;
	/** What is so when it is met. */
	readonly title: string;
	/** A ladder: a nudge, a pointer, the command. */
	readonly hints: readonly [string, string, string];
};

/** A mistake that is noticed; told when it was made. */
export type MistakeCard = {
	readonly id: string;
	/** What was done. */
	readonly title: string;
	/** Why that matters on a real cloud. */
	readonly why: string;
};

/** A command of a scripted solution, and why it is needed. */
export type NeededCommand = {
	/** Without `juju` itself: `upgrade-controller -c aws --agent-version 3.6.28`. */
	readonly line: string;
	readonly why: string;
};

/** A lesson as the learner sees it. */
export type LessonCard = {
	readonly id: string;
	/** Its place among all, from 1; 0 for one that is not among them. */
	readonly number: number;
	readonly of: number;
	readonly title: string;
	/** One sentence. */
	readonly learns: string;
	/** What has happened so far, a paragraph each. */
	readonly story: readonly string[];
	readonly difficulty: LessonDifficulty;
	/** How long it usually takes at the usual speed. */
	readonly minutes: number;
	/** Whether something has to be done in a second terminal. */
	readonly requiresTerminal: boolean;
	/** What `train` takes to begin it again: `failed-hook`, or `--from-run RUN`. */
	readonly again: string;
	/** Of Juju's client in it: `3.6.28`; undefined in a list, for which no cloud is made. */
	readonly version: string | undefined;
	readonly goals: readonly GoalCard[];
	/** Those that are noticed in it. */
	readonly mistakes: readonly MistakeCard[];
	/** All that the scripted solution changes, in this order; shown once the lesson is solved. */
	readonly needed: readonly NeededCommand[];
};

/** How a lesson is called where there is room: `Lesson 2 of 16`; one of a run of its own has no number. */
export const lessonLabel = ({number, of}: Pick<LessonCard, 'number' | 'of'>): string => (number === 0 ? 'Lesson' : `Lesson ${number} of ${of}`);

/** How far a lesson is, judged on the simulated cloud and the journal. What was met or made stays so. */
export type LessonProgress = {
	/** Ids of goals, in the order in which they were met. */
	readonly met: readonly string[];
	/** Ids of mistakes, in the order in which they were made. */
	readonly mistakes: readonly string[];
	/** Milliseconds of simulated time in which a controller did not answer. */
	readonly outage: number;
	/** Lines of commands that changed something, from the wizard or a second terminal, in order, in the form of `NeededCommand`. */
	readonly changes: readonly string[];
};

/** What a lesson was worth. */
export type LessonScore = {
	readonly goals: number;
	readonly goalsOf: number;
	readonly hints: number;
	readonly mistakes: number;
	/** Milliseconds. */
	readonly outage: number;
};

/** What is kept of a lesson from run to run. */
export type LessonRecord = {
	readonly attempts: number;
	/** Milliseconds since 1970 when it was first solved; undefined while it is not. */
	readonly solvedAt: number | undefined;
	readonly best: LessonScore | undefined;
};
