import {type Intent} from '../domain/intent.js';

/** The other half of a change that was made for a time: a lock that was lifted, a setting, a file. */
export type PutBack = {
	/** One for each thing that was changed: the first state that was found is the one to go back to. */
	readonly id: string;
	/** What will be as it was before: `the lock on commands of web`. */
	readonly title: string;
	readonly explanation: string;
	/** How that is undone, and how it is seen that it worked. */
	readonly undo: string;
	readonly success: string;
	/** In order, each after the one before succeeded. */
	readonly intents: readonly [Intent, ...Intent[]];
	/** When it was changed. */
	readonly since: number;
};
