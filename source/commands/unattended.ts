import process from 'node:process';
import {createAdjustableClock, type AdjustableClock} from '../runtime/adjustable-clock.js';
import {systemClock} from '../runtime/clock.js';
import {createEffectRunner, type EffectRunner} from '../runtime/effect-runner.js';
import {createStore, type Store} from '../runtime/store.js';
import {steadyTime} from '../runtime/steady-time.js';
import {createVirtualClock, type VirtualClock} from '../runtime/virtual-clock.js';
import {createInitialState} from '../state/initial-state.js';
import {type Effect, type Message, type State} from '../state/state.js';
import {recordChecks} from '../state/record-checks.js';
import {update} from '../state/update.js';
import {type RunStorage} from '../storage/run-storage.js';
import {hearNotified, noticeOfEnd, type ApplyNotices} from './apply-notices.js';
import {type ApplyEnd, type ApplyNudge} from './apply-nudge.js';
import {listenWhileApplying} from './apply-signals.js';
import {holdStorage} from './held-storage.js';
import {openSession} from './open-session.js';
import {type Options} from './options.js';

export type UnattendedRun = {
	readonly options: Options;
	/** What `judgeOptions` made of the names. */
	readonly controller: string;
	readonly storage: RunStorage;
	readonly backupFolder: string;
	/** In place of a person. */
	readonly pilot: (state: State, progress: {readonly isIdle: boolean}) => ApplyNudge;
	/** Keys that a person would need at most: a loop that gets nowhere ends. */
	readonly mostNudges: number;
	/** Hears of each state. */
	readonly onState: (state: State) => void;
	/** For people. */
	readonly say: (line: string) => void;
	/** How a person is told who does not read along. */
	readonly notices?: ApplyNotices | undefined;
	/** Whether the signals of this process end it. */
	readonly signals: boolean;
	/** Of a simulated cloud whose time is a number. */
	readonly virtual: VirtualClock | undefined;
};

/** Milliseconds; only a fault of the program lasts so long. */
const longestRun = 7 * 24 * 3_600_000;

/** Keeps count of what is under way but the polls: questions to Juju, and files. */
const createCounter = () => {
	const waiting = new Set<string>();
	return {
		isIdle: () => waiting.size === 0,
		begin(effect: Effect) {
			if (effect.type === 'ask') {
				waiting.add(effect.id);
			}
		},
		end(id: string) {
			waiting.delete(id);
		},
	};
};

const timedOut = (state: State, limit: number): ApplyEnd => ({
	code: 5,
	summary: [
		`Not done within ${limit / 1000} seconds, the time that --timeout gave.`,
		state.stage.name === 'perform' || state.stage.name === 'verify'
			? `Step ${state.stage.index + 1} of ${state.stage.plan.steps.length} was under way. Nothing more is started; Juju goes on by itself with what it has begun.`
			: 'Nothing was upgraded.',
	],
});

const waitForReal = async (clock: AdjustableClock, ended: Promise<unknown>, limit: number): Promise<void> => {
	const done = new AbortController();
	await Promise.race([ended, clock.wait(limit, done.signal)]);
	done.abort();
};

/** Carries out what the pilot says to each new state, until it says that this is the end. */
const steer = ({store, isIdle, run: {pilot, mostNudges, onState}, onEnd}: {
	readonly store: Store;
	readonly isIdle: () => boolean;
	readonly run: UnattendedRun;
	readonly onEnd: (end: ApplyEnd) => void;
}): void => {
	let nudges = 0;
	let isOver = false;
	store.subscribe(() => {
		const state = store.getState();
		onState(state);
		const nudge: ApplyNudge = isOver ? {kind: 'wait'} : pilot(state, {isIdle: isIdle()});
		nudges += nudge.kind === 'send' ? 1 : 0;
		const end = nudge.kind === 'end' ? nudge.end : (nudges > mostNudges ? {code: 3, summary: [state.notice ?? 'It did not get any further.']} : undefined);
		if (end) {
			isOver = true;
			onEnd(end);
		} else if (nudge.kind === 'send') {
			for (const message of nudge.messages) {
				store.dispatch(message);
			}
		}
	});
};

/** Written down with its reason, whoever ended it. */
const recordEnd = async (storage: RunStorage, state: State, {code, summary}: ApplyEnd): Promise<void> => {
	const {stage, exit} = state;
	// Where the state itself has left, it has said so.
	const isSaid = exit !== undefined && stage.name !== 'start' && stage.name !== 'target' && code !== 8;
	if (isSaid) {
		return;
	}

	try {
		// Whoever asks why nothing was upgraded finds it in the report.
		if (stage.name === 'prepare') {
			const {kind, value} = recordChecks(state);
			await storage.record(kind, value);
		}

		await storage.record('left', {code, stage: stage.name, summary});
	} catch {
		// A disk that is full: how it ended is said on the screen.
	}
};

/** Time goes on only until all has ended. */
const stopRunner = async (runner: EffectRunner, virtual: VirtualClock | undefined): Promise<void> => {
	let isStopped = false;
	const stop = async (): Promise<void> => {
		await runner.stop();
		isStopped = true;
	};

	const stopped = stop();
	await virtual?.advanceUntil(() => isStopped, 60_000);
	await stopped;
};

/**
Opens a session without a screen that keeps all that a run keeps (journal, lock, picture, plan), and lets the pilot lead it to its end.

@returns How it ended; no child of it is left, and all is written down.
*/
export const runUnattended = async (run: UnattendedRun): Promise<ApplyEnd> => {
	const {options, controller, backupFolder, virtual, say, notices} = run;
	const clock: AdjustableClock = virtual ? {...virtual, setSpeed: () => undefined, skip: () => undefined} : createAdjustableClock(systemClock);
	const {storage} = run;
	const {session, ...opened} = await openSession({
		options, controller, clock, environment: process.env, runFolder: storage.folder, backupFolder,
	});
	const questions = createCounter();
	const {promise: ended, resolve, reject} = Promise.withResolvers<ApplyEnd>();
	let end: ApplyEnd | undefined;
	const finish = (next: ApplyEnd): void => {
		end ??= next;
		resolve(end);
	};

	const hear = hearNotified(say);
	const store: Store = createStore({
		initial: createInitialState({session, now: clock.now(), size: {columns: 80, rows: 24}}),
		update,
		perform(effect: Effect, dispatch: (message: Message) => void) {
			questions.begin(effect);
			runner.perform(effect, message => {
				if (message.type === 'answered') {
					questions.end(message.id);
				}

				if (effect.type === 'notify') {
					hear(message);
				}

				dispatch(message);
			});
		},
		onError: reject,
	});
	const runner = createEffectRunner({
		getState: store.getState,
		...opened,
		clock,
		storage,
		terminal: {suspend: async action => action(), write: notices?.ring ?? (() => undefined)},
		...(notices && {notices: notices.ways}),
		onExit: () => undefined,
	});
	steer({
		store, isIdle: questions.isIdle, run, onEnd: finish,
	});
	const forgetSignals = run.signals ? listenWhileApplying({store, onFault: reject, say}) : () => undefined;
	const stopTicking = clock.every(1000, () => {
		store.dispatch({type: 'ticked', now: clock.now()});
	});
	const limit = options.timeout ?? longestRun;
	try {
		store.dispatch({type: 'started'});
		await (virtual ? virtual.advanceUntil(() => end !== undefined, limit) : waitForReal(clock, ended, limit));
		finish(timedOut(store.getState(), limit));
		return await ended;
	} finally {
		stopTicking();
		const notice = end && noticeOfEnd(end, {at: clock.now(), controller});
		if (notice && notices) {
			runner.perform({type: 'notify', notice}, hear);
		}

		await stopRunner(runner, virtual);
		if (end) {
			await recordEnd(storage, store.getState(), end);
		}

		forgetSignals();
	}
};

export type UnattendedTime = {
	readonly virtual: VirtualClock | undefined;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** The storage for which time stands still while it writes. */
	readonly hold: (storage: RunStorage) => RunStorage;
};

/**
In a simulated cloud time is a number where no speed is asked for: it jumps from event to event, and stands still while something is written.
*/
export const createUnattendedTime = ({simulate, speed}: Options): UnattendedTime => {
	if (simulate === undefined || speed !== undefined) {
		return {virtual: undefined, now: steadyTime, hold: storage => storage};
	}

	let settle = async (): Promise<void> => undefined;
	const virtual = createVirtualClock(Date.now(), async () => settle());
	return {
		virtual,
		now: virtual.now,
		hold(storage) {
			const held = holdStorage(storage);
			settle = held.settle;
			return held.storage;
		},
	};
};
