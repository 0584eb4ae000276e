import process from 'node:process';
import {renderApplication} from '../interface/render-application.js';
import {createAdjustableClock, type AdjustableClock} from '../runtime/adjustable-clock.js';
import {systemClock} from '../runtime/clock.js';
import {createStore} from '../runtime/store.js';
import {createInitialState} from '../state/initial-state.js';
import {type Session} from '../state/state.js';
import {update} from '../state/update.js';
import {type SessionContext} from './open-session.js';
import {applyPreferences} from './apply-preferences.js';
import {findPaths, openStorage} from './open-storage.js';
import {UsageError, type Options} from './options.js';
import {type TerminalRecording} from './record-terminal.js';
import {type Ending} from './session-runner.js';
import {judgeOptions} from './wizard-options.js';

const needTerminal = (): void => {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new UsageError(
			'The wizard needs a terminal for its input and its output.',
			'Run it in one, without a pipe or a redirection.',
		);
	}
};

type Perform = Parameters<typeof createStore>[0]['perform'];

/** Nothing is known of a client yet, and nothing is asked of it. */
const createFirstSession = ({isReadOnly, simulate, isAscii, timeout}: Options): Session => ({
	mode: isReadOnly ? 'read-only' : (simulate === undefined ? 'live' : 'simulation'),
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

const endingOf = (error: unknown, {isDebugging}: Options): Ending => ({
	code: 1,
	summary: [
		`The wizard itself failed: ${error instanceof Error ? error.message : String(error)}`,
		'What Juju was told goes on. Start the wizard again; --debug shows where it failed.',
		...(isDebugging && error instanceof Error ? [error.stack ?? ''] : []),
	],
});

/** The screen comes before anything else is loaded; the client, or the simulator, takes its place in it as soon as it is there. */
const showScreen = (options: Options, {clock, end, fail}: {
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
			size: {columns: process.stdout.columns, rows: process.stdout.rows},
		}),
		update,
		perform(effect, dispatch) {
			perform(effect, dispatch);
		},
		onError: fail,
	});
	const application = renderApplication({
		store, stdin: process.stdin, stdout: process.stdout, ...(!options.hasColors && {hasColours: false}),
	});
	return {
		store,
		application,
		performWith(next: Perform) {
			perform = next;
		},
	};
};

/** Shows the wizard until it ends. Everything that it started is over when this is. */
const show = async (context: Omit<SessionContext, 'runFolder' | 'backupFolder'>, {opening, problem, recording}: {
	readonly opening: ReturnType<typeof openStorage>;
	/** Of the preferences. */
	readonly problem: string | undefined;
	readonly recording: TerminalRecording | undefined;
}): Promise<Ending> => {
	const {clock, options} = context;
	const {promise: ended, resolve: end} = Promise.withResolvers<Ending>();
	const fail = (error: unknown): void => {
		end(endingOf(error, options));
	};

	const {store, application, performWith} = showScreen(options, {clock, end, fail});
	const stops: Array<() => unknown> = [];
	try {
		const {storage, backupFolder} = await opening;
		const {createSessionRunner} = await import('./session-runner.js');
		const runner = await createSessionRunner({
			context: {...context, runFolder: storage.folder, backupFolder}, store, application, storage, end, fail,
		});
		performWith(runner.perform);
		stops.push(
			runner.stop,
			systemClock.every(1000, () => {
				store.dispatch({type: 'ticked', now: clock.now()});
			}),
		);
		store.dispatch({type: 'session-changed', session: runner.session});
		if (problem !== undefined) {
			store.dispatch({type: 'notified', text: problem});
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

const startRecording = async (file: string): Promise<TerminalRecording> => {
	const {recordTerminal} = await import('./record-terminal.js');
	return recordTerminal(file, process.stdout);
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
	needTerminal();
	const {options, problem} = await applyPreferences(given, findPaths(given).preferences);
	const recording = options.record === undefined ? undefined : await startRecording(options.record);
	const opening = openStorage(options, packageVersion);
	try {
		const {code, summary} = await show({
			options, controller, clock: createAdjustableClock(systemClock), environment: process.env,
		}, {opening, problem, recording});
		process.stdout.write(`${summary.join('\n')}\n`);
		await recordEnd(opening, code);
		return code;
	} finally {
		recording?.stop();
		const {storage} = await opening;
		await storage.close();
	}
};
