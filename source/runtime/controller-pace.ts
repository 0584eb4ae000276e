/** How a controller answers: what is only looked at there has to wait where it does not. All milliseconds. */
export type ControllerPace = {
	/** Questions in a row that got no good answer. */
	misses: number;
	answeredAt: number | undefined;
	missedAt: number | undefined;
	/** Nothing is asked there before. */
	restUntil: number;
};

const firstPause = 10_000;
const longestPause = 300_000;
const firstPatience = 10_000;
const longestPatience = 120_000;

export const newControllerPace = (): ControllerPace => ({
	misses: 0, answeredAt: undefined, missedAt: undefined, restUntil: 0,
});

/** Whether its last question was answered. */
export const isAnswering = ({misses, answeredAt}: ControllerPace): boolean => misses === 0 && answeredAt !== undefined;

/** How long to wait for the first answer of a controller that nobody waits for: it is asked again with more patience. */
export const patienceElsewhere = ({misses}: ControllerPace): number => Math.min(longestPatience, firstPatience * (2 ** Math.min(misses, 5)));

export const noteAnswer = (pace: ControllerPace, at: number): void => {
	pace.misses = 0;
	pace.answeredAt = at;
	pace.restUntil = 0;
};

/**
A question without a good answer: the controller is left alone for a while, longer with each miss.

It says nothing about the controller where that has answered something else meanwhile; and of questions that were under way together only one counts.
*/
export const noteMiss = (pace: ControllerPace, {askedAt, at}: {readonly askedAt: number; readonly at: number}): void => {
	if ((pace.answeredAt ?? -Infinity) >= askedAt || (pace.missedAt ?? -Infinity) > askedAt) {
		return;
	}

	pace.misses += 1;
	pace.missedAt = at;
	pace.restUntil = at + Math.min(longestPause, firstPause * (2 ** Math.min(pace.misses - 1, 5)));
};
