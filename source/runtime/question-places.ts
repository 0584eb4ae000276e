import {type Queue} from './queues.js';

/** So many clients at once may ask the controller something: each is a process here, and a login there. */
export const questionsAtOnce = 4;

/** One place is left for statuses, so that a screen of many questions never looks like a silent controller. */
const readsAtOnce = questionsAtOnce - 1;

export type QuestionPlaces = {
	/** Runs a read when there is a place for it; the others wait their turn. */
	readonly read: Queue;
	/** Runs a status question at once: the poller asks `takenByReads` before. */
	readonly poll: Queue;
	/** Places that polls have to leave: those of reads under way, and one where a read waits. */
	readonly takenByReads: () => number;
};

/**
The places that reads and the polls of statuses share: never more than four at once, and neither keeps the other out.

@param onFree Called when a read has given its place back.
*/
export const createQuestionPlaces = (onFree: () => void): QuestionPlaces => {
	const waiting: Array<() => void> = [];
	let reads = 0;
	let polls = 0;

	const hasPlace = (): boolean => reads < readsAtOnce && reads + polls < questionsAtOnce;

	const admit = (): void => {
		while (waiting.length > 0 && hasPlace()) {
			reads += 1;
			waiting.shift()?.();
		}
	};

	return {
		async read(action) {
			if (waiting.length === 0 && hasPlace()) {
				reads += 1;
			} else {
				const {promise, resolve} = Promise.withResolvers<void>();
				waiting.push(resolve);
				await promise;
			}

			try {
				return await action();
			} finally {
				reads -= 1;
				admit();
				onFree();
			}
		},
		async poll(action) {
			polls += 1;
			try {
				return await action();
			} finally {
				polls -= 1;
				admit();
			}
		},
		takenByReads: () => Math.max(reads, waiting.length > 0 ? 1 : 0),
	};
};
