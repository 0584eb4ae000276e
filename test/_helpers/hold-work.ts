import {setImmediate as nextRound} from 'node:timers/promises';

export type HeldWork = {
	/** Does the work; `settle` waits for it. */
	readonly hold: <Value>(work: Promise<Value>) => Promise<Value>;
	/** Waits until all is written and read. */
	readonly settle: () => Promise<void>;
};

/**
Work that takes real time, such as reading files, of a journey whose clock stands still meanwhile.
*/
export const createHeldWork = (): HeldWork => {
	const pending = new Set<Promise<unknown>>();
	const settle = async (): Promise<void> => {
		if (pending.size === 0) {
			return;
		}

		await Promise.allSettled(pending);
		await nextRound();
		await nextRound();
		await settle();
	};

	return {
		async hold(work) {
			pending.add(work);
			try {
				return await work;
			} finally {
				pending.delete(work);
			}
		},
		settle,
	};
};
