import {listOf} from '../words.js';
import {type CharmDefinition} from './definition.js';
import {settingText} from './setting-text.js';
import {isTakenFor} from './setting-type.js';
import {
	type CharmSettings,
	type ConfigFile,
	type SettingType,
	type SettingValue,
} from './settings.js';

/** What Juju itself keeps for an application, whatever its charm (3.6.28 `core/application`, `internal/provider/kubernetes/application`). */
const isOfJuju = (name: string): boolean => name === 'trust' || name.startsWith('kubernetes-') || name === 'juju-external-hostname' || name === 'juju-application-path';

const typeNames: Readonly<Record<SettingType, string>> = {
	string: 'a text', int: 'a whole number', float: 'a number', boolean: 'true or false', secret: 'a secret\'s address',
};

const wrongValue = ({name, value, type}: {readonly name: string; readonly value: SettingValue; readonly type: SettingType}, from: string): string => {
	const isText = (type === 'string' || type === 'secret') && typeof value !== 'string';
	return `${name} is ${typeNames[type]}, and ${from} has ${settingText(name, value)}${isText ? ': put it in quotes' : ''}.`;
};

/** Sentences about single values; there may be many. */
const mostSentences = 4;

type ConfigFacts = {
	readonly settings: CharmSettings | undefined;
	readonly after: CharmDefinition | undefined;
	/** What they are in, as a sentence names it; `the file` where it is not said. */
	readonly from?: string;
};

type Config = Pick<ConfigFile, 'settings'> & Partial<ConfigFile>;

type Given = ReadonlyArray<readonly [name: string, value: SettingValue]>;

const givenIn = (file: Config): Given => Object.entries(file.settings).filter(([name]) => !isOfJuju(name));

const strangeNames = (given: Given, known: ReadonlyArray<{readonly name: string}>): readonly string[] => {
	const names = new Set(known.map(({name}) => name));
	return given.filter(([name]) => !names.has(name)).map(([name]) => name);
};

/**
What cannot be told of a file for `--config`: where it is not known what the new charm declares, it may have settings that the one that runs does not. Empty where nothing
is to be said, and where no setting of the file is known at all: that is told by `judgeConfig`.
*/
export const doubtConfig = (file: Config, {settings, after, from = 'the file'}: ConfigFacts): readonly string[] => {
	if (after?.options !== undefined || settings === undefined) {
		return [];
	}

	const given = givenIn(file);
	const strange = strangeNames(given, settings.settings);
	return strange.length === 0 || strange.length === given.length
		? []
		: [`The charm that runs has no setting ${listOf(strange)}, which ${from} sets; whether the new one has it, Juju itself decides.`];
};

/**
What is wrong with what is given for `--config`, a file or settings by themselves: settings that the charm does not have, values of another type.

@param facts.after Of the charm that is ordered, where it is known; else what the application has now counts, of which the file has to have one setting at least.
@returns Sentences; empty where nothing is.
*/
export const judgeConfig = (file: Config, facts: ConfigFacts): readonly string[] => {
	const {from = 'the file'} = facts;
	const known = facts.after?.options ?? facts.settings?.settings;
	if (known === undefined) {
		return [];
	}

	const types = new Map(known.map(({name, type}) => [name, type]));
	const given = givenIn(file);
	const strange = doubtConfig(file, facts).length > 0 ? [] : strangeNames(given, known);
	const wrong = given.flatMap(([name, value]) => {
		const type = types.get(name);
		return type === undefined || isTakenFor(value, type) ? [] : [wrongValue({name, value, type}, from)];
	});
	const hidden = wrong.length - mostSentences;
	return [
		...(strange.length === 0 ? [] : [`${facts.after?.options === undefined ? 'The application' : 'The new charm'} has no setting ${listOf(strange)}, which ${from} sets.`]),
		...wrong.slice(0, mostSentences),
		...(hidden > 0 ? [`${hidden} more values of ${from} are of another type than their settings.`] : []),
	];
};
