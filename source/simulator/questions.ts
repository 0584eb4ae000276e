import {type Cloud} from './cloud.js';
import {runCommandLine, type CommandContext} from './command-line.js';

/** Commands that may ask something. */
const asking: ReadonlySet<string> = new Set([
	'destroy-controller', 'destroy-model', 'kill-controller', 'unregister', 'upgrade-controller', 'upgrade-model', 'remove-machine',
]);

export type Prompt = {readonly stdout: string; readonly stderr: string};

const withoutError = (text: string): string => {
	const cut = text.lastIndexOf('ERROR ');
	return cut === -1 ? text : text.slice(0, cut);
};

const isPrompt = (text: string): boolean => /[\w\)\]][:?]{1,2} ?$/v.test(text.slice(-40));

/**
What a command asks before it does anything; found out by running it on a copy of the cloud with nothing on stdin, which refuses.

@returns Undefined where it asks nothing.
*/
export const findPrompt = (cloud: Cloud, words: readonly string[], context: CommandContext): Prompt | undefined => {
	if (words.every(word => !asking.has(word))) {
		return undefined;
	}

	const {stdout, stderr, exitCode, takes} = runCommandLine(structuredClone(cloud), words, context);
	const prompt = {stdout: withoutError(stdout), stderr: withoutError(stderr)};
	return exitCode === 1 && takes !== Infinity && (isPrompt(prompt.stdout) || isPrompt(prompt.stderr)) ? prompt : undefined;
};
