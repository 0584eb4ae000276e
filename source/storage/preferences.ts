import {existsSync} from 'node:fs';
import {rename} from 'node:fs/promises';
import path from 'node:path';
import {Conf} from './conf.js';
import {freeName} from './free-name.js';

/** What an operator wants every time. Options of the command line come before these. Names are those of the options. */
export type PreferenceValues = {
	/** A duration, as `5s`. */
	readonly interval?: string;
	readonly plain?: boolean;
	readonly ascii?: boolean;
	readonly color?: boolean;
	/** Path of the client. */
	readonly juju?: string;
	/** Other keys: actions, or the words of the footer, each with one character. */
	readonly keys?: Readonly<Record<string, string>>;
};

export type Preferences = {
	readonly values: PreferenceValues;
	/** What was wrong with the file, in sentences for the operator; undefined where nothing was. */
	readonly problem: string | undefined;
};

/** What may stand in the file, as JSON Schema; the reference is made from it. */
export const preferenceSchema = {
	interval: {type: 'string', pattern: String.raw`^(?:\d+(?:ms|s|m|h))+$`},
	plain: {type: 'boolean'},
	ascii: {type: 'boolean'},
	color: {type: 'boolean'},
	juju: {type: 'string', minLength: 1},
	keys: {type: 'object', additionalProperties: {type: 'string'}},
} as const;

const read = (file: string): PreferenceValues => {
	const extension = path.extname(file);
	const store = new Conf<PreferenceValues>({
		cwd: path.dirname(file),
		configName: path.basename(file, extension),
		fileExtension: extension.slice(1),
		configFileMode: 0o600,
		accessPropertiesByDotNotation: false,
		schema: preferenceSchema,
		rootSchema: {additionalProperties: false},
	});
	return store.store;
};

const textOf = (error: unknown): string => error instanceof Error ? error.message : String(error);

/**
Reads the preferences. A file that is broken is set aside and none are used: they are no reason not to start. Never rejects, writes nothing else.
*/
export const readPreferences = async (file: string): Promise<Preferences> => {
	if (!existsSync(file)) {
		return {values: {}, problem: undefined};
	}

	try {
		return {values: {...read(file)}, problem: undefined};
	} catch (error) {
		const aside = freeName(`${file}.broken`);
		try {
			await rename(file, aside);
			return {values: {}, problem: `The preferences in ${file} cannot be used (${textOf(error)}). They were moved to ${aside}.`};
		} catch {
			return {values: {}, problem: `The preferences in ${file} cannot be read (${textOf(error)}). Look at that file.`};
		}
	}
};
