import {setImmediate as nextRound} from 'node:timers/promises';
import {type Clock} from './clock.js';

export type VirtualClock = Clock & {
	/** Lets that many milliseconds pass: every timer runs at its own time, and what follows from it settles before the next one. */
	advance(milliseconds: number): Promise<void>;
	/**
	Lets time pass from timer to timer until something holds.

	@returns Whether it held before `limit` milliseconds were over.
	*/
	advanceUntil(isReached: () => boolean, limit: number): Promise<boolean>;
	/** Timers that wait. */
	pending(): number;
};

type Timer = {readonly order: number; readonly dueAt: number; readonly run: () => void};

/** Promises that settle one another, and what they put behind the event loop's next round, are through after the second. */
const settleByRounds = async (): Promise<void> => {
	await nextRound();
	await nextRound();
};

const createTimers = () => {
	const timers = new Map<number, Timer>();
	let count = 0;
	return {
		timers,
		add(dueAt: number, run: () => void): () => void {
			count += 1;
			const order = count;
			timers.set(order, {order, dueAt, run});
			return () => {
				timers.delete(order);
			};
		},
		/** Takes the earliest timer due at that time; the one set first among equals. */
		take(until: number): Timer | undefined {
			let earliest: Timer | undefined;
			for (const timer of timers.values()) {
				if (timer.dueAt <= until && (earliest === undefined || timer.dueAt < earliest.dueAt)) {
					earliest = timer;
				}
			}

			if (earliest) {
				timers.delete(earliest.order);
			}

			return earliest;
		},
	};
};

/**
A clock that stands still until it is told to advance: two hours pass in milliseconds, and the same calls give the same order.

@param start Milliseconds since 1970.
@param settle Waits until all that a timer set off has come to rest. Promises always are waited for; where files are written meanwhile, this
	has to wait for those.
*/
export const createVirtualClock = (start: number, settle?: () => Promise<void>): VirtualClock => {
	const {timers, add, take} = createTimers();
	let now = start;
	const rest = async (): Promise<void> => {
		await settleByRounds();
		await settle?.();
		await settleByRounds();
	};

	// Each call runs one timer: the next one only falls due when all that this one set off has come to rest.
	const isReachedBy = async (end: number, isReached: () => boolean): Promise<boolean> => {
		await rest();
		if (isReached()) {
			return true;
		}

		const timer = take(end);
		if (!timer) {
			now = end;
			return false;
		}

		now = Math.max(now, timer.dueAt);
		timer.run();
		return isReachedBy(end, isReached);
	};

	return {
		now: () => now,
		async wait(milliseconds, signal) {
			if (signal?.aborted) {
				return;
			}

			const {promise, resolve} = Promise.withResolvers<void>();
			const cancel = add(now + Math.max(0, milliseconds), resolve);
			const stop = (): void => {
				cancel();
				resolve();
			};

			signal?.addEventListener('abort', stop, {once: true});
			await promise;
			signal?.removeEventListener('abort', stop);
		},
		every(milliseconds, callback) {
			const period = Math.max(1, milliseconds);
			let cancel = (): void => undefined;
			const arm = (dueAt: number): void => {
				cancel = add(dueAt, () => {
					arm(dueAt + period);
					callback();
				});
			};

			arm(now + period);
			return () => {
				cancel();
			};
		},
		async advance(milliseconds) {
			await isReachedBy(now + milliseconds, () => false);
		},
		advanceUntil: async (isReached, limit) => isReachedBy(now + limit, isReached),
		pending: () => timers.size,
	};
};
