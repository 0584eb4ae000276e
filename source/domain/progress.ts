import {type ModelStatus} from './status.js';

export type AgentCounts = {
	readonly total: number;
	readonly upgraded: number;
	readonly upgrading: number;
	/** At an older version, nothing wrong: its turn has not come. */
	readonly waiting: number;
	readonly down: number;
	readonly lost: number;
	readonly error: number;
	/** No version reported and no other way to know. */
	readonly unknown: number;
};

/** One answer of the poller about one model. */
export type Observation =
	| {readonly ok: true; readonly status: ModelStatus; readonly at: number; readonly duration: number}
	| {readonly ok: false; readonly reason: string; readonly at: number; readonly duration: number};

export type Pace = 'moving' | 'slow' | 'stuck';

/**
How far a model's upgrade is, folded over the answers so far. Plain data; `followProgress` makes the next from the last.
*/
export type Progress = {
	readonly version: string;
	readonly startedAt: number;
	readonly counts: AgentCounts | undefined;
	/** Good answers in a row that satisfied the rule, and when the first of them came. */
	readonly goodAnswers: number;
	readonly goodSince: number | undefined;
	readonly isComplete: boolean;
	readonly completedAt: number | undefined;
	/** Last time that the number of upgraded agents grew. */
	readonly lastChangeAt: number;
	/** Since when nothing answers; undefined while something does. */
	readonly silentSince: number | undefined;
	readonly failedAnswers: number;
	readonly lastReason: string | undefined;
	/** Outages that are over. */
	readonly outages: ReadonlyArray<{readonly from: number; readonly to: number}>;
	/** Upgraded agents over time, thinned to at most 200 points. */
	readonly history: ReadonlyArray<{readonly at: number; readonly upgraded: number; readonly total: number}>;
	/** Why it is not complete yet, one sentence for people; undefined when it is. */
	readonly waitingFor: string | undefined;
};
