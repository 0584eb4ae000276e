import {type RunStorage} from '../storage/run-storage.js';

export type HeldStorage = {
	readonly storage: RunStorage;
	/** Fulfils when nothing is being written or read. */
	readonly settle: () => Promise<void>;
};

/**
A run's storage of which is known whether it is at work: where time is a number, it stands still meanwhile.
*/
export const holdStorage = (storage: RunStorage): HeldStorage => {
	const pending = new Set<Promise<unknown>>();
	const hold = async <Value>(work: Promise<Value>): Promise<Value> => {
		pending.add(work);
		try {
			return await work;
		} finally {
			pending.delete(work);
		}
	};

	const settle = async (): Promise<void> => {
		if (pending.size === 0) {
			return;
		}

		await Promise.allSettled(pending);
		await settle();
	};

	return {
		storage: {
			...storage,
			journal: {
				file: storage.journal.file,
				append: async (kind, facts) => hold(storage.journal.append(kind, facts)),
				close: async () => storage.journal.close(),
			},
			record: async (kind, value) => hold(storage.record(kind, value)),
			savePlan: async plan => hold(storage.savePlan(plan)),
			proveBackup: async (file, signal) => hold(storage.proveBackup(file, signal)),
			prepareFile: async file => hold(storage.prepareFile(file)),
			claim: async controller => hold(storage.claim(controller)),
			takeOver: async controller => hold(storage.takeOver(controller)),
		},
		settle,
	};
};
