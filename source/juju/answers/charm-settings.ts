import {
	type CharmSetting,
	type CharmSettings,
	type SettingType,
	type SettingValue,
} from '../../domain/charm/settings.js';
import {neutralise} from '../neutralise.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
	type Reading,
} from './reading.js';
import {
	isRecord,
	recordOf,
	textOf,
	type UnknownRecord,
} from './record.js';
import {readYaml} from './status-yaml.js';

const types: ReadonlySet<string> = new Set<SettingType>(['string', 'int', 'float', 'boolean', 'secret']);

const isSettingType = (type: string): type is SettingType => types.has(type);

/** One of the types that Juju has, in whatever case it is written. */
export const readSettingType = (type: unknown): SettingType | undefined => typeof type === 'string' && isSettingType(type) ? type : undefined;

/** Numbers stay numbers; an empty text is a value like any other. */
export const readSettingValue = (value: unknown): SettingValue => {
	if (typeof value === 'string') {
		return neutralise(value);
	}

	return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
};

const sources: ReadonlyMap<unknown, CharmSetting['source']> = new Map([['user', 'user'], ['default', 'default'], ['unset', 'unset']]);

/**
Up to 2.3 `default: true` says that the setting has its default, and nothing says the default of one that was set; since then `source` says who set it, and
`default` is the default.
*/
const readSetting = (name: string, setting: UnknownRecord): CharmSetting => {
	const value = readSettingValue(setting['value']);
	const type = readSettingType(setting['type']);
	const source = sources.get(setting['source']);
	if (source !== undefined) {
		return {
			name, type, value, default: readSettingValue(setting['default']), source,
		};
	}

	const isDefault = setting['default'] === true;
	if (isDefault) {
		return {
			name, type, value, default: value, source: value === undefined ? 'unset' : 'default',
		};
	}

	return {
		name, type, value, default: readSettingValue(setting['default']), source: value === undefined ? 'unset' : 'user',
	};
};

const readSettings = (document: unknown, application: string): Reading<CharmSettings> => isRecord(document) && isRecord(document['settings'])
	? understood({
		application: textOf(document['application'] ?? document['service']) ?? application,
		charm: textOf(document['charm']),
		settings: Object.entries(document['settings']).map(([name, setting]) => readSetting(neutralise(name), recordOf(setting))),
	})
	: notUnderstood('the settings of an application');

/**
Reads `juju config --format json APPLICATION`. What Juju itself keeps for an application, such as `trust`, stands in a part of its own and is not read.

Values are as they are, secrets included: they are compared and put back. They are masked where they are shown or written.

Source: 2.0 to 4.0 `cmd/juju/application/config.go`; `default` and `source`: `apiserver/facades/client/application/get.go`, 1.25 `apiserver/service/get.go`.
*/
export const readCharmSettings: Reader<'read-charm-settings'> = ({stdout}, {application}) => readSettings(parseJson(stdout), application);

/**
Reads `juju get SERVICE` of 1.25, which knows YAML only (1.25 `cmd/juju/service/get.go`).
*/
export const readServiceSettings: Reader<'read-charm-settings'> = ({stdout}, {application}) => readSettings(readYaml(stdout), application);
