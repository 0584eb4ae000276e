import {parse} from 'yaml';
import {
	type CharmDefinition,
	type CharmEndpoint,
	type CharmMode,
	type CharmOption,
	type CharmStorage,
	type EndpointRole,
} from '../domain/charm/definition.js';
import {type SettingType, type SettingValue} from '../domain/charm/settings.js';
import {neutralise} from '../juju/neutralise.js';

/** Texts of the files in a charm that declare what it is; undefined where it has no such file. */
export type CharmFiles = {
	readonly metadata: string | undefined;
	/** Of the charm's sources: holds what the other files hold in a built charm. */
	readonly charmcraft: string | undefined;
	readonly config: string | undefined;
	readonly manifest: string | undefined;
};

type Section = Readonly<Record<string, unknown>>;

const nothing: Section = Object.freeze({});

const sectionOf = (value: unknown): Section => typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Section : nothing;

const textOf = (value: unknown): string | undefined => typeof value === 'string' ? neutralise(value) : undefined;

const entriesOf = (value: unknown): ReadonlyArray<readonly [string, unknown]> => Object.entries(sectionOf(value)).map(([name, entry]) => [neutralise(name), entry]);

const listOf = (value: unknown): readonly unknown[] => Array.isArray(value) ? value : [];

/**
Parses a YAML text.

@returns What it holds; undefined where it is not YAML.
*/
export const parseYaml = (text: string): unknown => {
	try {
		return parse(text, {logLevel: 'silent'}) as unknown;
	} catch {
		return undefined;
	}
};

/** `db: mysql` is short for `db: {interface: mysql}`. */
const readEndpoint = (name: string, value: unknown, role: EndpointRole): CharmEndpoint => {
	const endpoint = typeof value === 'string' ? {interface: value} : sectionOf(value);
	const {limit} = endpoint as {readonly limit?: unknown};
	return {
		name,
		role,
		interface: textOf(endpoint['interface']) ?? '',
		scope: endpoint['scope'] === 'container' ? 'container' : 'global',
		limit: typeof limit === 'number' && limit > 0 ? limit : undefined,
	};
};

const endpointsOf = (metadata: Section): readonly CharmEndpoint[] => [
	...entriesOf(metadata['provides']).map(([name, value]) => readEndpoint(name, value, 'provider')),
	...entriesOf(metadata['requires']).map(([name, value]) => readEndpoint(name, value, 'requirer')),
	...entriesOf(metadata['peers']).map(([name, value]) => readEndpoint(name, value, 'peer')),
];

/** `2`, `1-3`, `1-` and `1+`. Source: 3.6.28 `internal/charm/meta.go`. */
const rangeOf = (value: unknown): {readonly minimum: number; readonly maximum: number | undefined} => {
	const match = /^(?<low>\d{1,6})(?:(?<open>[+\-])(?<high>\d{1,6})?)?$/v.exec(String(value))?.groups;
	const low = Number(match?.['low'] ?? 1);
	const high = match?.['high'];
	return {minimum: low, maximum: match?.['open'] === undefined ? low : (high === undefined ? undefined : Number(high))};
};

const storageOf = (metadata: Section): readonly CharmStorage[] => entriesOf(metadata['storage']).map(([name, value]) => {
	const storage = sectionOf(value);
	const {range = '1'} = sectionOf(storage['multiple']);
	return {
		name, type: textOf(storage['type']) ?? 'filesystem', ...rangeOf(range), location: textOf(storage['location']),
	};
});

const settingTypes: ReadonlySet<string> = new Set<SettingType>(['string', 'int', 'float', 'boolean', 'secret']);

const isSettingType = (value: unknown): value is SettingType => typeof value === 'string' && settingTypes.has(value);

/** A scalar of YAML as a setting's value. */
export const settingValueOf = (value: unknown): SettingValue => typeof value === 'number' || typeof value === 'boolean' ? value : textOf(value);

const optionsOf = (config: Section): readonly CharmOption[] => entriesOf(config['options']).map(([name, value]) => {
	const option = sectionOf(value);
	const {type = 'string'} = option;
	return {name, type: isSettingType(type) ? type : undefined, default: settingValueOf(option['default'])};
});

/** `{name: ubuntu, channel: "22.04"}` of a manifest; `ubuntu@22.04` of charmcraft. */
const baseOf = (value: unknown): string | undefined => {
	if (typeof value === 'string') {
		return neutralise(value);
	}

	const {name, channel} = sectionOf(value);
	const [track] = (typeof channel === 'number' ? String(channel) : textOf(channel) ?? '').split('/', 1);
	return textOf(name) === undefined || track === undefined || track === '' ? undefined : `${textOf(name)}@${track}`;
};

/** What the charm itself names, the new form before the old one. */
const basesOf = ({metadata, manifest, charmcraft}: {readonly metadata: Section; readonly manifest: Section; readonly charmcraft: Section}): readonly string[] => {
	const runOn = listOf(charmcraft['bases']).flatMap(each => Array.isArray(sectionOf(each)['run-on']) ? listOf(sectionOf(each)['run-on']) : [each]);
	const known = [...listOf(manifest['bases']), ...runOn, ...(charmcraft['base'] === undefined ? [] : [charmcraft['base']])];
	const bases = known.map(base => baseOf(base)).filter(base => base !== undefined);
	return bases.length > 0 ? [...new Set(bases)] : listOf(metadata['series']).map(series => textOf(series)).filter(series => series !== undefined);
};

/** Source: 3.6.28 `internal/charm/meta.go`; 2.9.52 `charm/v8/meta.go`. */
const modeOf = (metadata: Section): CharmMode => {
	if (entriesOf(metadata['containers']).length > 0) {
		return 'sidecar';
	}

	return metadata['deployment'] !== undefined || listOf(metadata['series']).includes('kubernetes') ? 'podspec' : 'machine';
};

/**
Reads what a charm declares out of its files.

Source: 1.25.13 `charm.v6-unstable/meta.go`; 3.6.28 `internal/charm/{meta,config,manifest}.go`; charmcraft's reference of `charmcraft.yaml`.

@returns Undefined where the files hold no charm: no name.
*/
export const defineCharm = (files: CharmFiles): CharmDefinition | undefined => {
	const charmcraft = files.charmcraft === undefined ? nothing : sectionOf(parseYaml(files.charmcraft));
	const metadata = files.metadata === undefined ? charmcraft : sectionOf(parseYaml(files.metadata));
	const config = files.config === undefined ? sectionOf(charmcraft['config']) : sectionOf(parseYaml(files.config));
	const manifest = files.manifest === undefined ? nothing : sectionOf(parseYaml(files.manifest));
	const name = textOf(metadata['name']);
	if (name === undefined || name === '') {
		return undefined;
	}

	const {type, mode} = sectionOf(metadata['deployment']);
	const series = listOf(metadata['series']);
	const bases = basesOf({metadata, manifest, charmcraft});
	return {
		source: 'file',
		name,
		isSubordinate: metadata['subordinate'] === true,
		endpoints: endpointsOf(metadata),
		knowsPeers: true,
		storage: storageOf(metadata),
		options: optionsOf(config),
		bases,
		resources: entriesOf(metadata['resources']).map(([resource, value]) => ({name: resource, type: textOf(sectionOf(value)['type']) ?? 'file'})),
		mode: modeOf(metadata),
		...(modeOf(metadata) === 'podspec' && {deploymentType: textOf(type), deploymentMode: mode === 'operator' ? 'operator' as const : 'workload' as const}),
		// Series in the metadata make it one of the old format, whatever else it has.
		format: bases.length > 0 && series.length === 0 ? 2 : 1,
	};
};
