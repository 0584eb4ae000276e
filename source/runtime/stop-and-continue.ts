import {type EventEmitter} from 'node:events';
import nodeProcess from 'node:process';
import {type Clock} from './clock.js';

/** What is told to stop: this process alone, or all that the shell started with it, as a terminal does at Ctrl-Z. */
export type StopScope = 'self' | 'group';

export type StopOptions = {
	/** Node's own where it is not said. */
	readonly process?: EventEmitter;
	readonly clock: Clock;
	/** While a client has the terminal it is not ours to give back. */
	readonly isSuspended: () => boolean;
	/** Gives the terminal back while the action runs, then takes it again and draws everything anew. */
	readonly suspend: (action: () => Promise<void>) => Promise<unknown>;
	/** Sends SIGTSTP; the system's own where it is not said. */
	readonly send?: (scope: StopScope) => void;
	readonly onFault: (error: unknown) => void;
};

/** Milliseconds in which the system stops whom it was told to; where nobody could let it go on again, it does not stop it at all. */
const stoppingTime = 50;

const sendToSystem = (scope: StopScope): void => {
	nodeProcess.kill(scope === 'group' ? 0 : nodeProcess.pid, 'SIGTSTP');
};

/**
Listens to what stops a program for a while and lets it go on (job control). Before it stops, the terminal is given back: the first screen, the cursor, the usual
mode; when it goes on the terminal is taken again. Started through `juju`, the client that waits for this program has to stop with it, else no shell
would get the terminal: therefore Ctrl-Z stops the group, as it does in a terminal that is not raw.

@returns `stop` for Ctrl-Z, which is a mere character in a raw terminal, and the function that stops listening.
*/
export const listenToStops = (options: StopOptions): {readonly stop: () => void; readonly forget: () => void} => {
	const {process = nodeProcess, clock, isSuspended, suspend, send = sendToSystem, onFault} = options;
	let isStopping = false;
	let isForgotten = false;

	/** Without a listener the signal does what it does to any program. */
	const stopNow = async (scope: StopScope): Promise<void> => {
		process.off('SIGTSTP', hearStop);
		send(scope);
		await clock.wait(stoppingTime);
		if (!isForgotten) {
			process.on('SIGTSTP', hearStop);
		}
	};

	const stop = async (scope: StopScope): Promise<void> => {
		if (isStopping || isForgotten) {
			return;
		}

		isStopping = true;
		try {
			await (isSuspended() ? stopNow(scope) : suspend(async () => stopNow(scope)));
		} catch (error) {
			onFault(error);
		} finally {
			isStopping = false;
		}
	};

	/** After a stop that nobody can hear (SIGSTOP) the shell has put the terminal into its own mode. */
	const takeAgain = async (): Promise<void> => {
		if (isStopping || isForgotten || isSuspended()) {
			return;
		}

		isStopping = true;
		try {
			await suspend(async () => undefined);
		} catch (error) {
			onFault(error);
		} finally {
			isStopping = false;
		}
	};

	function hearStop(): void {
		void stop('self');
	}

	const hearContinue = (): void => {
		void takeAgain();
	};

	process.on('SIGTSTP', hearStop);
	process.on('SIGCONT', hearContinue);
	return {
		stop() {
			void stop('group');
		},
		forget() {
			isForgotten = true;
			process.off('SIGTSTP', hearStop);
			process.off('SIGCONT', hearContinue);
		},
	};
};
