import {settingsProblem} from '../cluster.js';
import {type Application, type DeclaredCharm} from '../cloud.js';
import {type Plain} from '../dialects/plain.js';
import {isFrom} from '../era.js';
import {type Call} from './command.js';
import {Refusal} from './refusal.js';

type Option = NonNullable<DeclaredCharm['settings']>[string];

/** What a setting holds. */
export type Value = string | number | boolean;

/** A value as the charm's type reads it; undefined where it cannot. Source: juju/charm `config.go`, whose truths and numbers are those of Go. */
const readValue = ({type}: Option, text: string): Value | undefined => {
	switch (type) {
		case 'string': {
			return text;
		}

		case 'int': {
			return /^[+\-]?\d+$/v.test(text) ? Number(text) : undefined;
		}

		case 'float': {
			return /^[+\-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+\-]?\d+)?$/iv.test(text) ? Number(text) : undefined;
		}

		case 'boolean': {
			return {
				true: true, True: true, TRUE: true, t: true, T: true, 1: true, false: false, False: false, FALSE: false, f: false, F: false, 0: false,
			}[text];
		}
	}
};

/** Every setting that an application has: a charm that declares nothing here is one that takes everything, as text. */
const optionsOf = ({declares, settings = {}}: Application): Readonly<Record<string, Option>> =>
	declares?.settings ?? Object.fromEntries(Object.keys(settings).map(name => [name, {type: 'string'}]));

/**
One setting as servers up to 2.2 tell it: only that the default holds, not which it is.

Source: juju 1.25.13 `apiserver/service/get.go`.
*/
const describeShortly = (option: Option, value: Value | undefined): Plain => ({
	default: value === undefined ? true : undefined,
	description: option.description ?? '',
	type: option.type,
	value: value ?? option.default,
});

/**
One setting as later servers tell it. A value that is the same as the default counts as none.

Source: juju 2.5.8 to 4.0.15 `apiserver/facades/client/application/get.go`; from memory: since 2.3.
*/
const describeFully = (option: Option, value: Value | undefined): Plain => {
	const isSet = value !== undefined && value !== option.default;
	return {
		default: option.default,
		description: option.description ?? '',
		source: isSet ? 'user' : (option.default === undefined ? 'unset' : 'default'),
		type: option.type,
		value: isSet ? value : option.default,
	};
};

/**
The settings of an application, by name, as a server of that version describes them.
*/
export const describeSettings = (application: Application, version: string): Readonly<Record<string, Plain>> => {
	const describe = isFrom(version, 2, 3) ? describeFully : describeShortly;
	return Object.fromEntries(Object.entries(optionsOf(application)).toSorted(([left], [right]) => left < right ? -1 : 1).map(([name, option]) => {
		const text = application.settings?.[name];
		return [name, describe(option, text === undefined ? undefined : readValue(option, text))];
	}));
};

/**
The value of one setting; undefined where it has none.

@throws Refusal by `missing` where there is no such setting.
*/
export const valueOf = (application: Application, name: string, missing: () => Refusal): Value | undefined => {
	const options = optionsOf(application);
	const option = Object.hasOwn(options, name) ? options[name] : undefined;
	if (!option) {
		throw missing();
	}

	const text = application.settings?.[name];
	return (text === undefined ? undefined : readValue(option, text)) ?? option.default;
};

/** What stands before a charm's complaint. From memory of 2.9.52, 3.6.28 `apiserver/facades/client/application` and 4.0.15 `domain/application/errors`. */
const complaint = (version: string, text: string): Refusal => {
	if (isFrom(version, 4)) {
		return new Refusal(`invalid application config: ${text}`);
	}

	return new Refusal(`${isFrom(version, 2, 9) ? 'parsing settings for application: ' : ''}${text}`);
};

/**
Changes settings of an application: all or, where one cannot be, none.

@param changes By name; undefined puts a setting back to its default.
@param version Of the controller.
*/
export const changeSettings = (application: Application, changes: Readonly<Record<string, Value | undefined>>, version: string): void => {
	const problem = settingsProblem(application.declares?.settings, changes);
	if (problem !== undefined) {
		throw complaint(version, problem);
	}

	application.settings = Object.fromEntries(
		Object.entries({...application.settings, ...changes}).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]),
	);
};

/**
What a file on the operator's machine sets.

@throws Refusal where there is none.
*/
export const readSettingsFile = ({files}: Call, path: string): Readonly<Record<string, Value | undefined>> => {
	const settings = files?.configs.get(path);
	if (!settings) {
		throw new Refusal(`open ${path}: no such file or directory`);
	}

	return settings;
};

/**
Words such as `key=value`, in order.

@throws By `wrong` for the first that is none.
*/
export const readPairs = (words: readonly string[], wrong: (word: string) => Refusal): ReadonlyArray<readonly [string, string]> => words.map(word => {
	const equals = word.indexOf('=');
	if (equals < 1) {
		throw wrong(word);
	}

	return [word.slice(0, equals), word.slice(equals + 1)];
});
