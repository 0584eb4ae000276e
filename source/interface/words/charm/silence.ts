import {countOf} from '../../../domain/words.js';

/** Words while the controller does not answer and a charm is upgraded. */
export const charmSilenceWords = {
	/** `isFailure`: it lasts longer than it may. */
	noAnswerSince: (duration: string, isFailure: boolean): string =>
		`Controller has not answered for ${duration}. ${isFailure ? 'That is a failure now: press t.' : 'Not usual while a charm is upgraded.'}`,
	/** How often it was asked, and the last that was heard. */
	asked: (times: number, lastWords: string | undefined): string => `Asked ${countOf(times, 'time')}.${lastWords === undefined ? '' : ` Last words: ${lastWords}`}`,
	whatGoesOn: 'Units that have the order go on as far as they can; the others wait for the controller.',
	nothingKnown: 'Nothing is known of the units yet.',
	unitsAsOf: (age: string): string => `The units below are as they were ${age} ago.`,
} as const;
