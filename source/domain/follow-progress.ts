import {explainWaiting, isSatisfied} from './completion.js';
import {type Observation, type Pace, type Progress} from './progress.js';
import {tallyAgents} from './tally.js';

/** Good answers in a row that make an upgrade complete. Fewer prove nothing: agents flap for seconds, hooks are retried. */
export const answersNeeded = 3;

/** Milliseconds that these answers must span. */
export const spanNeeded = 10_000;

/** Milliseconds without another agent upgraded until that is called slow. */
export const slowAfter = 2 * 60_000;

/** Milliseconds without another agent upgraded until that is called stuck. Juju retries failed steps 5 times, 2 minutes apart. */
export const stuckAfter = 10 * 60_000;

/** Milliseconds of silence until a controller counts as failed: as long as Juju's own controllers wait for each other (3.6 `upgradesteps/worker.go`). */
export const defaultSilenceLimit = 15 * 60_000;

const historyLimit = 200;
const outageLimit = 100;

/**
The progress of an upgrade of which nothing has been seen yet.

@param version The wanted version.
@param at Milliseconds since 1970.
*/
export const startProgress = (version: string, at: number): Progress => ({
	version,
	startedAt: at,
	counts: undefined,
	goodAnswers: 0,
	goodSince: undefined,
	isComplete: false,
	completedAt: undefined,
	lastChangeAt: at,
	silentSince: undefined,
	failedAnswers: 0,
	lastReason: undefined,
	outages: [],
	history: [],
	waitingFor: 'Nothing has been heard of this model yet.',
});

type Point = Progress['history'][number];

const isSamePoint = (left: Point | undefined, right: Point | undefined): boolean =>
	left?.upgraded === right?.upgraded && left?.total === right?.total;

const mostUpgraded = (history: readonly Point[]): number => {
	let most = 0;
	for (const {upgraded} of history) {
		most = Math.max(most, upgraded);
	}

	return most;
};

/** A still stretch is two points, its first and its last; a long history loses every other point, never its first, last or highest. */
const extendHistory = (history: readonly Point[], point: Point): readonly Point[] => {
	const isStill = isSamePoint(history.at(-1), point) && isSamePoint(history.at(-2), point);
	const extended = [...(isStill ? history.slice(0, -1) : history), point];
	if (extended.length <= historyLimit) {
		return extended;
	}

	const highest = extended.findIndex(({upgraded}) => upgraded === mostUpgraded(extended));
	return extended.filter((_, index) => index % 2 === 0 || index === highest || index === extended.length - 1);
};

const followSilence = (progress: Progress, {reason, at, duration}: Extract<Observation, {ok: false}>): Progress => ({
	...progress,
	goodAnswers: 0,
	goodSince: undefined,
	silentSince: progress.silentSince ?? Math.max(progress.startedAt, at - duration),
	failedAnswers: progress.failedAnswers + 1,
	lastReason: reason,
	waitingFor: 'The controller does not answer.',
});

/** Ends an outage. Its time does not count as time without progress: nobody could have seen any. */
const endSilence = (progress: Progress, at: number): Progress => {
	if (progress.silentSince === undefined) {
		return progress;
	}

	const to = Math.max(at, progress.silentSince);
	return {
		...progress,
		silentSince: undefined,
		failedAnswers: 0,
		lastChangeAt: Math.min(to, progress.lastChangeAt + to - progress.silentSince),
		outages: [...progress.outages, {from: progress.silentSince, to}].slice(-outageLimit),
	};
};

const followAnswer = (before: Progress, {status, at}: Extract<Observation, {ok: true}>): Progress => {
	const progress = endSilence(before, at);
	const counts = tallyAgents(status, progress.version);
	const isGood = isSatisfied({status, counts, version: progress.version});
	// A clock that was set back starts the row anew: the span must have been lived through.
	const isGoesOn = isGood && progress.goodSince !== undefined && at >= progress.goodSince;
	const goodSince = isGoesOn ? progress.goodSince : (isGood ? at : undefined);
	const goodAnswers = isGood ? (isGoesOn ? progress.goodAnswers + 1 : 1) : 0;
	const isComplete = goodSince !== undefined && goodAnswers >= answersNeeded && at - goodSince >= spanNeeded;
	return {
		...progress,
		counts,
		goodAnswers,
		goodSince,
		isComplete,
		completedAt: isComplete ? at : undefined,
		lastChangeAt: counts.upgraded > mostUpgraded(progress.history) ? at : progress.lastChangeAt,
		history: extendHistory(progress.history, {at, upgraded: counts.upgraded, total: counts.total}),
		waitingFor: isComplete
			? undefined
			: explainWaiting({
				status, counts, version: progress.version, goodAnswers, span: goodSince === undefined ? 0 : at - goodSince,
			}),
	};
};

/**
Folds one more answer into the progress of a model's upgrade.

The upgrade is complete when the rule of `isSatisfied` has held in `answersNeeded` answers in a row over at least `spanNeeded` milliseconds. An answer that does not
satisfy it, and a question that got no answer, start the row anew. What is complete stays as it is: what happens to the model later is another matter.

@param progress So far, from `startProgress`.
@param observation An answer about the same model, in the order in which they came.
*/
export const followProgress = (progress: Progress, observation: Observation): Progress => {
	if (progress.isComplete) {
		return progress;
	}

	return observation.ok ? followAnswer(progress, observation) : followSilence(progress, observation);
};

/**
Whether agents still turn. While the controller is silent the time stands still: its silence has a clock of its own.

@param progress So far.
@param now Milliseconds since 1970.
*/
export const paceOf = (progress: Progress, now: number): Pace => {
	const without = (progress.silentSince ?? now) - progress.lastChangeAt;
	if (progress.isComplete || without < slowAfter) {
		return 'moving';
	}

	return without < stuckAfter ? 'slow' : 'stuck';
};
