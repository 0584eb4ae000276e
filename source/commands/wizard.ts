import process from 'node:process';
import {signsToAscii} from '../domain/ascii-signs.js';
import {createAdjustableClock, type AdjustableClock} from '../runtime/adjustable-clock.js';
import {systemClock} from '../runtime/clock.js';
import {describeLeftOut} from '../interface/left-out-keys.js';
import {createStore} from '../runtime/store.js';
import {createInitialState} from '../state/initial-state.js';
import {type Session} from '../state/state.js';
import {update} from '../state/update.js';
import {type SessionContext} from './open-session.js';
import {applyPreferences} from './apply-preferences.js';
import {findPaths, openStorage} from './open-storage.js';
import {UsageError, type Options} from './options.js';
import {type TerminalRecording} from './record-terminal.js';
import {type Ending, type SessionStorage} from './session-runner.js';
import {startApplication} from './start-application.js';
import {judgeOptions} from './wizard-options.js';

/** Where the session keeps what it keeps. */
type Opening = Promise<{readonly storage: SessionStorage & {readonly folder: string}; readonly backupFolder: string}>;

const needTerminal = ({isPlain, withoutTerminal}: Options): void => {
	if (isPlain || (process.stdin.isTTY && process.stdout.isTTY)) {
		return;
	}

	const [message, advice] = withoutTerminal ?? [
		'The wizard needs a terminal for its input and its output.',
		'Run it in one, without a pipe or a redirection; or with --plain, line by line.',
	];
	throw new UsageError(message, advice);
};

type Perform = Parameters<typeof createStore>[0]['perform'];

/** Nothing is known of a client yet, and nothing is asked of it. */
const createFirstSession = ({isReadOnly, simulate, isAscii, timeout, watch, ownKeys}: Options): Session => ({
	...(watch && {watch}),
	...(ownKeys && {keys: ownKeys.keys, leftOutKeys: ownKeys.leftOut}),
	mode: isReadOnly && (!watch || simulate === undefined) ? 'read-only' : (simulate === undefined ? 'live' : 'simulation'),
	processName: 'juju',
	controller: undefined,
	models: [],
	agentVersion: undefined,
	agentStream: undefined,
	ignoredChecks: [],
	interval: undefined,
	silenceLimit: timeout ?? 0,
	runFolder: '',
	backupFolder: '',
	isAscii,
	introduction: undefined,
	createRenderer: () => () => ({kind: 'unavailable', reason: 'The client is not known yet.'}),
});

const endingOf = (error: unknown, {isDebugging, watch}: Options): Ending => ({
	code: 1,
	summary: [
		`${watch ? 'watch' : 'The wizard'} itself failed: ${error instanceof Error ? error.message : String(error)}`,
		`What Juju was told goes on. Start ${watch ? 'it' : 'the wizard'} again; --debug shows where it failed.`,
		...(isDebugging && error instanceof Error ? [error.stack ?? ''] : []),
	],
});

/** The screen comes before anything else is loaded; the client, or the simulator, takes its place in it as soon as it is there. */
const showScreen = async (options: Options, {clock, end, fail}: {
	readonly clock: AdjustableClock;
	readonly end: (ending: Ending) => void;
	readonly fail: (error: unknown) => void;
}) => {
	// Until the client is there, all that can be done is to leave.
	let perform: Perform = effect => {
		if (effect.type === 'exit') {
			end(effect);
		}
	};

	const store = createStore({
		initial: createInitialState({
			session: createFirstSession(options),
			now: clock.now(),
			size: options.isPlain ? {columns: 80, rows: 24} : {columns: process.stdout.columns, rows: process.stdout.rows},
		}),
		update,
		perform(effect, dispatch) {
			perform(effect, dispatch);
		},
		onError: fail,
	});
	const application = await startApplication(store, options);
	return {
		store,
		application,
		performWith(next: Perform) {
			perform = next;
		},
	};
};

/** Nothing is loaded where nobody wants other keys. */
const withOwnKeys = async (options: Options): Promise<Options> => {
	if (!options.wantedKeys) {
		return options;
	}

	const {judgeKeys} = await import('../interface/remap-keys.js');
	return {...options, ownKeys: judgeKeys(options.wantedKeys)};
};

/** Shows the screens until they end. Everything that they started is over when this is. */
export const showSession = async (context: Omit<SessionContext, 'runFolder' | 'backupFolder'>, {opening, problem, recording}: {
	readonly opening: Opening;
	/** Of the preferences. */
	readonly problem: string | undefined;
	readonly recording: TerminalRecording | undefined;
}): Promise<Ending> => {
	const {clock} = context;
	const options = await withOwnKeys(context.options);
	const {promise: ended, resolve: end} = Promise.withResolvers<Ending>();
	const fail = (error: unknown): void => {
		end(endingOf(error, options));
	};

	const {store, application, performWith} = await showScreen(options, {clock, end, fail});
	const stops: Array<() => unknown> = [];
	try {
		const {storage, backupFolder} = await opening;
		const {createSessionRunner} = await import('./session-runner.js');
		const runner = await createSessionRunner({
			context: {
				...context, options, runFolder: storage.folder, backupFolder, onHandOver: recording?.handedTo,
			}, store, application, storage, end, fail,
		});
		performWith(runner.perform);
		stops.push(
			runner.stop,
			systemClock.every(1000, () => {
				store.dispatch({type: 'ticked', now: clock.now()});
			}),
		);
		store.dispatch({type: 'session-changed', session: runner.session});
		for (const text of [problem, options.ownKeys && describeLeftOut(options.ownKeys.leftOut)]) {
			if (text !== undefined) {
				store.dispatch({type: 'notified', text});
			}
		}

		recording?.listen(text => {
			store.dispatch({type: 'notified', text});
		});

		return await ended;
	} finally {
		application.unmount();
		await Promise.all(stops.map(stop => stop()));
	}
};

/**
Records what this program writes to its terminal.

@throws {StorageError} Where the file is there already, or cannot be written.
*/
export const startRecording = async (file: string): Promise<TerminalRecording> => {
	const {recordTerminal} = await import('./record-terminal.js');
	return recordTerminal(file, process.stdout);
};

/** It is awaited when the screen is there. Where it has failed before that, it waits as well: to Node it would be a fault that nobody has caught. */
const holdFailure = async (opening: Promise<unknown>): Promise<void> => {
	try {
		await opening;
	} catch {
		// Whoever awaits it gets the error.
	}
};

/** The evidence of a run ends with its exit code. Where that cannot be written any more, what was done is on the disk all the same. */
const recordEnd = async (opening: ReturnType<typeof openStorage>, code: number): Promise<void> => {
	const {storage} = await opening;
	await storage.end(code);
};

/**
The wizard: opens a run, shows its screens until the operator or Juju ends it, and gives the terminal back.

@returns The exit code of the program.
@throws {UsageError} Before anything is shown, for options that cannot be, and where there is no terminal.
@throws {StorageError} Where the run cannot be written down, or the recording.
*/
export const runWizard = async (given: Options, packageVersion: string): Promise<number> => {
	const controller = await judgeOptions(given);
	const {options, problem} = await applyPreferences(given, findPaths(given).preferences);
	needTerminal(options);
	const recording = options.record === undefined ? undefined : await startRecording(options.record);
	const opening = openStorage(options, packageVersion);
	void holdFailure(opening);
	try {
		const {code, summary} = await showSession({
			options, controller, clock: createAdjustableClock(systemClock), environment: process.env,
		}, {opening, problem, recording});
		const words = `${summary.join('\n')}\n`;
		process.stdout.write(options.isAscii ? signsToAscii(words) : words);
		await recordEnd(opening, code);
		return code;
	} finally {
		recording?.stop();
		const {storage} = await opening;
		await storage.close();
	}
};
