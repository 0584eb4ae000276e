import process from 'node:process';
import {type RunningApplication} from '../interface/render-application.js';
import {systemClock} from '../runtime/clock.js';
import {createEffectRunner, type EffectRunner} from '../runtime/effect-runner.js';
import {giveTerminalBack} from '../runtime/give-terminal-back.js';
import {listenToSignals} from '../runtime/signals.js';
import {type Store} from '../runtime/store.js';
import {type RunStorage} from '../storage/run-storage.js';
import {type Session} from '../state/state.js';
import {openSession, openSimulation, type SessionContext} from './open-session.js';

/** How the program ends: its exit code, and what is said after the screen was given back. */
export type Ending = {readonly code: number; readonly summary: readonly string[]};

export type SessionRunner = Pick<EffectRunner, 'perform' | 'stop'> & {readonly session: Session};

export type SessionParts = {
	readonly context: SessionContext;
	readonly store: Store;
	readonly application: RunningApplication;
	readonly storage: RunStorage;
	readonly end: (ending: Ending) => void;
	readonly fail: (error: unknown) => void;
};

/**
Puts a client, or the simulator, behind the screen, and listens to all that can end the program from outside.

@returns What performs effects, with the session to begin; `stop` fulfils when no child remains.
*/
export const createSessionRunner = async ({context, store, application, storage, end, fail}: SessionParts): Promise<SessionRunner> => {
	const opened = await openSession(context);
	const runner = createEffectRunner({
		getState: store.getState,
		...opened,
		clock: context.clock,
		storage,
		terminal: {
			suspend: application.suspend,
			write(sequence) {
				process.stdout.write(sequence);
			},
		},
		openSimulator: async () => openSimulation(context, 'No usable juju was found, so this is the simulator. Nothing real is touched.'),
		onExit(code, summary) {
			end({code, summary});
		},
	});
	const forgetSignals = listenToSignals({
		clock: systemClock,
		dispatch: store.dispatch,
		isSuspended: runner.isSuspended,
		onForced(code) {
			giveTerminalBack(process);
			process.exit(code);
		},
		onFault: fail,
	});
	return {
		session: opened.session,
		perform: runner.perform,
		async stop() {
			await runner.stop();
			forgetSignals();
		},
	};
};
