import {type EventEmitter} from 'node:events';
import nodeProcess from 'node:process';
import {isatty} from 'node:tty';
import {type Clock} from './clock.js';
import {type Dispatch} from './store.js';

/** 128 and the signal's number, as shells have it. */
export const signalExitCodes = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143} as const;

export type EndingSignal = keyof typeof signalExitCodes;

export type SignalOptions = {
	/** Node's own where it is not said. */
	readonly process?: EventEmitter;
	/** Where one of them is gone there is nobody to talk to any more. */
	readonly stdin?: EventEmitter;
	readonly stdout?: EventEmitter;
	/** Whether the terminal is gone. A shell that outlives it may be the only one that was told by a signal. */
	readonly isHungUp?: () => boolean;
	readonly clock: Clock;
	readonly dispatch: Dispatch;
	/** While a client has the terminal, Ctrl-C and the end of the input are its own. */
	readonly isSuspended: () => boolean;
	/** Hears of Ctrl-C first, where it comes as a signal; true where it was taken, and nothing ends by it. */
	readonly onInterrupt?: () => boolean;
	/** Gives the terminal back and ends the program at once, with this exit code: it was asked to end and did not. */
	readonly onForced: (code: number) => void;
	/** The same for a fault of the program: what nobody caught. */
	readonly onFault: (error: unknown) => void;
};

/** Milliseconds for an orderly end; clients that are asked to end get two thousand of them. */
export const longestEnding = 6000;

/** A terminal that is closed ends the input and sends SIGHUP, in any order: milliseconds to let the signal, which says more, come first. */
export const hangUpTime = 200;

/** Node still takes what was a terminal at the start for one; the system does not. */
const isTerminalGone = (): boolean => nodeProcess.stdout.isTTY && !isatty(nodeProcess.stdout.fd);

const listen = (emitter: EventEmitter, event: string, listener: (...parts: readonly unknown[]) => void): (() => void) => {
	emitter.on(event, listener);
	return () => {
		emitter.off(event, listener);
	};
};

/**
Listens to all that can end the program from outside. The first signal, or the end of the input, becomes a message, and the program ends in order;
a second signal, or no end within six seconds, ends it at once. A fault that nobody caught gives the terminal back before it is told.

@returns The function that stops listening.
*/
export const listenToSignals = (options: SignalOptions): (() => void) => {
	const {process = nodeProcess, stdin = nodeProcess.stdin, stdout = nodeProcess.stdout} = options;
	const {clock, dispatch, isHungUp = isTerminalGone, isSuspended, onForced, onFault} = options;
	const grace = new AbortController();
	let isEnding = false;
	let hasHeardSignal = false;
	let isFaulty = false;

	const forceLater = async (code: number): Promise<void> => {
		await clock.wait(longestEnding, grace.signal);
		if (!grace.signal.aborted) {
			onForced(code);
		}
	};

	const end = (reason: EndingSignal | 'stdin'): void => {
		if (isEnding) {
			return;
		}

		isEnding = true;
		dispatch({type: 'ended', reason});
		void forceLater(reason === 'stdin' ? 1 : signalExitCodes[reason]);
	};

	const endBySignal = (signal: EndingSignal): void => {
		if (hasHeardSignal) {
			onForced(signalExitCodes[signal]);
			return;
		}

		hasHeardSignal = true;
		end(signal);
	};

	const endInput = async (): Promise<void> => {
		if (isSuspended()) {
			return;
		}

		await clock.wait(hangUpTime, grace.signal);
		if (!grace.signal.aborted) {
			end(isHungUp() ? 'SIGHUP' : 'stdin');
		}
	};

	const fail = (error: unknown): void => {
		if (isFaulty) {
			onForced(1);
			return;
		}

		isFaulty = true;
		onFault(error);
	};

	const stops = [
		listen(process, 'SIGINT', () => {
			if (!isSuspended() && options.onInterrupt?.() !== true) {
				endBySignal('SIGINT');
			}
		}),
		listen(process, 'SIGTERM', () => {
			endBySignal('SIGTERM');
		}),
		listen(process, 'SIGHUP', () => {
			endBySignal('SIGHUP');
		}),
		listen(process, 'uncaughtException', fail),
		listen(process, 'unhandledRejection', fail),
		...['end', 'close', 'error'].map(event => listen(stdin, event, () => {
			void endInput();
		})),
	];
	// A terminal that was closed cannot be written to: what SIGHUP says, should that not come. Heard to the last, since what is written after the end
	// would be a fault else.
	stdout.on('error', () => {
		if (!grace.signal.aborted) {
			end('SIGHUP');
		}
	});
	return () => {
		grace.abort();
		for (const stop of stops) {
			stop();
		}
	};
};
