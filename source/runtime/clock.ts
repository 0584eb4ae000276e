import {setImmediate as nextTurn} from 'node:timers/promises';
import {steadyTime} from './steady-time.js';

/**
The port to time. All milliseconds.
*/
export type Clock = {
	/** Since 1970. */
	now(): number;
	/** Fulfils after that time, or at once when the signal aborts; never rejects. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** Calls back again and again until the function that comes back is called. */
	every(milliseconds: number, callback: () => void): () => void;
	/** Lets keys and whatever else waits have their turn; where it is not there, what takes long is done in one go. */
	giveTurn?(): Promise<void>;
};

/** Node turns longer delays into one millisecond. */
const longestDelay = 2_147_483_647;

const wait = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
	if (signal?.aborted) {
		return;
	}

	const {promise, resolve} = Promise.withResolvers<void>();
	const timer = setTimeout(resolve, Math.min(longestDelay, Math.max(0, milliseconds)));
	const stop = (): void => {
		resolve();
	};

	signal?.addEventListener('abort', stop, {once: true});
	await promise;
	clearTimeout(timer);
	signal?.removeEventListener('abort', stop);
};

/**
The clock of the machine.
*/
export const systemClock: Clock = {
	now: steadyTime,
	wait,
	every(milliseconds, callback) {
		const timer = setInterval(callback, milliseconds);
		return () => {
			clearInterval(timer);
		};
	},
	giveTurn: nextTurn,
};
