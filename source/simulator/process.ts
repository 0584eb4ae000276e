import {type JujuProcess, type ProcessAnswer, type ProcessRequest} from '../juju/process.js';
import {doesNameFiles, readFilesOf, type CharmReader} from './charm-reader.js';
import {type Cloud} from './cloud.js';
import {runCommandLine, type CommandResult} from './command-line.js';
import {type WrittenFile} from './commands/command.js';
import {type OnCommand} from './ended-command.js';

export {type CharmReader} from './charm-reader.js';

/** What the simulation needs of a clock. All milliseconds. */
export type SimulationClock = {
	/** Since 1970. */
	now(): number;
	/** Fulfils after that time, or at once when the signal aborts; never rejects. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

export type SimulatedProcessOptions = {
	readonly cloud: Cloud;
	readonly clock: SimulationClock;
	/** Simulated milliseconds to a millisecond of the clock; 1 where not given. */
	readonly speed?: number;
	/** Keeps the files that commands write, such as backups. Where not given they are forgotten. */
	readonly keepFile?: (file: WrittenFile) => Promise<void>;
	/** Reads charms and settings that commands name. Where not given there are none. */
	readonly charmReader?: CharmReader;
	/** Told of every command that ends, also of one that was ended by us: it may have changed the cloud all the same. */
	readonly onCommand?: OnCommand;
};

export type SimulatedProcess = JujuProcess & {
	/** The time in the simulated cloud, milliseconds since 1970. */
	now(): number;
};

/** One command from its start to its end. */
type Run = {
	/** Asks the cloud; again and again where the client dials. */
	readonly ask: () => CommandResult;
	readonly clock: SimulationClock;
	readonly speed: number;
	/** When the clock says that it is over. */
	readonly deadline: number;
	readonly signal: AbortSignal | undefined;
};

type Ended = {readonly result: CommandResult; readonly outcome: 'exited' | 'timed-out' | 'aborted'};

/** Node's timers go no further. Longer silence is cut short: nobody waits for it. */
const longestWait = 2_000_000_000;

const pauseAfter = ({takes, againAfter}: CommandResult, {speed}: Run): number =>
	(takes === Infinity ? againAfter ?? Infinity : takes) / speed;

/** Waits until the client has something to say, or is ended. */
const follow = async (run: Run, result: CommandResult): Promise<Ended> => {
	const {clock, deadline, signal} = run;
	const pause = pauseAfter(result, run);
	const left = deadline - clock.now();
	await clock.wait(Math.max(0, Math.min(pause, left, longestWait)), signal);
	if (signal?.aborted) {
		return {result, outcome: 'aborted'};
	}

	if (pause > left) {
		return {result, outcome: 'timed-out'};
	}

	return result.takes === Infinity && result.againAfter !== undefined ? follow(run, run.ask()) : {result, outcome: 'exited'};
};

const reasons = {
	'timed-out': 'Ended by us: no answer within the time limit.',
	aborted: 'Ended by us: the answer was no longer wanted.',
} as const;

const endingOf = ({result, outcome}: Ended): Pick<ProcessAnswer, 'outcome' | 'exitCode' | 'reason'> =>
	outcome === 'exited'
		? {outcome, exitCode: result.exitCode}
		: {outcome, exitCode: undefined, reason: reasons[outcome]};

/** A command that is ended has written nothing yet, but for one that goes on writing. */
const streamsOf = ({result, outcome}: Ended): Pick<ProcessAnswer, 'stdout' | 'stderr'> =>
	outcome === 'exited' || result.takes === Infinity
		? {stdout: result.stdout, stderr: result.stderr}
		: {stdout: '', stderr: ''};

const writtenBy = ({result, outcome}: Ended): string =>
	outcome === 'exited' ? result.transcript ?? `${result.stdout}${result.stderr}` : '';

/** A session of the terminal that nobody ends is left at once: there is nobody in front of it. */
const leaveAtOnce = (result: CommandResult): CommandResult =>
	result.takes === Infinity && result.againAfter === undefined ? {...result, takes: 0} : result;

type Start = Pick<ProcessRequest, 'arguments' | 'signal'> & {readonly timeLimit: number; readonly isTerminal: boolean};

/** Starts commands on a cloud whose time follows a clock. */
const createRunner = ({
	cloud, clock, speed = 1, keepFile, charmReader: reader, onCommand,
}: SimulatedProcessOptions) => {
	const origin = {clock: clock.now(), cloud: cloud.now};
	const now = (): number => origin.cloud + ((clock.now() - origin.clock) * speed);
	return {
		now,
		async start({arguments: words, timeLimit, signal, isTerminal}: Start): Promise<{ended: Ended; duration: number}> {
			const began = clock.now();
			const files = reader && doesNameFiles(words) ? await readFilesOf(cloud, words, {reader}) : undefined;
			const startedAt = now();
			const ask = (): CommandResult => {
				const result = runCommandLine(cloud, words, {
					now: now(), startedAt, isTerminal, files,
				});
				return isTerminal ? leaveAtOnce(result) : result;
			};

			const ended = await follow({
				ask, clock, speed, deadline: began + timeLimit, signal,
			}, ask());
			if (ended.outcome === 'exited' && keepFile) {
				await Promise.all(ended.result.files.map(async file => keepFile(file)));
			}

			onCommand?.({
				at: startedAt, words, exitCode: endingOf(ended).exitCode, stdout: streamsOf(ended).stdout,
			});
			return {ended, duration: Math.round(clock.now() - began)};
		},
	};
};

const notStarted: ProcessAnswer = {
	outcome: 'aborted', exitCode: undefined, stdout: '', stderr: '', duration: 0, reason: reasons.aborted,
};

/**
The adapter for a simulated cloud: the port of `juju/process.ts` in memory. Commands act on the cloud when they are started and end after the time that they
take; those that dial a silent controller are asked again until it answers. Standard input is closed, as it is for a real client.

Nothing throws but what `keepFile` and `charmReader` throw.
*/
export const createSimulatedProcess = (options: SimulatedProcessOptions): SimulatedProcess => {
	const {now, start} = createRunner(options);
	return {
		name: 'simulator',
		now,
		async run(request) {
			if (request.signal?.aborted) {
				return notStarted;
			}

			const {ended, duration} = await start({...request, isTerminal: false});
			return {...endingOf(ended), ...streamsOf(ended), duration};
		},
		async attach(request) {
			if (request.signal?.aborted) {
				const {stdout, stderr, ...ending} = notStarted;
				return ending;
			}

			const {ended, duration} = await start({...request, timeLimit: Infinity, isTerminal: true});
			return {...endingOf(ended), duration, transcript: writtenBy(ended)};
		},
	};
};
