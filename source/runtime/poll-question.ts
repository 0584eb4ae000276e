import {type Answer} from '../domain/answer.js';
import {type FailedAnswer} from './failed-answer.js';

/** When an answer was there, how long it took, and when the same is asked again. All milliseconds. */
export type Moment = {readonly at: number; readonly duration: number; readonly nextAt: number};

/** What came of a question, as far as it matters to when what is asked next. */
export type Outcome = {
	readonly ok: boolean;
	/** The controller answered: it has no such model. */
	readonly isAboutModel: boolean;
	/** Hands the answer to whoever wants it. */
	readonly tell: (moment: Moment) => void;
};

/** Something that is asked again and again. */
export type Question = {
	readonly ask: (signal: AbortSignal) => Promise<Outcome>;
	/** The same outcome as if the client had said this. */
	readonly fail: (answer: FailedAnswer) => Outcome;
};

/**
A question, whatever its answer holds.
*/
export const toQuestion = <Type extends 'read-status' | 'list-models'>(
	ask: (signal: AbortSignal) => Promise<Answer<Type>>,
	tell: (answer: Answer<Type>, moment: Moment) => void,
): Question => {
	const outcomeOf = (answer: Answer<Type>): Outcome => ({
		ok: answer.ok,
		isAboutModel: !answer.ok && answer.failure.refusal?.kind === 'no-such-model',
		tell(moment) {
			tell(answer, moment);
		},
	});
	return {ask: async signal => outcomeOf(await ask(signal)), fail: outcomeOf};
};
