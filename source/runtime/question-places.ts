import {type Queue} from './queues.js';

/** So many clients at once may ask the controller something: each is a process here, and a login there. */
export const questionsAtOnce = 4;

/** One place is left for statuses, so that a screen of many questions never looks like a silent controller. */
const readsAtOnce = questionsAtOnce - 1;

export type QuestionPlaces = {
	/**
	Runs a read when there is a place for it; the others wait their turn.

	@param isSide Whether it is about a controller that nothing is done on: those hold up no other.
	*/
	readonly read: <Value>(action: () => Promise<Value>, isSide?: boolean) => Promise<Value>;
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
	const waiting: Array<{readonly isSide: boolean; readonly begin: () => void}> = [];
	let reads = 0;
	let sideReads = 0;
	let polls = 0;

	// Where all places for reads went to other controllers, which may be silent, the one that is worked on is asked in the last place.
	const hasPlace = (isSide: boolean): boolean => reads + polls < questionsAtOnce && (reads < readsAtOnce || (!isSide && sideReads >= readsAtOnce));

	const take = (isSide: boolean): void => {
		reads += 1;
		sideReads += isSide ? 1 : 0;
	};

	const admit = (): void => {
		let next = waiting.find(({isSide}) => hasPlace(isSide));
		while (next) {
			waiting.splice(waiting.indexOf(next), 1);
			take(next.isSide);
			next.begin();
			next = waiting.find(({isSide}) => hasPlace(isSide));
		}
	};

	return {
		async read(action, isSide = false) {
			// Only those that this one may overtake are waiting.
			const isNext = waiting.every(other => other.isSide && !isSide);
			if (isNext && hasPlace(isSide)) {
				take(isSide);
			} else {
				const {promise, resolve} = Promise.withResolvers<void>();
				waiting.push({isSide, begin: resolve});
				await promise;
			}

			try {
				return await action();
			} finally {
				reads -= 1;
				sideReads -= isSide ? 1 : 0;
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
