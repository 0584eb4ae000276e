import {isSecretSetting} from '../secret-name.js';
import {type CharmDefinition, type CharmOption} from './definition.js';
import {type CharmOrder} from './order.js';
import {isOfType} from './setting-type.js';
import {
	type CharmSetting,
	type CharmSettings,
	type ConfigFile,
	type SettingValue,
} from './settings.js';
import {type SettingRow} from './verdict.js';

const mask = '••••';

const shown = (name: string, value: SettingValue): string | undefined =>
	value === undefined ? undefined : (isSecretSetting(name) && value !== '' ? mask : String(value));

/** Clients before 2.4 do not say who set a value: what differs from the default was set by somebody. */
const isSet = ({source, value, default: own}: CharmSetting): boolean => source === undefined ? value !== undefined && value !== own : source === 'user';

/** By the types, and where one is not said by the value. */
const isSameType = ({type, value}: CharmSetting, option: CharmOption): boolean => {
	if (option.type === undefined || value === undefined) {
		return option.type === undefined || type === undefined || option.type === type;
	}

	return type === undefined ? isOfType(value, option.type) : type === option.type;
};

const noDefault = 'It has no default: find out whether it needs a value.';

/** What the order gives: single settings win over those of the file. */
const givenBy = (order: CharmOrder, configFile: ConfigFile | undefined): ReadonlyMap<string, SettingValue> =>
	new Map(Object.entries({...configFile?.settings, ...order.settings}).filter(([, value]) => value !== undefined));

const typeReason = (old: string | undefined, now: string): string => old === undefined
	? `Its value is not of the type ${now} any more.`
	: `It was of the type ${old}, and is ${now} now.`;

type Foretold = {readonly setting: CharmSetting; readonly option: CharmOption | undefined};

const withoutOrder = ({setting, option}: Foretold): SettingRow => {
	const {name, value} = setting;
	const row = {name, before: shown(name, value), wasSet: isSet(setting)};
	if (!option) {
		return {
			...row, fate: 'dropped', after: undefined, reason: 'The new charm has no such setting.',
		};
	}

	const after = shown(name, option.default);
	if (!isSameType(setting, option)) {
		return {
			...row, fate: 'dropped', after, reason: typeReason(setting.type, option.type ?? 'string'),
		};
	}

	if (row.wasSet || value === option.default) {
		return {...row, fate: 'kept', after: row.before};
	}

	// Only what somebody set is stored: the rest follows the charm.
	return {
		...row, fate: 'new', after, reason: option.default === undefined ? 'Nobody had set it, and it has no default any more.' : 'Nobody had set it, and its default is another one.',
	};
};

const foretellKnown = (settings: readonly CharmSetting[], options: readonly CharmOption[], given: ReadonlyMap<string, SettingValue>): readonly SettingRow[] => {
	const byName = new Map(options.map(option => [option.name, option]));
	const old = new Set(settings.map(({name}) => name));
	return [
		...settings.map((setting): SettingRow => {
			const option = byName.get(setting.name);
			const row = withoutOrder({setting, option});
			return option !== undefined && given.has(setting.name)
				? {
					name: row.name, before: row.before, wasSet: row.wasSet, fate: 'set', after: shown(row.name, given.get(row.name)),
				}
				: row;
		}),
		...options.filter(({name}) => !old.has(name)).map(({name, default: own}): SettingRow => {
			const isGiven = given.has(name);
			return {
				name,
				fate: isGiven ? 'set' : 'new',
				before: undefined,
				after: shown(name, isGiven ? given.get(name) : own),
				wasSet: false,
				...(!isGiven && own === undefined && {reason: noDefault}),
			};
		}),
	];
};

/** Nothing is known of the new charm: only what is somebody's own is worth a row. */
const foretellUnknown = (settings: readonly CharmSetting[], given: ReadonlyMap<string, SettingValue>): readonly SettingRow[] => [
	...settings.filter(setting => isSet(setting) || given.has(setting.name)).map((setting): SettingRow => {
		const isGiven = given.has(setting.name);
		return {
			name: setting.name,
			fate: isGiven ? 'set' : 'unknown',
			before: shown(setting.name, setting.value),
			after: isGiven ? shown(setting.name, given.get(setting.name)) : undefined,
			wasSet: isSet(setting),
		};
	}),
	...[...given].filter(([name]) => settings.every(setting => setting.name !== name)).map(([name, value]): SettingRow => ({
		name, fate: 'set', before: undefined, after: shown(name, value), wasSet: false,
	})),
];

/**
What becomes of each setting: kept where name and type agree, else dropped; new ones take their defaults (all versions of Juju).

@param facts.after Of the charm that is ordered; undefined where it cannot be known.
@param facts.configFile What the order's file holds, once it was read.
@returns What somebody had set first, then by name.
*/
export const foretellSettings = (facts: {
	readonly settings: CharmSettings;
	readonly after: CharmDefinition | undefined;
	readonly order: CharmOrder;
	readonly configFile: ConfigFile | undefined;
}): readonly SettingRow[] => {
	const given = givenBy(facts.order, facts.configFile);
	const options = facts.after?.options;
	const rows = options === undefined ? foretellUnknown(facts.settings.settings, given) : foretellKnown(facts.settings.settings, options, given);
	return rows.toSorted((left, right) => left.wasSet === right.wasSet ? (left.name < right.name ? -1 : Number(left.name > right.name)) : Number(right.wasSet) - Number(left.wasSet));
};

/** New settings without a default, which may want a value before the new charm works. */
export const settingsWithoutValue = (rows: readonly SettingRow[]): readonly string[] =>
	rows.filter(({fate, before, after}) => fate === 'new' && before === undefined && after === undefined).map(({name}) => name);
