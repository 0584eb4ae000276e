import {type Failure, type FailureKind} from '../domain/failure.js';

/** An answer that is none, of any intent. */
export type FailedAnswer = {readonly ok: false; readonly failure: Failure};

/**
An answer for what failed on our side, before or beside Juju.
*/
export const failedAnswer = (kind: FailureKind, message: string, {advice, evidence = ''}: {readonly advice?: string; readonly evidence?: string} = {}): FailedAnswer => ({
	ok: false,
	failure: {
		kind, message, advice, evidence, exitCode: undefined,
	},
});

/**
The words of anything that was thrown.
*/
export const errorText = (error: unknown): string => error instanceof Error ? error.message : String(error);

/**
What was thrown, as sentences for the operator: what happened, and what to do where the error says so.
*/
export const sentencesOf = (error: unknown): string => {
	const advice = adviceOf(error);
	return advice === undefined ? errorText(error) : `${errorText(error)} ${advice}`;
};

/** Errors that the operator can act on carry an advice. */
export const adviceOf = (error: unknown): string | undefined =>
	error instanceof Error && 'advice' in error && typeof error.advice === 'string' ? error.advice : undefined;

/**
An answer for a fault of this program: the words of what was thrown are the evidence.
*/
export const toFailedAnswer = (error: unknown): FailedAnswer => failedAnswer('crashed', 'The program failed while it ran this command.', {
	advice: 'Ask again; report it if it happens again.',
	evidence: errorText(error),
});

/**
An answer for a command that we gave up.

@param limit Milliseconds that it was given.
*/
export const timedOutAnswer = (limit: number): FailedAnswer =>
	failedAnswer('timed-out', `Juju gave no answer within ${Math.round(limit / 1000)} seconds.`, {advice: 'The question is asked again by itself.'});
