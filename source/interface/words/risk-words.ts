import {type Risk} from '../../domain/intent.js';

/** What a command may do, in a word. */
export const riskWords: Readonly<Record<Risk, string>> = {
	safe: 'safe',
	disruptive: 'disruptive',
	'data-loss': 'data loss',
} as const;
