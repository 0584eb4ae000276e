import {
	type GoalCard,
	type LessonDifficulty,
	type MistakeCard,
	type NeededCommand,
} from '../domain/training/lesson-card.js';
import {type Operator} from '../simulator/operator.js';
import {type Cloud} from '../simulator/cloud.js';
import {type Observed} from './observed.js';
import {type Step} from './step.js';

/** A goal, judged on the state of the simulated cloud and the journal. Once met it stays met. */
export type Goal = GoalCard & {readonly isMet: (observed: Observed) => boolean};

/** A mistake, noticed when it is made. Asked after each command and about once a second. */
export type Mistake = MistakeCard & {readonly isMade: (observed: Observed) => boolean};

/**
A lesson: a situation in a simulated cloud, what is wanted in it, and how it is played by the tests, once well and once badly.
*/
export type Lesson = {
	/** As `train` takes it: `failed-hook`. */
	readonly id: string;
	readonly title: string;
	/** One sentence. */
	readonly learns: string;
	/** What has happened so far, a paragraph each; three short ones at most. */
	readonly story: readonly string[];
	readonly difficulty: LessonDifficulty;
	readonly minutes: number;
	/** Whether something has to be done in a second terminal. */
	readonly requiresTerminal: boolean;
	/** What `train` takes to begin it again, where that is not its id. */
	readonly again?: string;
	/** Makes the cloud; the same seed and time give the same cloud. `startedAt`: milliseconds since 1970. */
	readonly create: (seed: number, startedAt: number) => Cloud;
	readonly operator?: Operator;
	/** What the command line would have asked for. */
	readonly wants?: {readonly controller?: string; readonly agentVersion?: string};
	readonly goals: readonly Goal[];
	readonly mistakes: readonly Mistake[];
	readonly solution: {
		readonly steps: readonly Step[];
		/** All that it changes, in this order. */
		readonly commands: readonly NeededCommand[];
		/** The same for another seed than 1, where the seed decides what has to be done. */
		readonly commandsFor?: (seed: number) => readonly NeededCommand[];
	};
	/** One way to get it wrong: the mistakes that are noticed on it, and goals that stay unmet. */
	readonly failure: {
		readonly steps: readonly Step[];
		readonly mistakes: readonly string[];
		readonly unmet: readonly string[];
	};
};
