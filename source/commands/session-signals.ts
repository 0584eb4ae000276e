import process from 'node:process';
import {systemClock} from '../runtime/clock.js';
import {listenToSignals, signalExitCodes} from '../runtime/signals.js';

/** What ends a command from outside. */
export type OutsideEnd = {
	/** Aborts with the first signal, with a reader that is gone, and with a fault. */
	readonly signal: AbortSignal;
	/** Rejects with a fault; never fulfils. */
	readonly failed: Promise<never>;
	/** The code of what ended it, else the usual one. */
	codeOf(usual: number): number;
	fail(error: unknown): void;
	/** Listens no more. */
	forget(): void;
};

/**
Listens to what ends a command without a screen: Ctrl-C and its like, a reader of its output that is gone, a fault that nobody caught.

@param hasSignals Whether the signals of this process are listened to at all.
*/
export const listenToEnd = (hasSignals: boolean): OutsideEnd => {
	const abort = new AbortController();
	const {promise: failed, reject} = Promise.withResolvers<never>();
	let code: number | undefined;
	const fail = (error: unknown): void => {
		reject(error);
		abort.abort();
	};

	// Nobody may be waiting for it any more when it comes.
	failed.catch(() => undefined);
	const forget = hasSignals
		? listenToSignals({
			clock: systemClock,
			dispatch(message) {
				if (message.type !== 'ended') {
					return;
				}

				code ??= message.reason === 'stdin' ? 1 : signalExitCodes[message.reason];
				abort.abort();
			},
			isSuspended: () => false,
			onForced(forced) {
				process.exit(forced);
			},
			onFault: fail,
		})
		: () => undefined;
	return {
		signal: abort.signal, failed, codeOf: usual => code ?? usual, fail, forget,
	};
};
