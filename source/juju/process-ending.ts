import {type Result} from 'execa';
import {type ProcessAnswer} from './process.js';

const mebibyte = 1024 * 1024;

export type Ending = Pick<ProcessAnswer, 'outcome' | 'exitCode' | 'reason'>;

/** What execa says about how a process ended. */
export type EndedResult = Pick<Result, 'timedOut' | 'isCanceled' | 'isMaxBuffer' | 'exitCode' | 'signal' | 'code'>;

export type ProcessLimits = {
	readonly executable: string;
	/** Milliseconds; undefined without a limit. */
	readonly timeLimit: number | undefined;
	/** Bytes. */
	readonly outputLimit: number;
};

const inSeconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;

const inBytes = (bytes: number): string =>
	bytes >= mebibyte ? `${Math.round(bytes / mebibyte)} MiB` : `${bytes} bytes`;

const describeStartFailure = (executable: string, code: string | undefined): string => {
	if (code === 'ENOENT') {
		return `There is no program at ${executable}, or what it needs to start is gone.`;
	}

	return code === 'EACCES'
		? `${executable} may not be executed.`
		: `${executable} could not be started (${code ?? 'for a reason unknown'}).`;
};

/**
How a process ended, in the words of the port. Never throws.
*/
export const judgeEnding = (result: EndedResult, limits: ProcessLimits): Ending => {
	if (result.timedOut) {
		return {outcome: 'timed-out', exitCode: undefined, reason: `Ended by us: no answer within ${inSeconds(limits.timeLimit ?? 0)}.`};
	}

	if (result.isCanceled) {
		return {outcome: 'aborted', exitCode: undefined, reason: 'Ended by us: the answer was no longer wanted.'};
	}

	if (result.isMaxBuffer) {
		return {outcome: 'too-large', exitCode: undefined, reason: `Ended by us: it wrote more than ${inBytes(limits.outputLimit)}.`};
	}

	if (result.exitCode !== undefined) {
		return {outcome: 'exited', exitCode: result.exitCode};
	}

	return result.signal === undefined
		? {outcome: 'missing', exitCode: undefined, reason: describeStartFailure(limits.executable, result.code)}
		: {outcome: 'killed', exitCode: undefined, reason: `Ended by the signal ${result.signal}.`};
};

/**
The ending of a process that was never started because the arguments themselves were impossible (a zero byte in them).
*/
export const judgeThrown = (error: unknown, executable: string): Ending => ({
	outcome: 'missing',
	exitCode: undefined,
	reason: `${executable} could not be started: ${error instanceof Error ? error.message : String(error)}`,
});
