import {existsSync} from 'node:fs';
import {parseDuration, type Options} from './options.js';

export type PreferredOptions = {
	readonly options: Options;
	/** What is wrong with the file, for the operator; undefined where nothing is. */
	readonly problem: string | undefined;
};

/**
Fills in what the operator prefers where the command line does not say otherwise: `interval`, `ascii`, `color` and `juju`. A file that is broken stops nothing.

@param file Path of the preferences; often there is none, and then nothing is loaded for it.
*/
export const applyPreferences = async (options: Options, file: string): Promise<PreferredOptions> => {
	if (!existsSync(file)) {
		return {options, problem: undefined};
	}

	const {readPreferences} = await import('../storage/preferences.js');
	const {values, problem} = await readPreferences(file);
	return {
		options: {
			...options,
			interval: options.interval ?? (values.interval === undefined ? undefined : parseDuration(values.interval, 'interval')),
			isAscii: options.isAscii || values.ascii === true,
			hasColors: options.hasColors && values.color !== false,
			juju: options.juju ?? values.juju,
		},
		problem,
	};
};
