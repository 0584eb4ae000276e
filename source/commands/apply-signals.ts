import process from 'node:process';
import {systemClock} from '../runtime/clock.js';
import {longestEnding, signalExitCodes, type EndingSignal} from '../runtime/signals.js';
import {type Store} from '../runtime/store.js';
import {isUnderWay} from '../state/leave.js';

export type InterruptOptions = {
	readonly store: Store;
	/** A fault that nobody caught. */
	readonly onFault: (error: unknown) => void;
	readonly say: (line: string) => void;
};

const listen = (name: string, listener: (...parts: readonly unknown[]) => void): (() => void) => {
	process.on(name, listener);
	return () => {
		process.off(name, listener);
	};
};

/** A pipe that nobody reads any more. */
const ignore = (): void => undefined;

/**
Listens to the signals of this process for a command that changes a cloud without a screen. The first SIGINT while something runs lets the step come to its end, a second one ends
now; SIGTERM and SIGHUP end now; one more, or no end within six seconds, ends at once. Nothing that is started in the cloud is stopped by any of them. That nobody reads what is written
any more, or types, is no reason to end.

@returns The function that stops listening.
*/
export const listenWhileApplying = ({store, onFault, say}: InterruptOptions): (() => void) => {
	const grace = new AbortController();
	let isEnding = false;
	const forceLater = async (code: number): Promise<void> => {
		await systemClock.wait(longestEnding, grace.signal);
		if (!grace.signal.aborted) {
			process.exit(code);
		}
	};

	const end = (signal: EndingSignal): void => {
		const code = signalExitCodes[signal];
		if (isEnding) {
			process.exit(code);
		}

		isEnding = true;
		store.dispatch({type: 'ended', reason: signal});
		void forceLater(code);
	};

	const interrupt = (): void => {
		const state = store.getState();
		if (state.exit !== undefined || state.isLeaving || !isUnderWay(state)) {
			end('SIGINT');
			return;
		}

		store.dispatch({type: 'acted', action: 'interrupt'});
		say('Leaving after this step. Ctrl-C again leaves now; Juju goes on by itself.');
	};

	const stops = [
		listen('SIGINT', interrupt),
		...(['SIGTERM', 'SIGHUP'] as const).map(signal => listen(signal, () => {
			end(signal);
		})),
		listen('uncaughtException', onFault),
		listen('unhandledRejection', onFault),
	];
	// Heard to the last, since what is written after the end would be a fault else.
	process.stdout.on('error', ignore);
	process.stderr.on('error', ignore);
	return () => {
		grace.abort();
		for (const stop of stops) {
			stop();
		}
	};
};
