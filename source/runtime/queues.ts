/** Runs what is given to it, in order; fulfils or rejects as that does. */
export type Queue = <Value>(action: () => Promise<Value>) => Promise<Value>;

/**
A queue that runs at most so many at once; the others wait their turn.
*/
export const createQueue = (places: number): Queue => {
	const waiting: Array<() => void> = [];
	let free = places;
	return async action => {
		if (free > 0) {
			free -= 1;
		} else {
			const {promise, resolve} = Promise.withResolvers<void>();
			waiting.push(resolve);
			await promise;
		}

		try {
			return await action();
		} finally {
			// The place goes from hand to hand, so that nobody who comes now overtakes those who wait.
			const next = waiting.shift();
			if (next) {
				next();
			} else {
				free += 1;
			}
		}
	};
};

/**
Keeps count of what is under way.
*/
export const createPending = () => {
	const pending = new Set<Promise<unknown>>();
	return {
		/** Hands the promise back, and holds it until it has settled. */
		async hold<Value>(promise: Promise<Value>): Promise<Value> {
			const held = (async () => {
				try {
					await promise;
				} catch {
					// Whoever asked hears of it.
				}
			})();
			pending.add(held);
			void (async () => {
				await held;
				pending.delete(held);
			})();

			return promise;
		},
		/** Fulfils when nothing is under way, also nothing that was begun meanwhile. */
		async settled(): Promise<void> {
			if (pending.size === 0) {
				return;
			}

			await Promise.all(pending);
			// Those that settled last are still being taken from the list.
			await Promise.resolve();
			return this.settled();
		},
		isEmpty: () => pending.size === 0,
	};
};
