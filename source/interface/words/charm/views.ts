import {countOf} from '../../../domain/words.js';

/** Words for what an application is before its order. */
export const charmViewWords = {
	notInStatus: 'Status does not name it.',
	/** What it is now; undefined is what it does not have or nobody knows. */
	now: ({revision, charm, origin, channel, base, units}: {
		readonly revision: number | undefined;
		readonly charm: string;
		readonly origin: string;
		readonly channel: string | undefined;
		readonly base: string | undefined;
		readonly units: number;
	}): string => [
		`Now revision ${revision ?? 'unknown'} of ${charm} (${origin})`,
		...(channel === undefined ? [] : [channel]),
		...(base === undefined ? [] : [base]),
		...(units === 0 ? [] : [countOf(units, 'unit')]),
	].join(', ').concat('.'),
} as const;
