import {existsSync} from 'node:fs';
import process from 'node:process';
import {readEnvironment} from './environment-options.js';
import {parseDuration, type Options} from './options.js';

export type PreferredOptions = {
	readonly options: Options;
	/** What is wrong with the file, for the operator; undefined where nothing is. */
	readonly problem: string | undefined;
};

const read = async (file: string) => {
	if (!existsSync(file)) {
		return {values: {}, problem: undefined};
	}

	try {
		const {readPreferences} = await import('../storage/preferences.js');
		return await readPreferences(file);
	} catch (error) {
		// What reads them wants a home folder, and there are users without one.
		return {values: {}, problem: `The preferences in ${file} cannot be read (${error instanceof Error ? error.message : String(error)}). Look at that file.`};
	}
};

/** Where there is none nobody is asked anything, unless that was wanted in so many words. */
const isTerminal = (): boolean => [process.stdin, process.stdout].every(({isTTY}) => isTTY);

/**
Fills in what the command line does not say: `interval`, `plain`, `ascii`, `color`, `juju` and `keys`, from variables of the environment, else from the operator's preferences. A file that is broken stops
nothing.

@param file Path of the preferences; often there is none, and then nothing is loaded for it.
@throws {UsageError} For a variable that holds what cannot be.
*/
export const applyPreferences = async (options: Options, file: string, environment: Readonly<Record<string, string | undefined>> = process.env): Promise<PreferredOptions> => {
	const {interval, isAscii, isAsciiLocale, isPlain, wantsLines, hasColors, juju} = readEnvironment(environment);
	const {values, problem} = await read(file);
	return {
		options: {
			...options,
			interval: options.interval ?? interval ?? (values.interval === undefined ? undefined : parseDuration(values.interval, 'interval')),
			isPlain: options.isPlain || (isPlain ?? (values.plain === true || (wantsLines && isTerminal()))),
			isAscii: options.isAscii || (isAscii ?? values.ascii ?? isAsciiLocale),
			hasColors: options.hasColors && (hasColors ?? (values.color !== false)),
			juju: options.juju ?? juju ?? values.juju,
			...(values.keys && {wantedKeys: values.keys}),
		},
		problem,
	};
};
