import {type InputClock} from './input/input-clock.js';
import {type StorePort} from './store-port.js';

/** What is known of the stream that leads to the terminal. */
export type Line = {
	/** What was written and has not left this program yet. */
	readonly writableLength: number;
	write(text: string, written: () => void): unknown;
};

export type HeldFrames = {
	/** The store as the screen sees it: what happens while the line is busy is seen when it is free again, and only the newest of it. What is dispatched here is shown without delay. */
	readonly store: StorePort;
	/** Shows the newest state now, where the line is free. */
	readonly showNow: () => void;
	/** Calls back when all that was written so far has left; at once where it has. */
	readonly whenWritten: (callback: () => void) => void;
	/** Holds nothing back any more, and shows nothing any more. */
	readonly stop: () => void;
};

/**
Draws no faster than the line takes it: while a frame is still on its way no other one is made. So a line that stalls holds up neither keys nor polls, at most two
frames wait for it, and what comes after it is the newest state, not a film of all that has been.

@param pace What happens by itself is shown at most once in an interval, so that polls and seconds cost little; what a key does is shown at once. Without it: all at once.
*/
export const holdFrames = (store: StorePort, line: Line, pace?: {readonly clock: InputClock; readonly milliseconds: number}): HeldFrames => {
	const listeners = new Set<() => void>();
	let shown = store.getState();
	let shownAt = -Infinity;
	let isWaiting = false;
	let isUrgent = false;
	let forgetLater: (() => void) | undefined;

	const show = (): void => {
		shown = store.getState();
		shownAt = pace?.clock.now() ?? 0;
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

	const showNow = (): void => {
		forgetLater?.();
		forgetLater = undefined;
		if (isWaiting || shown === store.getState()) {
			return;
		}

		isWaiting = true;
		whenWritten(() => {
			isWaiting = false;
			show();
		});
	};

	const forget = store.subscribe(() => {
		const wait = pace === undefined || isUrgent ? 0 : shownAt + pace.milliseconds - pace.clock.now();
		if (wait <= 0) {
			showNow();
		} else {
			forgetLater ??= pace?.clock.after(wait, showNow);
		}
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
			dispatch(message) {
				isUrgent = true;
				try {
					store.dispatch(message);
				} finally {
					isUrgent = false;
				}
			},
		},
		showNow,
		whenWritten,
		stop() {
			forget();
			forgetLater?.();
			listeners.clear();
		},
	};
};
