import process from 'node:process';
import {createAdjustableClock, type AdjustableClock} from '../runtime/adjustable-clock.js';
import {systemClock} from '../runtime/clock.js';
import {createEffectRunner} from '../runtime/effect-runner.js';
import {type EffectStorage, type OpenedSession} from '../runtime/effect-ports.js';
import {listenToSignals} from '../runtime/signals.js';
import {createStore, type Store} from '../runtime/store.js';
import {createVirtualClock, type VirtualClock} from '../runtime/virtual-clock.js';
import {createInitialState} from '../state/initial-state.js';
import {type Intent} from '../domain/intent.js';
import {intentId} from '../state/knowledge.js';
import {type Effect, type Message, type State} from '../state/state.js';
import {update} from '../state/update.js';
import {applyPreferences} from './apply-preferences.js';
import {openSession} from './open-session.js';
import {findPaths} from './open-storage.js';
import {type Options} from './options.js';
import {nextNudge, type Nudge, type Preparation} from './pilot.js';
import {judgeOptions} from './wizard-options.js';

/** Where the results go. */
export type Streams = {
	readonly stdout: {write(text: string): unknown};
	/** For people: what else there is to say. */
	readonly stderr: {write(text: string): unknown};
};

/** Milliseconds until all has to be judged, where the command line does not say it. */
const defaultTimeLimit = 15 * 60_000;

/** More keys than a person would need: a loop that gets nowhere ends. */
const mostNudges = 20;

const refuse = async (): Promise<never> => {
	throw new Error('A session without a screen changes nothing and keeps nothing.');
};

/** Nothing is changed, so nothing has to be written down. */
const noStorage: EffectStorage = {
	journal: {append: refuse},
	record: async () => undefined,
	savePlan: refuse,
	proveBackup: refuse,
	claim: refuse,
};

/** Keeps count of the questions that are under way, the polls left out. */
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

/** What a session without a screen ends with where it could not do what it was for. */
export type Stopped = Extract<Preparation, {kind: 'stopped'}>;

/** In place of a person: what to do next, by the state and by whether a question to Juju is under way. */
export type Pilot<End> = (state: State, progress: {readonly isIdle: boolean}) =>
	| Exclude<Nudge, {kind: 'end'}>
	/** Questions that no key asks. */
	| {readonly kind: 'ask'; readonly intents: readonly Intent[]}
	| {readonly kind: 'end'; readonly preparation: End | Stopped};

type PilotedSession<End> = {
	/** Whether the signals of this process end the session. */
	readonly signals: boolean;
	readonly pilot: Pilot<End>;
	/** Effects as they shall be performed, where not as they are. */
	readonly adjust?: (effect: Effect) => Effect;
};

type HeadlessParts<End> = OpenedSession & Pick<PilotedSession<End>, 'pilot' | 'adjust'> & {
	readonly clock: AdjustableClock;
	readonly fail: (error: unknown) => void;
	/** Hears of the end. */
	readonly onEnd: (preparation: End | Stopped) => void;
};

/** Store and runtime, and the pilot in place of a person. */
const compose = <End>({process: client, session, clock, askHost, fail, onEnd, pilot: nextStep, adjust = effect => effect}: HeadlessParts<End>) => {
	const questions = createCounter();
	let nudges = 0;
	const perform = (effect: Effect, dispatch: (message: Message) => void): void => {
		questions.begin(effect);
		runner.perform(adjust(effect), message => {
			if (message.type === 'answered') {
				questions.end(message.id);
			}

			dispatch(message);
		});
	};

	const store: Store = createStore({
		initial: createInitialState({session, now: clock.now(), size: {columns: 80, rows: 24}}),
		update,
		perform,
		onError: fail,
	});
	const runner = createEffectRunner({
		getState: store.getState,
		process: client,
		clock,
		storage: noStorage,
		...(askHost && {askHost}),
		terminal: {suspend: async action => action(), write: () => undefined},
		onExit: () => undefined,
	});
	const pilot = (): void => {
		const nudge = nextStep(store.getState(), {isIdle: questions.isIdle()});
		switch (nudge.kind) {
			case 'end': {
				onEnd(nudge.preparation);

				break;
			}

			case 'ask': {
				for (const intent of nudge.intents) {
					perform({type: 'ask', id: intentId(intent), intent}, store.dispatch);
				}

				break;
			}

			case 'send': {
				nudges += 1;
				if (nudges > mostNudges) {
					onEnd({kind: 'stopped', code: 3, summary: [store.getState().notice ?? 'The checks could not be begun.']});
					return;
				}

				for (const message of nudge.messages) {
					store.dispatch(message);
				}

				break;
			}
		// No default
		}
	};

	store.subscribe(pilot);
	return {store, runner};
};

const waitForReal = async (clock: AdjustableClock, ended: Promise<unknown>, limit: number): Promise<void> => {
	const done = new AbortController();
	await Promise.race([ended, clock.wait(limit, done.signal)]);
	done.abort();
};

/** In a simulated cloud time is a number: where no speed is asked for it jumps from event to event, however slow the machine is. */
export const createClock = ({simulate, speed}: Options): {readonly clock: AdjustableClock; readonly virtual: VirtualClock | undefined} => {
	if (simulate === undefined || speed !== undefined) {
		return {clock: createAdjustableClock(systemClock), virtual: undefined};
	}

	const virtual = createVirtualClock(Date.now());
	return {clock: {...virtual, setSpeed: () => undefined, skip: () => undefined}, virtual};
};

const timedOut = (state: State, limit: number): Stopped => {
	const running = state.commands.filter(({duration}) => duration === undefined).map(({line}) => line);
	return {
		kind: 'stopped',
		code: 5,
		summary: [
			`Not everything was judged within ${limit / 1000} seconds.`,
			running.length === 0 ? 'Give it more time with --timeout.' : `Still without an answer: ${running.slice(0, 3).join('; ')}. Give it more time with --timeout.`,
		],
	};
};

/**
Opens a session and lets the pilot lead it to its end; whoever calls this sees to it that it is read-only.

@param controller What `judgeOptions` made of the names.
*/
export const runPiloted = async <End>(options: Options, controller: string | undefined, {signals, pilot, adjust}: PilotedSession<End>): Promise<End | Stopped> => {
	const {clock, virtual} = createClock(options);
	const {backups} = findPaths(options);
	const opened = await openSession({
		options, controller, clock, environment: process.env, runFolder: backups, backupFolder: backups,
	});
	const limit = options.timeout ?? defaultTimeLimit;
	const {promise: ended, resolve, reject} = Promise.withResolvers<End | Stopped>();
	let preparation: End | Stopped | undefined;
	const end = (next: End | Stopped): void => {
		preparation ??= next;
		resolve(preparation);
	};

	const {store, runner} = compose<End>({
		...opened, clock, fail: reject, onEnd: end, pilot, ...(adjust && {adjust}),
	});
	const forgetSignals = signals
		? listenToSignals({
			clock: systemClock,
			dispatch: store.dispatch,
			isSuspended: runner.isSuspended,
			onForced(code) {
				process.exit(code);
			},
			onFault: reject,
		})
		: () => undefined;
	const stopTicking = clock.every(1000, () => {
		store.dispatch({type: 'ticked', now: clock.now()});
	});
	try {
		store.dispatch({type: 'started'});
		await (virtual ? virtual.advanceUntil(() => preparation !== undefined, limit) : waitForReal(clock, ended, limit));
		end(timedOut(store.getState(), limit));
		return await ended;
	} finally {
		stopTicking();
		const stopped = runner.stop();
		await virtual?.advance(60_000);
		await stopped;
		forgetSignals();
	}
};

/**
Runs a session without a screen until every check is judged. It is read-only, whatever the command line says: nothing is changed, and nothing kept.

@returns What came of it; nothing of the session is under way any more.
@throws {UsageError} For options that cannot be, before anything is started.
*/
export const prepareHeadless = async (given: Options, {stderr, signals = false, shouldFollowWay = false}: Pick<Streams, 'stderr'> & {
	/** Whether the signals of this process end the session. */
	readonly signals?: boolean;
	/** Where one upgrade does not lead to the version that is asked for: what its way begins with is judged. */
	readonly shouldFollowWay?: boolean;
}): Promise<Preparation> => {
	const controller = await judgeOptions(given);
	const {options, problem} = await applyPreferences(given, findPaths(given).preferences);
	if (problem !== undefined) {
		stderr.write(`${problem}\n`);
	}

	return runPiloted<Preparation>({...options, isReadOnly: true}, controller, {signals, pilot: (state, {isIdle}) => nextNudge(state, {isIdle, shouldFollowWay})});
};
