import path from 'node:path';
import {type ExecutionContext} from 'ava';
import {simulatedCharmReader} from '../../source/commands/simulated-charm-reader.js';
import {type InterruptedRun} from '../../source/domain/resume/interrupted-run.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {makeReadOnly} from '../../source/juju/read-only.js';
import {type JujuProcess, type ProcessAnswer} from '../../source/juju/process.js';
import {createEffectRunner} from '../../source/runtime/effect-runner.js';
import {createStore} from '../../source/runtime/store.js';
import {createVirtualClock, type VirtualClock} from '../../source/runtime/virtual-clock.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {describeOperator} from '../../source/simulator/operator.js';
import {createSimulatedProcess} from '../../source/simulator/process.js';
import {findScenario} from '../../source/simulator/scenarios/index.js';
import {createInitialState} from '../../source/state/initial-state.js';
import {type Message, type Session} from '../../source/state/state.js';
import {topOverlay} from '../../source/state/selectors.js';
import {update} from '../../source/state/update.js';
import {findUnfinishedRun} from '../../source/storage/find-run.js';
import {openRunStorage, type RunStorage} from '../../source/storage/run-storage.js';
import {type Paths} from '../../source/storage/paths.js';
import {createHeldWork, type HeldWork} from './hold-work.js';
import {openDisk, type JourneyDisk} from './journey-disk.js';
import {type Journey} from './open-journey.js';
import {makeTemporaryFolder} from './temporary-folder.js';

/** Thrown in place of all that a program which was killed would do. */
export class Killed extends Error {}

/** When a program is killed: after so many records, and whether a command that the last of them begins still reaches Juju. */
export type Death = {readonly records: number; readonly reachesJuju?: boolean};

export type StartOptions = {
	readonly death?: Death;
	readonly resume?: InterruptedRun;
	/** What the command line asks for. */
	readonly session?: Partial<Session>;
};

/** A cloud, a clock and a disk that outlive the programs. */
export type World = {
	readonly clock: VirtualClock;
	readonly paths: Paths;
	/** Command lines that change something, as they reached Juju. */
	readonly changes: () => readonly string[];
	/** Starts the program, which may be killed. */
	readonly start: (options?: StartOptions) => Promise<Program>;
	/** What `resume` would go on with. */
	readonly unfinished: () => Promise<InterruptedRun>;
};

export type Program = Journey & {
	/** Kinds of the records that are on the disk. */
	readonly records: readonly string[];
	readonly isDead: () => boolean;
	/** Whether no question to Juju but the polls is open. */
	readonly isIdle: () => boolean;
	/** What stands for keys where there is no person. */
	readonly steer: (messages: readonly Message[]) => Promise<void>;
	/** Nothing of it does anything any more. */
	readonly kill: () => void;
};

const start = Date.UTC(2026, 10, 21, 3);

/** What never comes, as for one that is dead. */
const never = async (): Promise<never> => Promise.withResolvers<never>().promise;

const isChange = async (words: readonly string[]): Promise<boolean> => {
	let isLetThrough = false;
	const answer: ProcessAnswer = {
		outcome: 'exited', exitCode: 0, stdout: '', stderr: '', duration: 0,
	};
	const open = async (): Promise<ProcessAnswer> => {
		isLetThrough = true;
		return answer;
	};

	await makeReadOnly({name: 'juju', run: open, attach: open}).run({arguments: words, timeLimit: 1000});
	return !isLetThrough;
};

/** Minutes of the clock stand in the names of files. */
const withoutTimes = (line: string): string => line.split(' ').map(word => (word.startsWith('/') ? path.basename(word) : word).replace(/\d{8}-\d{4}(?:-\d)?/v, 'TIME')).join(' ');

/** One program: what it writes and runs goes through here, until it is dead. */
const createLife = ({storage, held, death}: {readonly storage: RunStorage; readonly held: HeldWork; readonly death: Death | undefined}) => {
	const records = ['run-started'];
	let isDead = death?.records === 1;
	let isDying = false;
	let last: Promise<unknown> = Promise.resolve();
	const live = async <Value>(work: () => Promise<Value>): Promise<Value> => (isDead ? never() : work());

	/** Records are written one after the other: after the last one nothing is. */
	const write = async (kind: string, work: () => Promise<void>): Promise<void> => {
		const before = last;
		const written = held.hold((async () => {
			await before;
			if (isDead) {
				return;
			}

			await work();
			records.push(kind);
			if (records.length !== death?.records) {
				return;
			}

			isDying = death.reachesJuju === true && kind === 'command-starting';
			isDead = !isDying;
		})());
		last = written;
		await written;
		await live(async () => undefined);
	};

	return {
		records,
		isDead: () => isDead,
		kill() {
			isDead = true;
		},
		storage: {
			...storage,
			journal: {
				append: async (kind: string, facts: Readonly<Record<string, unknown>>) => write(kind, async () => storage.journal.append(kind, facts)),
			},
			record: async (kind: string, value: unknown) => write(kind, async () => storage.record(kind, value)),
			prepareFile: async (file: string) => held.hold(storage.prepareFile(file)),
			claim: async () => undefined,
		},
		/** The command that the last record begins reaches Juju; the program never hears of it. */
		wrap: (client: JujuProcess): JujuProcess => ({
			name: client.name,
			run: async request => live(async () => {
				const answer = await client.run(request);
				if (isDying && await isChange(request.arguments)) {
					isDead = true;
				}

				return live(async () => answer);
			}),
			attach: async request => live(async () => client.attach(request)),
		}),
	};
};

type Parts = {
	readonly cloud: Cloud;
	readonly clock: VirtualClock;
	readonly held: HeldWork;
	readonly disk: JourneyDisk;
	readonly client: JujuProcess;
	readonly paths: Paths;
	readonly lines: readonly string[];
	readonly scenario: string;
};

const openProgram = async (parts: Parts, {death, resume, session = {}}: StartOptions): Promise<Program> => {
	const {
		cloud, clock, held, disk, client, paths, lines, scenario,
	} = parts;
	const storage = await openRunStorage({paths, now: () => clock.now(), facts: {arguments: [], 'read-only': false}});
	const life = createLife({storage, held, death});
	const errors: unknown[] = [];
	const asked = new Set<string>();
	const store = createStore({
		initial: createInitialState({
			session: {
				mode: 'live',
				processName: 'juju',
				controller: resume?.controller,
				models: [],
				agentVersion: undefined,
				agentStream: undefined,
				ignoredChecks: [],
				interval: undefined,
				silenceLimit: 15 * 60_000,
				runFolder: storage.folder,
				backupFolder: path.join(disk.folder, 'backups'),
				isAscii: false,
				introduction: undefined,
				resumeOptions: '',
				createRenderer,
				...session,
				...(resume && {resume}),
			},
			now: clock.now(),
			size: {columns: 80, rows: 24},
		}),
		update,
		perform(effect, dispatch) {
			if (effect.type === 'ask') {
				asked.add(effect.id);
			}

			runner.perform(effect, message => {
				if (message.type === 'answered') {
					asked.delete(message.id);
				}

				dispatch(message);
			});
		},
		onError(error) {
			errors.push(error);
		},
	});
	const runner = createEffectRunner({
		getState: store.getState,
		process: life.wrap(client),
		askHost: async () => describeOperator(findScenario(scenario)?.operator ?? {}, {startedAt: start, version: cloud.clientVersion}),
		clock,
		storage: {...life.storage, ...disk.storage},
		archiveClientData: disk.archiveClientData,
		terminal: {suspend: async action => action(), write: () => undefined},
		onExit: () => undefined,
	});
	const stopTicking = clock.every(1000, () => {
		store.dispatch({type: 'ticked', now: clock.now()});
	});
	let isOver = false;
	const end = (): void => {
		if (isOver) {
			return;
		}

		isOver = true;
		life.kill();
		stopTicking();
		void runner.stop();
		void held.hold(storage.close());
	};

	const needLife = (): void => {
		if (!life.isDead()) {
			return;
		}

		end();
		throw new Killed();
	};

	if (!life.isDead()) {
		store.dispatch({type: 'started'});
	}

	return {
		cloud,
		store,
		clock,
		state: store.getState,
		records: life.records,
		isDead: life.isDead,
		kill: end,
		isIdle: () => asked.size === 0,
		async steer(messages) {
			for (const message of messages) {
				needLife();
				store.dispatch(message);
				await clock.advance(0);
			}
		},
		async act(...actions) {
			for (const action of actions) {
				needLife();
				store.dispatch({type: 'acted', action, limit: 100});
				await clock.advance(0);
			}
		},
		async type(text) {
			needLife();
			store.dispatch({type: 'typed', text});
			await clock.advance(0);
		},
		async erase(count) {
			for (let left = count; left > 0; left--) {
				needLife();
				store.dispatch({type: 'erased'});
				await clock.advance(0);
			}
		},
		async until(what, isReached, limit = 3_600_000) {
			const isThere = await clock.advanceUntil(() => life.isDead() || isReached(store.getState()), limit);
			needLife();
			if (isThere) {
				return;
			}

			const {stage, notice, observations, models, backup} = store.getState();
			throw new Error(`Never came: ${what}. ${stage.name} ${notice ?? ''} ${JSON.stringify({models: models.failure ?? Object.keys(models), backup: backup.kind, observations: Object.entries(observations).map(([key, {status, failedAnswers, lastReason}]) => [key, status.at, failedAnswers, lastReason])})} ${JSON.stringify(topOverlay(store.getState()))} ${errors.map(String).join('\n')}`);
		},
		advance: async milliseconds => clock.advance(milliseconds),
		elsewhere: async () => undefined,
		commands: () => lines,
		journal: () => [],
		errors: () => errors,
		async stop() {
			stopTicking();
			const stopped = runner.stop();
			await clock.advance(1000);
			await stopped;
			await storage.close();
		},
	};
};

/**
A simulated cloud that goes on while programs are started and killed, each with its own journal on a real disk.
*/
export const openWorld = async (t: ExecutionContext, scenario = 'small'): Promise<World> => {
	const found = findScenario(scenario);
	const cloud = found?.create(1, start);
	if (!cloud) {
		throw new Error(`There is no scenario "${scenario}".`);
	}

	const folder = await makeTemporaryFolder(t);
	const held = createHeldWork();
	const disk = openDisk(folder);
	const clock = createVirtualClock(start, async () => {
		await held.settle();
		await disk.settle();
	});
	const changes: string[] = [];
	const lines: string[] = [];
	const simulated = createSimulatedProcess({
		cloud, clock, charmReader: simulatedCharmReader, keepFile: disk.keepFile,
	});
	const client: JujuProcess = {
		name: 'juju',
		async run(request) {
			const line = request.arguments.join(' ');
			lines.push(line);
			if (await isChange(request.arguments)) {
				changes.push(withoutTimes(line));
			}

			return simulated.run(request);
		},
		attach: async request => simulated.attach(request),
	};
	const paths: Paths = {
		runs: path.join(folder, 'runs'), backups: path.join(folder, 'backups'), locks: path.join(folder, 'locks'), preferences: path.join(folder, 'preferences.json'), training: '',
	};
	const parts: Parts = {
		cloud, clock, held, disk, client, paths, lines, scenario,
	};
	return {
		clock,
		paths,
		changes: () => changes,
		async start(options = {}) {
			// Each program begins in a second of its own, and so has a folder that sorts behind those before it.
			await clock.advance(1000);
			return openProgram(parts, options);
		},
		async unfinished() {
			const {run} = await findUnfinishedRun(paths.runs);
			return run;
		},
	};
};
