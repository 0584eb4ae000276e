import process from 'node:process';
import {systemClock} from '../runtime/clock.js';
import {createEffectRunner, type EffectRunner} from '../runtime/effect-runner.js';
import {listenToSignals} from '../runtime/signals.js';
import {listenToStops} from '../runtime/stop-and-continue.js';
import {type Store} from '../runtime/store.js';
import {type EffectStorage} from '../runtime/effect-ports.js';
import {type RunStorage} from '../storage/run-storage.js';
import {isUnderWay} from '../state/leave.js';
import {type Session} from '../state/state.js';
import {noticeWaysOf} from './notice-ways.js';
import {findPaths} from './open-storage.js';
import {type openTrainingRoom} from './training-room.js';
import {openSession, openSimulation, type SessionContext} from './open-session.js';
import {type SessionApplication} from './start-application.js';

/** How the program ends: its exit code, and what is said after the screen was given back. */
export type Ending = {readonly code: number; readonly summary: readonly string[]};

export type SessionRunner = Pick<EffectRunner, 'perform' | 'stop'> & {readonly session: Session};

/** What a session keeps; who only watches keeps nothing, and takes no lock over. */
export type SessionStorage = EffectStorage & Partial<Pick<RunStorage, 'takeOver'>>;

export type SessionParts = {
	readonly context: SessionContext;
	readonly store: Store;
	readonly application: SessionApplication;
	readonly storage: SessionStorage;
	readonly end: (ending: Ending) => void;
	readonly fail: (error: unknown) => void;
};

/** Whoever goes on with this run needs to know whether its cloud is a real one. */
const recordSession = async (storage: EffectStorage, {mode, processName}: Session): Promise<void> => {
	try {
		await storage.record('session', {mode, client: processName});
	} catch {
		// Where nothing can be written down, nothing is changed either; what is changed says so itself.
	}
};

/** Lessons are not loaded where none is given. */
const openRoom = async (parts: Omit<Parameters<typeof openTrainingRoom>[0], 'file'>) => {
	const {openTrainingRoom: open} = await import('./training-room.js');
	return open({...parts, file: findPaths(parts.context.options).training});
};

/**
Puts a client, or the simulator, behind the screen, and listens to all that can end the program from outside.

@returns What performs effects, with the session to begin; `stop` fulfils when no child remains.
*/
export const createSessionRunner = async ({context, store, application, storage, end, fail}: SessionParts): Promise<SessionRunner> => {
	const room = context.options.training && await openRoom({context, store, storage});
	const opened = room ? await room.ports.open(context.options.training?.number) : await openSession(context);
	const notices = noticeWaysOf(context.options, {
		environment: context.environment,
		complain(sentences) {
			process.stderr.write(`${sentences}\n`);
		},
	});
	await recordSession(storage, opened.session);
	const runner = createEffectRunner({
		getState: store.getState,
		...opened,
		clock: context.clock,
		storage: room?.storage ?? storage,
		...(room && {training: room.ports}),
		...(storage.takeOver && {takeOver: storage.takeOver}),
		terminal: {
			suspend: application.suspend,
			stop() {
				stops.stop();
			},
			write: application.write,
		},
		async openSimulator() {
			const simulation = await openSimulation(context, 'No usable juju was found, so this is the simulator. Nothing real is touched.');
			await recordSession(storage, simulation.session);
			return simulation;
		},
		...(notices && {notices}),
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
		onInterrupt() {
			const state = store.getState();
			const isWaiting = application.hearsInterrupts && isUnderWay(state) && !state.isLeaving;
			if (isWaiting) {
				store.dispatch({type: 'acted', action: 'interrupt'});
			}

			return isWaiting;
		},
		onForced(code) {
			application.giveBack();
			process.exit(code);
		},
		onFault: fail,
	});
	return {
		session: opened.session,
		perform: runner.perform,
		async stop() {
			await runner.stop();
			await room?.stop();
			stops.forget();
			forgetSignals();
		},
	};
};
