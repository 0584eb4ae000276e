import {countOf} from '../domain/words.js';
import {type CheckDocument} from './check-document.js';

/**
The whole of a check in one sentence: `Blocked: 2 checks block, 1 warns, 30 pass, 1 is ignored.`
*/
export const summariseCheck = ({result, checks}: CheckDocument): string => {
	if (checks.length === 0) {
		return 'Nothing to upgrade.';
	}

	const counted = checks.filter(({ignored}) => !ignored);
	const number = (wanted: string): number => counted.filter(entry => entry.result === wanted).length;
	const parts = ([
		[number('block'), 'blocks', 'block'],
		[number('unknown'), 'is unknown', 'are unknown'],
		[number('warn'), 'warns', 'warn'],
		[number('pass'), 'passes', 'pass'],
		[checks.length - counted.length, 'is ignored', 'are ignored'],
	] as const).filter(([count]) => count > 0).map(([count, one, many], index) =>
		`${index === 0 ? countOf(count, 'check') : String(count)} ${count === 1 ? one : many}`);
	const verdict = {pass: 'Ready', warn: 'Ready, with warnings', block: 'Blocked'}[result];
	return `${verdict}: ${parts.join(', ')}.`;
};

/** `aws  3.6.4 → 3.6.28  client 3.6.28`: what is to become what. */
export const versionsOf = (document: CheckDocument): string =>
	`${document['controller-version'] ?? 'unknown'} → ${document['target-version'] ?? 'unknown'}, client ${document['client-version'] ?? 'unknown'}`;
