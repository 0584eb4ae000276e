/**
Words of Juju by which a case of the catalogue is recognised, as data.

- `error`: what a command wrote that was refused or failed.
- `log`: a line of an agent's log.
- `status`: the message of an agent, an application or a model in a status.
*/
export type Signal = {
	readonly where: 'error' | 'log' | 'status';
	/** A part of the words that never varies. It is looked for first: that is quick. */
	readonly words: string;
	/** What has to fit besides; undefined where the words say it all. Never takes more than linear time. */
	readonly pattern?: RegExp;
	/** Versions of Juju that say it so: `2.9 to 3.6`. */
	readonly versions: string;
	/** Where the words come from: a source file, an issue, or `seen, VERSION`. */
	readonly source: string;
};

/**
Whether a text holds a signal's words.
*/
export const isSignalled = (text: string, {words, pattern}: Signal): boolean => text.includes(words) && pattern?.test(text) !== false;

/**
The line of a text that holds a signal's words; the first line where they span several.
*/
export const signalledLine = (text: string, {words}: Signal): string => {
	const start = text.indexOf(words);
	const before = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
	const end = text.indexOf('\n', start);
	return text.slice(start === -1 ? 0 : before, end === -1 ? undefined : end).trim();
};
