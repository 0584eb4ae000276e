import {countOf} from '../../../domain/words.js';

/** Words of the review of one order. */
export const charmReviewWords = {
	/** What becomes of the settings, counted: `1 dropped, 4 kept`. */
	settings: (counts: string): string => `Settings: ${counts}; below the rules.`,
	asking: (pending: readonly string[]): string => `Asking for ${pending.join(', ')}.`,
	cannotBeGiven: 'This order cannot be given. o changes it.',
	rulesSayNo(count: number): string {
		const them = count === 1 ? 'it' : 'them';
		return `${countOf(count, 'rule says', 'rules say')} no. Solve ${them}, change the order with o, or pass over ${them} with i (it is recorded).`;
	},
	nothingSaysNoSoFar: 'Nothing says no so far.',
	nothingSaysNo: 'Nothing says no. n shows the plan.',
} as const;
