import {type StorePort} from './store-port.js';

/** What is known of the stream that leads to the terminal. */
export type Line = {
	/** What was written and has not left this program yet. */
	readonly writableLength: number;
	write(text: string, written: () => void): unknown;
};

export type HeldFrames = {
	/** The store as the screen sees it: what happens while the line is busy is seen when it is free again, and only the newest of it. */
	readonly store: StorePort;
	/** Calls back when all that was written so far has left; at once where it has. */
	readonly whenWritten: (callback: () => void) => void;
	/** Holds nothing back any more, and shows nothing any more. */
	readonly stop: () => void;
};

/**
Draws no faster than the line takes it: while a frame is still on its way no other one is made. So a line that stalls holds up neither keys nor polls, at most two
frames wait for it, and what comes after it is the newest state, not a film of all that has been.
*/
export const holdFrames = (store: StorePort, line: Line): HeldFrames => {
	const listeners = new Set<() => void>();
	let shown = store.getState();
	let isWaiting = false;

	const show = (): void => {
		shown = store.getState();
		for (const listener of listeners) {
			listener();
		}
	};

	const whenWritten = (callback: () => void): void => {
		if (line.writableLength > 0) {
			line.write('', callback);
		} else {
			callback();
		}
	};

	const forget = store.subscribe(() => {
		if (isWaiting) {
			return;
		}

		isWaiting = true;
		whenWritten(() => {
			isWaiting = false;
			show();
		});
	});

	return {
		store: {
			getState: () => shown,
			subscribe(listener) {
				listeners.add(listener);
				return () => {
					listeners.delete(listener);
				};
			},
			dispatch: store.dispatch,
		},
		whenWritten,
		stop() {
			forget();
			listeners.clear();
		},
	};
};
