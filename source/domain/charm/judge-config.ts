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

const wrongValue = (name: string, value: SettingValue, type: SettingType): string => {
	const isText = (type === 'string' || type === 'secret') && typeof value !== 'string';
	return `${name} is ${typeNames[type]}, and the file has ${settingText(name, value)}${isText ? ': put it in quotes' : ''}.`;
};

/** Sentences about single values; there may be many. */
const mostSentences = 4;

/**
What is wrong with a file for `--config`: settings that the charm does not have, values of another type.

@param facts.after Of the charm that is ordered, where it is known; else what the application has now counts.
@returns Sentences; empty where nothing is.
*/
export const judgeConfig = (file: ConfigFile, facts: {
	readonly settings: CharmSettings | undefined;
	readonly after: CharmDefinition | undefined;
}): readonly string[] => {
	const known = facts.after?.options ?? facts.settings?.settings;
	if (known === undefined) {
		return [];
	}

	const types = new Map(known.map(({name, type}) => [name, type]));
	const given = Object.entries(file.settings).filter(([name]) => !isOfJuju(name));
	const strange = given.filter(([name]) => !types.has(name)).map(([name]) => name);
	const wrong = given.flatMap(([name, value]) => {
		const type = types.get(name);
		return type === undefined || isTakenFor(value, type) ? [] : [wrongValue(name, value, type)];
	});
	const hidden = wrong.length - mostSentences;
	return [
		...(strange.length === 0 ? [] : [`${facts.after?.options === undefined ? 'The application' : 'The new charm'} has no setting ${listOf(strange)}, which the file sets.`]),
		...wrong.slice(0, mostSentences),
		...(hidden > 0 ? [`${hidden} more values of the file are of another type than their settings.`] : []),
	];
};
