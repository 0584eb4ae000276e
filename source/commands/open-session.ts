import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {parseAgentStream} from '../domain/agent-stream.js';
import {commandLine} from '../domain/intent.js';
import {createChildProcess} from '../juju/child-process.js';
import {createRenderer} from '../juju/dialect.js';
import {findClient} from '../juju/find-client.js';
import {attachProgram} from '../juju/host-program.js';
import {type JujuProcess} from '../juju/process.js';
import {makeReadOnly} from '../juju/read-only.js';
import {type OpenedSession} from '../runtime/effect-ports.js';
import {askHost} from '../runtime/host-facts.js';
import {type AdjustableClock} from '../runtime/adjustable-clock.js';
import {type Cloud} from '../simulator/cloud.js';
import {type OnCommand} from '../simulator/ended-command.js';
import {describeOperator, type Operator} from '../simulator/operator.js';
import {makeTroubled, type Trouble} from '../simulator/trouble.js';
import {createSimulatedProcess} from '../simulator/process.js';
import {findScenario} from '../simulator/scenarios/index.js';
import {type Session} from '../state/state.js';
import {archiveSimulatedClient} from './simulated-client.js';
import {type Options} from './options.js';
import {type HandOverListener} from './record-terminal.js';
import {simulatedCharmReader} from './simulated-charm-reader.js';

/** Milliseconds until a silent controller counts as failed; Juju's own controllers wait as long for each other. */
const defaultSilenceLimit = 15 * 60_000;

/** Simulated time passes this much faster by default: a small upgrade then takes about a minute. */
export const defaultSpeed = 4;

export type SessionContext = {
	readonly options: Options;
	/** What `judgeOptions` made of the names. */
	readonly controller: string | undefined;
	readonly clock: AdjustableClock;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly runFolder: string;
	readonly backupFolder: string;
	/** Told of a program that gets the terminal for itself. */
	readonly onHandOver?: HandOverListener | undefined;
};

/** Stands in for a client that is not there: nothing is started, whatever the search path holds. */
const missingClient: JujuProcess = {
	name: 'juju',
	async run() {
		return {
			outcome: 'missing', exitCode: undefined, stdout: '', stderr: '', duration: 0, reason: 'No executable file "juju" is on PATH.',
		};
	},
	async attach() {
		return {
			outcome: 'missing', exitCode: undefined, duration: 0, reason: 'No executable file "juju" is on PATH.',
		};
	},
};

const tellHandOvers = (process: JujuProcess, onHandOver: HandOverListener): JujuProcess => ({
	name: process.name,
	run: async request => process.run(request),
	async attach(request) {
		const comeBack = onHandOver(['juju', ...request.arguments]);
		try {
			return await process.attach(request);
		} finally {
			comeBack();
		}
	},
});

const guard = (process: JujuProcess, {options, onHandOver}: SessionContext): JujuProcess => {
	const told = onHandOver ? tellHandOvers(process, onHandOver) : process;
	return options.isReadOnly ? makeReadOnly(told) : told;
};

/** What a later `resume` needs beside the name of the run. */
const resumeOptionsOf = ({dataDirectory}: Options): string => (dataDirectory === undefined ? '' : commandLine(['', '--data-directory', path.resolve(dataDirectory)]).slice('juju \'\''.length));

const createSession = ({options, controller, runFolder, backupFolder}: SessionContext, of: Pick<Session, 'mode' | 'processName' | 'introduction'>): Session => ({
	...of,
	controller,
	models: options.models,
	agentVersion: options.agentVersion,
	agentStream: options.agentStream === undefined ? undefined : parseAgentStream(options.agentStream),
	...(options.charm && {charm: options.charm}),
	...(options.resume && {resume: options.resume}),
	...(options.watch && {watch: options.watch}),
	...(of.mode === 'live' && {resumeOptions: resumeOptionsOf(options)}),
	ignoredChecks: options.ignoredChecks,
	interval: options.interval,
	// Where tables are watched that time is the whole time.
	silenceLimit: (options.watch ? undefined : options.timeout) ?? defaultSilenceLimit,
	runFolder,
	backupFolder,
	isAscii: options.isAscii,
	...(options.ownKeys && {keys: options.ownKeys.keys, leftOutKeys: options.ownKeys.leftOut}),
	...((options.hasBell || options.notify !== undefined) && {wantsNotices: true}),
	createRenderer,
});

/** A simulated cloud, and what stands around it. */
export type SimulatedPlace = {
	readonly cloud: Cloud;
	readonly operator?: Operator | undefined;
	readonly trouble?: Trouble | undefined;
	readonly introduction?: string | undefined;
	readonly onCommand?: OnCommand;
	/** What the session says besides. */
	readonly session?: Partial<Session>;
};

/**
A session that speaks to a simulated cloud, whose time is that of the context's clock. What its commands write, such as a backup, is written into the folder of the run.
*/
export const openSimulatedCloud = (context: SessionContext, place: SimulatedPlace): OpenedSession => {
	const {options, clock, runFolder} = context;
	const operator = describeOperator(place.operator ?? {}, {startedAt: clock.now(), version: place.cloud.clientVersion});
	const simulated = createSimulatedProcess({
		cloud: place.cloud,
		clock,
		charmReader: simulatedCharmReader,
		...(place.onCommand && {onCommand: place.onCommand}),
		async keepFile({path: file, bytes}) {
			await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
			await writeFile(file, bytes, {mode: 0o600});
		},
	});
	const process = place.trouble ? makeTroubled(simulated, place.trouble, {clock, seed: options.seed}) : simulated;
	return {
		process: guard(process, context),
		session: {
			...createSession({...context, backupFolder: path.join(runFolder, 'simulated-backups')}, {
				// Who only watches changes nothing anyway; that nothing is real has to be seen.
				mode: options.isReadOnly && !options.watch ? 'read-only' : 'simulation', processName: 'simulator', introduction: place.introduction,
			}),
			...place.session,
		},
		// Who watches keeps nothing.
		...(!options.watch && {archiveClientData: async ({file}: {readonly file: string}) => archiveSimulatedClient(runFolder, file)}),
		askHost: async () => operator,
	};
};

/**
Opens the simulated cloud of the scenario that the options name, and a session that speaks to it.
*/
export const openSimulation = async (context: SessionContext, introduction: string | undefined): Promise<OpenedSession> => {
	const {options, clock} = context;
	const scenario = options.copiedCloud ?? findScenario(options.simulate ?? '');
	if (!scenario) {
		throw new Error('The scenario of the simulator does not exist.');
	}

	clock.setSpeed(options.speed ?? defaultSpeed);
	return openSimulatedCloud(context, {
		cloud: scenario.create(options.seed, clock.now()), operator: scenario.operator, trouble: scenario.trouble, introduction,
	});
};

/**
Opens the session that the command line asks for: a simulated cloud, the client that was named, or the first `juju` on PATH. Where there is none, its first
command says so, and the wizard offers the simulator.
*/
export const openSession = async (context: SessionContext): Promise<OpenedSession> => {
	const {options, environment, clock} = context;
	if (options.simulate !== undefined) {
		return openSimulation(context, undefined);
	}

	const executable = await findClient({
		...(options.juju !== undefined && {path: options.juju}),
		searchPath: environment['PATH'] ?? '',
	});
	return {
		process: guard(executable === undefined ? missingClient : createChildProcess({executable, environment}), context),
		session: createSession(context, {
			mode: options.isReadOnly ? 'read-only' : 'live', processName: executable ?? 'juju', introduction: undefined,
		}),
		...(executable !== undefined && {
			askHost: async signal => askHost({
				client: executable, environment, now: clock.now, signal,
			}),
			...(!options.isReadOnly && {
				async handOver(words, signal) {
					const comeBack = context.onHandOver?.(words);
					try {
						return await attachProgram(words, {environment, signal});
					} finally {
						comeBack?.();
					}
				},
			}),
		}),
	};
};
