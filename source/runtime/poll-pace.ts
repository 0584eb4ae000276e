/** What is known of how a model answers. All milliseconds. */
export type Paced = {
	/** What the last two good answers took, the newest first. */
	readonly durations: readonly number[];
	/** Questions in a row that got no good answer. */
	readonly misses: number;
};

const longestInterval = 60_000;

/**
How long to wait after an answer, in milliseconds: three times as long as it took, so that a slow controller is asked less often.
*/
export const nextDelay = (interval: number, lastDuration: number): number =>
	Math.max(interval, Math.min(longestInterval, 3 * lastDuration));

/** Once slow is no habit: the faster of the last two answers says what an answer costs. */
const usualDuration = ({durations}: Paced): number => Math.min(...durations, longestInterval);

/** What an answer usually takes; 0 where that is not known yet. */
export const knownDuration = (entry: Paced): number => (entry.durations.length === 0 ? 0 : usualDuration(entry));

/** Milliseconds after a question that got no good answer: whether the controller is back is worth a look soon. */
const pauseAfterMiss = 5000;

/** How long to wait with the next question. */
export const delayAfter = (entry: Paced, interval: number): number =>
	entry.misses > 0 ? Math.max(interval, pauseAfterMiss) : nextDelay(interval, knownDuration(entry));

/** Milliseconds that a first answer may take, and any answer at least. */
const firstPatience = 60_000;
const leastPatience = 10_000;

/**
How long to wait for an answer, in milliseconds: many times as long as it usually takes, and longer with each that did not come.

A client keeps dialling a silent controller for ten minutes (2.0.0 to 4.0.15): much longer than usual is silence, and has to be told as such.
*/
export const patienceFor = (entry: Paced, timeLimit: number): number => {
	const patience = entry.durations.length === 0 ? firstPatience : Math.max(leastPatience, 8 * usualDuration(entry));
	return Math.min(timeLimit, patience * (2 ** Math.min(entry.misses, 5)));
};
