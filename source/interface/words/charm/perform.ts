import {oldSettingsSentence} from '../../../domain/charm/describe-units.js';

/** Words of Perform: one order, and what its units say about it. */
export const charmPerformWords = {
	/** What the charm wants run before the order. */
	checkRuns: (check: string): string => `${check} runs.`,
	checkWanted: (application: string, check: string): string => `The charm of ${application} has ${check}: p runs it first.`,
	/** `said` is its output; undefined where it had none. */
	checkEnded: ({check, isGood, age, said}: {readonly check: string; readonly isGood: boolean; readonly age: string; readonly said: string | undefined}): string =>
		`${check} ${isGood ? 'ran' : 'failed'} ${age} ago${said === undefined ? '.' : `: ${said}`}`,
	nothingRunYet: 'Nothing has run yet. Enter shows the question.',
	running: (duration: string): string => `Has run for ${duration}. It ends when Juju has taken the order; the units change their charm after that.`,
	nothingChanged: 'Nothing was changed. Enter tries again, o changes the order, n goes on without it.',
	/** All about one unit: its state and message, and which charm it has where that is the one from before. */
	aboutUnit({name, state, message, oldRevision, isHelped}: {
		readonly name: string;
		readonly state: string;
		readonly message: string | undefined;
		readonly oldRevision: string | undefined;
		/** Whether something can be done about it. */
		readonly isHelped: boolean;
	}): string {
		const words = message === undefined || message === '' ? state : `${state}, ${message}`;
		return [
			`${name}: ${words}${/[!.?]$/v.test(words) ? '' : '.'}`,
			...(oldRevision === undefined ? [] : [`It has the charm of revision ${oldRevision}. ${oldSettingsSentence}`]),
			...(isHelped ? ['Enter shows what helps.'] : []),
		].join(' ');
	},
} as const;
