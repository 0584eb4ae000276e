import {type Kept, type Target} from '../check.js';
import {type Intent, type ModelReference} from '../intent.js';
import {type Plan} from '../plan.js';
import {type AgentCounts} from '../progress.js';
import {type Verification} from '../judge-verification.js';
import {type ModelStatus} from '../status.js';

/** How far the step is at which a run stood. */
export type Standing =
	/** Its command was not started, or its wait not begun. */
	| {readonly kind: 'open'}
	/** Its command was started, and nobody wrote down how it ended. */
	| {readonly kind: 'unknown'; readonly at: number}
	/** Its command has ended, and nobody wrote down what came next. */
	| {readonly kind: 'ended'; readonly at: number; readonly exitCode: number | undefined; readonly outcome: string | undefined}
	/** What it waits for or compares was begun. */
	| {readonly kind: 'begun'; readonly at: number};

/** A command that changes something, which was started, and of which nobody wrote down how it ended. */
export type DoubtfulCommand = {readonly line: string; readonly intent: Intent | undefined; readonly at: number};

/** The other half of a change that was made for a time, as the journal has it. */
export type RememberedHalf = {
	readonly id: string;
	readonly title: string;
	readonly explanation: string;
	readonly undo: string;
	readonly success: string;
	readonly intents: readonly [Intent, ...Intent[]];
	readonly since: number;
};

/** An application of a wave of charms. */
export type RememberedCharm = {
	readonly model: ModelReference;
	readonly application: string;
	/**
	- `pending`: its order was not given.
	- `unknown`: the order was given, and nobody wrote down how that ended.
	- `waiting`: its units were turning.
	- `complete`: they had turned, and nobody had looked at what came of it.
	- `over`: nothing is left to do.
	*/
	readonly standing: 'pending' | 'unknown' | 'waiting' | 'complete' | 'over';
	/** The word of the run for what came of it. */
	readonly outcome: string;
	/** The revision that it had before, where that is known. */
	readonly revisionBefore: number | undefined;
	readonly line: string | undefined;
};

export type RememberedPlan = {
	readonly plan: Plan;
	/** Index of the first step that is not over; the number of steps where all are. */
	readonly index: number;
	readonly standing: Standing;
	/** Ids of steps that the operator has left out. */
	readonly skipped: readonly string[];
};

/**
All that the journal of a run says of how far it was. What the cloud says of it is another matter.
*/
export type InterruptedRun = {
	/** Of its folder. */
	readonly name: string;
	readonly startedAt: number;
	/** Of the last record, in milliseconds since 1970. */
	readonly lastAt: number;
	/** Whether somebody left it; else it was ended from outside. */
	readonly wasLeft: boolean;
	/** The last line of the journal was torn and is left out. */
	readonly isTorn: boolean;
	readonly controller: string | undefined;
	readonly target: Target | undefined;
	/** The plan that was accepted last, and how far it was. */
	readonly plan: RememberedPlan | undefined;
	/** Every plan was carried out to its end, whatever came of it. */
	readonly isFinished: boolean;
	readonly picture: Readonly<Record<string, {readonly status: ModelStatus; readonly at: number}>>;
	/** `CHECK SUBJECT`. */
	readonly ignored: readonly string[];
	/** The file of a backup, proved or begun, or that the operator goes on without one. */
	readonly backup:
		| {readonly kind: 'none'}
		| {readonly kind: 'file'; readonly file: string; readonly wasProved: boolean}
		| {readonly kind: 'acknowledged'; readonly at: number};
	readonly kept: Readonly<Record<string, Kept>>;
	readonly copies: Readonly<Record<string, 'made'>>;
	readonly putBack: readonly RememberedHalf[];
	/** Of waits that were complete. Key: model keys. */
	readonly complete: Readonly<Record<string, {readonly version: string; readonly counts: AgentCounts | undefined; readonly since: number; readonly at: number}>>;
	readonly verdicts: Readonly<Record<string, Verification>>;
	readonly doubtful: readonly DoubtfulCommand[];
	/** Commands beside the plan and the charms that changed something and succeeded. */
	readonly done: readonly DoubtfulCommand[];
	readonly charms: readonly RememberedCharm[];
	/** The runs that this one went on with, the latest first. */
	readonly predecessors: readonly string[];
};
