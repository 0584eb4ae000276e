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

	const {readPreferences} = await import('../storage/preferences.js');
	return readPreferences(file);
};

/**
Fills in what the command line does not say: `interval`, `ascii`, `color` and `juju`, from variables of the environment, else from the operator's preferences. A file that is broken stops
nothing.

@param file Path of the preferences; often there is none, and then nothing is loaded for it.
@throws {UsageError} For a variable that holds what cannot be.
*/
export const applyPreferences = async (options: Options, file: string, environment: Readonly<Record<string, string | undefined>> = process.env): Promise<PreferredOptions> => {
	const {interval, isAscii, hasColors, juju} = readEnvironment(environment);
	const {values, problem} = await read(file);
	return {
		options: {
			...options,
			interval: options.interval ?? interval ?? (values.interval === undefined ? undefined : parseDuration(values.interval, 'interval')),
			isAscii: options.isAscii || (isAscii ?? (values.ascii === true)),
			hasColors: options.hasColors && (hasColors ?? (values.color !== false)),
			juju: options.juju ?? juju ?? values.juju,
		},
		problem,
	};
};
