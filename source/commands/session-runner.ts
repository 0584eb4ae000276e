import process from 'node:process';
import {type RunningApplication} from '../interface/render-application.js';
import {runNotifyProgram} from '../juju/notify-program.js';
import {systemClock} from '../runtime/clock.js';
import {createEffectRunner, type EffectRunner} from '../runtime/effect-runner.js';
import {giveTerminalBack} from '../runtime/give-terminal-back.js';
import {listenToSignals} from '../runtime/signals.js';
import {type NoticeWays} from '../runtime/notify.js';
import {listenToStops} from '../runtime/stop-and-continue.js';
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

const noticeWaysOf = ({options: {notify, notifyArguments, hasBell}, environment}: SessionContext): {readonly notices?: NoticeWays} => (notify === undefined && !hasBell
	? {}
	: {
		notices: {
			hasBell,
			...(notify !== undefined && {run: async input => runNotifyProgram([notify, ...notifyArguments], {input, environment})}),
		},
	});

/** Whoever goes on with this run needs to know whether its cloud is a real one. */
const recordSession = async (storage: RunStorage, {mode, processName}: Session): Promise<void> => {
	try {
		await storage.record('session', {mode, client: processName});
	} catch {
		// Where nothing can be written down, nothing is changed either; what is changed says so itself.
	}
};

/**
Puts a client, or the simulator, behind the screen, and listens to all that can end the program from outside.

@returns What performs effects, with the session to begin; `stop` fulfils when no child remains.
*/
export const createSessionRunner = async ({context, store, application, storage, end, fail}: SessionParts): Promise<SessionRunner> => {
	const opened = await openSession(context);
	await recordSession(storage, opened.session);
	const runner = createEffectRunner({
		getState: store.getState,
		...opened,
		clock: context.clock,
		storage,
		terminal: {
			suspend: application.suspend,
			stop() {
				stops.stop();
			},
			write(sequence) {
				process.stdout.write(sequence);
			},
		},
		async openSimulator() {
			const simulation = await openSimulation(context, 'No usable juju was found, so this is the simulator. Nothing real is touched.');
			await recordSession(storage, simulation.session);
			return simulation;
		},
		...noticeWaysOf(context),
		onExit(code, summary) {
			end({code, summary});
		},
	});
	const stops = listenToStops({
		clock: systemClock,
		isSuspended: runner.isSuspended,
		suspend: application.suspend,
		onFault: fail,
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
			stops.forget();
			forgetSignals();
		},
	};
};
