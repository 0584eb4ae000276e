import {signsToAscii} from '../domain/ascii-signs.js';
import {readEnvironment} from './environment-options.js';
import {type Streams} from './headless.js';
import {type Options} from './options.js';

/** Whether `--ascii`, the variable for it, or the locale wants nothing else. Preferences are about screens. */
export const isAsciiWanted = ({isAscii}: Pick<Options, 'isAscii'>, environment: Readonly<Record<string, string | undefined>>): boolean => {
	const said = readEnvironment(environment);
	return isAscii || (said.isAscii ?? said.isAsciiLocale);
};

/**
Where the result of a command goes, and what else there is to say. Where only ASCII is wanted, words for people have our own signs in ASCII; JSON and files that are made for programs stay as they are.

@throws {UsageError} For a variable that holds what cannot be.
*/
export const resultStreams = (options: Pick<Options, 'isAscii' | 'format'>, streams: Streams, environment: Readonly<Record<string, string | undefined>>): Streams => {
	const {stdout, stderr} = streams;
	if (!isAsciiWanted(options, environment)) {
		return {stdout, stderr};
	}

	const inAscii = (stream: Streams['stdout']): Streams['stdout'] => ({
		write: text => stream.write(signsToAscii(text)),
	});
	return {
		stdout: (options.format ?? 'text') === 'text' ? inAscii(stdout) : stdout,
		stderr: inAscii(stderr),
	};
};
