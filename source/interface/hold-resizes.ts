type Terminal = {
	listeners(event: 'resize'): readonly unknown[];
	on(event: 'resize', listener: () => void): unknown;
	off(event: 'resize', listener: () => void): unknown;
};

const isListener = (value: unknown): value is () => void => typeof value === 'function';

/** Listeners for a change of size; those that a part of the program adds can be told from the ones before. */
export const resizeListeners = (stdout: Terminal): ReadonlyArray<() => void> => stdout.listeners('resize').filter(listener => isListener(listener));

/**
Ink answers each change of size at once, with a whole frame: on a line that stalls, those would pile up. Its listeners are taken away, and called when the line is free, once for many changes.

@param options.whenWritten Calls back when all that was written so far has left; at once where it has.
@param options.held Listeners that draw, in the order in which they are called.
@returns What ends it.
*/
export const holdResizes = (stdout: Terminal, {whenWritten, held}: {
	readonly whenWritten: (callback: () => void) => void;
	readonly held: ReadonlyArray<() => void>;
}): () => void => {
	let isWaiting = false;
	let isStopped = false;

	const resize = (): void => {
		if (isWaiting) {
			return;
		}

		isWaiting = true;
		whenWritten(() => {
			isWaiting = false;
			if (isStopped) {
				return;
			}

			for (const listener of held) {
				listener();
			}
		});
	};

	for (const listener of held) {
		stdout.off('resize', listener);
	}

	stdout.on('resize', resize);
	return () => {
		isStopped = true;
		stdout.off('resize', resize);
	};
};
