import {simulatedCharmReader} from '../../source/commands/simulated-charm-reader.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {makeReadOnly} from '../../source/juju/read-only.js';
import {type JujuProcess, type ProcessAnswer} from '../../source/juju/process.js';
import {createEffectRunner} from '../../source/runtime/effect-runner.js';
import {createStore, type Store} from '../../source/runtime/store.js';
import {createVirtualClock, type VirtualClock} from '../../source/runtime/virtual-clock.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {describeOperator, type Operator} from '../../source/simulator/operator.js';
import {createSimulatedProcess} from '../../source/simulator/process.js';
import {findScenario} from '../../source/simulator/scenarios/index.js';
import {readConfigFile} from '../../source/storage/read-config-file.js';
import {readLocalCharm} from '../../source/storage/read-local-charm.js';
import {createInitialState} from '../../source/state/initial-state.js';
import {topOverlay} from '../../source/state/selectors.js';
import {type ActionId, type Session, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {createHeldWork} from './hold-work.js';
import {type JourneyDisk} from './journey-disk.js';

export type Journey = {
	readonly cloud: Cloud;
	readonly state: () => State;
	/** For another front end than actions, and its clock. */
	readonly store: Store;
	readonly clock: VirtualClock;
	readonly act: (...actions: readonly ActionId[]) => Promise<void>;
	readonly type: (text: string) => Promise<void>;
	/** Takes that many characters back. */
	readonly erase: (count: number) => Promise<void>;
	/** Lets simulated time pass until something holds; fails with what is on the screen where it never does. */
	readonly until: (what: string, isReached: (state: State) => boolean, limit?: number) => Promise<void>;
	readonly advance: (milliseconds: number) => Promise<void>;
	/** What somebody else runs on the same cloud meanwhile; has to succeed, but where a failure is meant. */
	readonly elsewhere: (words: readonly string[], isFailureMeant?: boolean) => Promise<void>;
	/** Lines of all commands that were started, in order. */
	readonly commands: () => readonly string[];
	/** Kinds of what was written into the journal, in order, with their facts. */
	readonly journal: () => ReadonlyArray<{readonly kind: string; readonly facts: unknown}>;
	readonly errors: () => readonly unknown[];
	readonly stop: () => Promise<void>;
};

/** When journeys begin. */
export const journeyStart = Date.UTC(2026, 10, 21, 3);

/** `isElsewhere`: somebody else gave it. */
type OnCommand = (words: readonly string[], exitCode: number, isElsewhere: boolean) => void;

/** Tells of each command that a process has run. */
const traced = <Traced extends JujuProcess>(process: Traced, onCommand: OnCommand | undefined, isElsewhere: boolean): JujuProcess => ({
	name: process.name,
	async run(request) {
		const answer = await process.run(request);
		if (answer.exitCode !== undefined) {
			onCommand?.(request.arguments, answer.exitCode, isElsewhere);
		}

		return answer;
	},
	async attach(request) {
		const answer = await process.attach(request);
		onCommand?.(request.arguments, answer.exitCode ?? 1, isElsewhere);
		return answer;
	},
});

const describe = (state: State): string => JSON.stringify({
	stage: 'plan' in state.stage ? {...state.stage, plan: state.stage.plan.id} : state.stage,
	overlays: state.overlays.map(({name}) => name),
	top: topOverlay(state),
	notice: state.notice,
	exit: state.exit,
	version: state.version,
	commands: state.commands.slice(-5).map(({line, exitCode, stderr}) => `${line} → ${exitCode} ${stderr.slice(0, 200)}`),
}, undefined, 1);

/**
The whole program but its screens, on a simulated cloud and a clock that only moves when it is told to.
*/
export const openJourney = async ({scenario = 'small', cloud: given, operator, seed = 1, session = {}, isReadOnly = false, wrap = process => process, onCommand, disk}: {
	readonly scenario?: string;
	/** In place of a scenario. */
	readonly cloud?: Cloud;
	readonly operator?: Operator;
	/** Told of each command that has reached the cloud, once it has ended. */
	readonly onCommand?: OnCommand;
	readonly seed?: number;
	readonly session?: Partial<Session>;
	readonly isReadOnly?: boolean;
	/** A process between the wizard and the simulator: slow, broken, gone. */
	readonly wrap?: (process: JujuProcess) => JujuProcess;
	/** Where files are written and proved as the program itself does it. */
	readonly disk?: JourneyDisk;
} = {}): Promise<Journey> => {
	const start = journeyStart;
	const found = given ? undefined : findScenario(scenario);
	const cloud = given ?? found?.create(seed, start);
	if (!cloud) {
		throw new Error(`There is no scenario "${scenario}".`);
	}

	// Files of this machine are read in real time, while the clock stands still.
	const {hold, settle: settleReads} = createHeldWork();
	const clock = createVirtualClock(start, async () => {
		await settleReads();
		await disk?.settle();
	});
	const journal: Array<{kind: string; facts: unknown}> = [];
	const errors: unknown[] = [];
	const files = new Map<string, Uint8Array>();
	const simulated = createSimulatedProcess({
		cloud,
		clock,
		charmReader: {
			readCharm: async place => hold(simulatedCharmReader.readCharm(place)),
			readConfig: async (file, application) => hold(simulatedCharmReader.readConfig(file, application)),
			hasFile: async file => hold(simulatedCharmReader.hasFile?.(file) ?? Promise.resolve(true)),
		},
		async keepFile(file) {
			files.set(file.path, file.bytes);
			await disk?.keepFile(file);
		},
	});
	const lines: string[] = [];
	const wrapped = wrap(traced(simulated, onCommand, false));
	const other = traced(simulated, onCommand, true);
	const recorded: JujuProcess = {
		name: wrapped.name,
		async run(request) {
			lines.push(request.arguments.join(' '));
			return wrapped.run(request);
		},
		async attach(request) {
			lines.push(request.arguments.join(' '));
			return wrapped.attach(request);
		},
	};
	const store = createStore({
		initial: createInitialState({
			session: {
				mode: isReadOnly ? 'read-only' : 'simulation',
				processName: 'simulator',
				controller: undefined,
				models: [],
				agentVersion: undefined,
				agentStream: undefined,
				ignoredChecks: [],
				interval: undefined,
				silenceLimit: 15 * 60_000,
				runFolder: '/runs/1',
				backupFolder: disk?.folder ?? '/runs/1',
				isAscii: false,
				introduction: undefined,
				createRenderer,
				...session,
			},
			now: clock.now(),
			size: {columns: 80, rows: 24},
		}),
		update,
		perform(effect, dispatch) {
			runner.perform(effect, dispatch);
		},
		onError(error) {
			errors.push(error);
		},
	});
	const runner = createEffectRunner({
		getState: store.getState,
		process: isReadOnly ? makeReadOnly(recorded) : recorded,
		askHost: async () => describeOperator(operator ?? found?.operator ?? {}, {startedAt: start, version: cloud.clientVersion}),
		clock,
		storage: {
			journal: {
				async append(kind, facts) {
					journal.push({kind, facts});
				},
			},
			async record(kind, value) {
				journal.push({kind, facts: value});
			},
			savePlan: async ({id}) => `/runs/1/plan-${id}.json`,
			async proveBackup(file) {
				const bytes = files.get(file);
				return bytes
					? {
						kind: 'made', proof: {
							file, size: bytes.length, sha256: 'not computed in this test', entries: [], at: clock.now(),
						},
					}
					: {kind: 'failed', message: `There is no file ${file}.`, evidence: ''};
			},
			readCharm: async place => hold(readLocalCharm(place)),
			readConfig: async (file, application) => hold(readConfigFile(file, application)),
			claim: async () => undefined,
			...disk?.storage,
		},
		...(disk && {archiveClientData: disk.archiveClientData}),
		terminal: {suspend: async action => action(), write: () => undefined},
		onExit: () => undefined,
	});
	const stopTicking = clock.every(1000, () => {
		store.dispatch({type: 'ticked', now: clock.now()});
	});
	store.dispatch({type: 'started'});

	const settle = async (): Promise<void> => clock.advance(0);
	return {
		cloud,
		state: store.getState,
		store,
		clock,
		async act(...actions) {
			for (const action of actions) {
				store.dispatch({type: 'acted', action, limit: 100});
				await settle();
			}
		},
		async type(text) {
			store.dispatch({type: 'typed', text});
			await settle();
		},
		async erase(count) {
			for (let left = count; left > 0; left--) {
				store.dispatch({type: 'erased'});
			}

			await settle();
		},
		async until(what, isReached, limit = 3_600_000) {
			if (!await clock.advanceUntil(() => isReached(store.getState()), limit)) {
				throw new Error(`Never came: ${what}.\n${describe(store.getState())}\n${errors.map(String).join('\n')}`);
			}
		},
		advance: async milliseconds => clock.advance(milliseconds),
		async elsewhere(words, isFailureMeant = false) {
			let answered: ProcessAnswer | undefined;
			const ask = async (): Promise<void> => {
				answered = await other.run({arguments: words, timeLimit: 900_000});
			};

			void ask();
			await clock.advance(10_000);
			// A client dials a silent controller for minutes.
			await clock.advanceUntil(() => answered !== undefined, 900_000);
			const {exitCode, stderr} = answered ?? {exitCode: undefined, stderr: 'never answered'};
			if (exitCode !== 0 && !isFailureMeant) {
				throw new Error(`${words.join(' ')} → ${exitCode} ${stderr}`);
			}
		},
		commands: () => lines,
		journal: () => journal,
		errors: () => errors,
		async stop() {
			stopTicking();
			const stopped = runner.stop();
			await clock.advance(1000);
			await stopped;
		},
	};
};
