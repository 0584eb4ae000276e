import {type Answer} from '../domain/answer.js';
import {
	commandLine,
	type Intent,
	type RenderedCommand,
	type Renderer,
} from '../domain/intent.js';
import {type JujuVersion} from '../domain/version.js';
import {readAnswerInSteps} from '../juju/answers/index.js';
import {type StatusMemory} from '../juju/answers/status-memory.js';
import {maskSecrets, maskSettingWords} from '../juju/mask.js';
import {type JujuProcess, type ProcessAnswer} from '../juju/process.js';
import {type CommandRecord} from '../state/state.js';
import {type Clock} from './clock.js';
import {excerpt} from './excerpt.js';
import {
	adviceOf,
	errorText,
	failedAnswer,
	toFailedAnswer,
	type FailedAnswer,
} from './failed-answer.js';

/** Where changing commands are written down. Fulfils when the entry is safe on the disk, rejects where it cannot be written. */
export type CommandJournal = {
	append(kind: string, facts: Readonly<Record<string, unknown>>): Promise<unknown>;
};

export type RunPorts = {
	/** Of the record; unique in this session. */
	readonly id: string;
	readonly process: JujuProcess;
	readonly render: Renderer;
	/** Versions, as far as they are known: answers read differently from one to the next. */
	readonly client: JujuVersion | undefined;
	readonly controller: JujuVersion | undefined;
	readonly clock: Clock;
	/** Of the client that is asked. */
	readonly memory: StatusMemory;
	readonly signal: AbortSignal;
	readonly journal: CommandJournal;
	/** Called before anything that changes something; rejects where it may not run: another run has the lock, there is no place for its file. */
	readonly prepare?: () => Promise<unknown>;
	/** Takes the interface off the terminal while the action runs. */
	readonly suspend: <Value>(action: () => Promise<Value>) => Promise<Value>;
	readonly onStarted?: (record: CommandRecord) => void;
	readonly onEnded?: (record: CommandRecord) => void;
	/** The command ran, but the journal could not say how it ended. */
	readonly onJournalFailed?: (reason: string) => void;
};

type Command = Extract<RenderedCommand, {kind: 'command'}>;

const start = async (command: Command, {process, signal, suspend}: RunPorts): Promise<ProcessAnswer> => {
	if (!command.isInteractive) {
		return process.run({arguments: command.arguments, timeLimit: command.timeLimit, signal});
	}

	const {transcript, ...ending} = await suspend(async () => process.attach({arguments: command.arguments, signal}));
	return {...ending, stdout: transcript ?? '', stderr: ''};
};

/** What has to be done before a command that changes something may run; a failure where it cannot be done. */
const makeReady = async (intent: Intent, command: Command, {id, journal, prepare}: RunPorts): Promise<FailedAnswer | undefined> => {
	try {
		await prepare?.();
	} catch (error) {
		return failedAnswer('unavailable', `${errorText(error)} Nothing was run.`, {advice: adviceOf(error) ?? 'Try again when it has ended.'});
	}

	try {
		await journal.append('command-starting', {
			id, intent, command: ['juju', ...command.arguments], risk: command.risk,
		});
		return undefined;
	} catch (error) {
		return failedAnswer('unavailable', 'The journal of this run could not be written, so nothing was run.', {
			advice: adviceOf(error) ?? 'Make room on the disk, or choose another place with --data-directory, and try again.',
			evidence: errorText(error),
		});
	}
};

const writeEnd = async (record: CommandRecord, {id, journal, onJournalFailed}: RunPorts): Promise<void> => {
	try {
		await journal.append('command-ended', {
			id,
			outcome: record.outcome,
			'exit-code': record.exitCode,
			'took-ms': record.duration,
			stdout: record.stdout,
			stderr: record.stderr,
		});
	} catch (error) {
		onJournalFailed?.(errorText(error));
	}
};

const createRecord = (command: Command, {id, clock}: RunPorts): CommandRecord => ({
	id,
	line: maskSecrets(commandLine(maskSettingWords(command.arguments))),
	startedAt: clock.now(),
	duration: undefined,
	exitCode: undefined,
	outcome: undefined,
	changes: command.changes,
	stdout: '',
	stderr: '',
});

/** Goes on with what gives way in between until it is done. */
const takeSteps = async <Value>(steps: Iterator<void, Value>, giveTurn: () => Promise<void>): Promise<Value> => {
	await giveTurn();
	const step = steps.next();
	return step.done ? step.value : takeSteps(steps, giveTurn);
};

/** All at once where nobody has to have a turn in between. */
const takeAll = <Value>(steps: Iterator<void, Value>): Value => {
	for (;;) {
		const step = steps.next();
		if (step.done) {
			return step.value;
		}
	}
};

const runCommand = async (intent: Intent, command: Command, ports: RunPorts): Promise<Answer> => {
	const {client, controller, clock, memory, onStarted, onEnded} = ports;
	const record = createRecord(command, ports);
	onStarted?.(record);
	let answer: Answer;
	let ended: CommandRecord;
	try {
		const processAnswer = await start(command, ports);
		ended = {
			...record,
			duration: processAnswer.duration,
			exitCode: processAnswer.exitCode,
			outcome: processAnswer.outcome,
			stdout: excerpt(processAnswer.stdout),
			stderr: excerpt(processAnswer.stderr === '' ? processAnswer.reason ?? '' : processAnswer.stderr),
		};
		const steps = readAnswerInSteps(intent, processAnswer, {versions: {client, controller}, memory});
		const {giveTurn} = clock;
		if (giveTurn) {
			// What is short is done with the first step.
			const begun = steps.next();
			answer = begun.done ? begun.value : await takeSteps(steps, giveTurn);
		} else {
			answer = takeAll(steps);
		}
	} catch (error) {
		answer = toFailedAnswer(error);
		ended = {
			...record, duration: clock.now() - record.startedAt, outcome: 'failed', stderr: excerpt(errorText(error)),
		};
	}

	if (command.changes) {
		await writeEnd(ended, ports);
	}

	onEnded?.(ended);
	return answer;
};

const gaveUp = failedAnswer('aborted', 'The command was given up before it started; nothing was run.');

/**
Runs what an intent asks for on a client and reads the answer. Never rejects.

A command that changes anything is on the disk before it starts, and how it ended is after; where the first cannot be written (a full disk),
nothing is run and the answer says so. An interactive command gets the terminal.

@returns The answer; `unavailable` where this client has no such command.
*/
export const runIntent = async (intent: Intent, ports: RunPorts): Promise<Answer> => {
	const command = ports.render(intent);
	if (command.kind === 'unavailable') {
		return failedAnswer('unavailable', command.reason);
	}

	if (ports.signal.aborted) {
		return gaveUp;
	}

	const failure = command.changes ? await makeReady(intent, command, ports) : undefined;
	return failure ?? runCommand(intent, command, ports);
};
