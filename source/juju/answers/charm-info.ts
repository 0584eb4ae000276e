import {fullChannel} from '../../domain/charm/charm-names.js';
import {
	type CharmDefinition,
	type CharmEndpoint,
	type CharmOption,
	type CharmRelease,
} from '../../domain/charm/definition.js';
import {neutralise} from '../neutralise.js';
import {readSettingType, readSettingValue} from './charm-settings.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {
	countOf,
	isRecord,
	recordOf,
	recordsOf,
	textOf,
	type UnknownRecord,
} from './record.js';
import {readBase} from './status-context.js';

const textsOf = (list: unknown): readonly string[] =>
	Array.isArray(list) ? list.map(item => textOf(item)).filter(text => text !== undefined) : [];

/** `bases` of 3.0 and later, `series` before them, `platforms` of the first 2.9. Each once. */
const readBases = (release: UnknownRecord): readonly string[] => {
	const bases = [
		...[...recordsOf(release['bases']), ...recordsOf(release['supports'])].map(base => readBase({base})),
		...recordsOf(release['platforms']).map(platform => textOf(platform['series'])),
		...textsOf(release['series']),
	];
	return [...new Set(bases.filter(base => base !== undefined))];
};

const readRelease = (release: UnknownRecord, channel: string): CharmRelease => {
	const track = textOf(release['track']);
	const risk = textOf(release['risk']);
	return {
		channel: track === undefined || risk === undefined ? fullChannel(neutralise(channel)) : `${track}/${risk}`,
		revision: countOf(release['revision']),
		version: textOf(release['version']),
		bases: readBases(release),
	};
};

/** 3.0 and later: a list, the newest first, for each risk of each track. A channel has several where each base has one of its own. */
const readTracks = (tracks: UnknownRecord): readonly CharmRelease[] => Object.entries(tracks).flatMap(([track, risks]) =>
	Object.entries(recordOf(risks)).flatMap(([risk, releases]) => recordsOf(releases).map(release => readRelease(release, `${track}/${risk}`))));

const readReleases = (document: UnknownRecord): readonly CharmRelease[] => isRecord(document['channels'])
	? readTracks(document['channels'])
	: Object.entries(recordOf(document['channel-map'])).map(([channel, release]) => readRelease(recordOf(release), channel));

const readEndpoints = (relations: unknown): readonly CharmEndpoint[] => (['provides', 'requires'] as const).flatMap(key => Object.entries(recordOf(recordOf(relations)[key])).map(([name, kind]) => ({
	name: neutralise(name),
	role: key === 'provides' ? 'provider' : 'requirer',
	interface: textOf(kind) ?? '',
	scope: undefined,
	limit: undefined,
})));

// The library behind writes these names with capitals in JSON, and without in YAML.
const part = (record: UnknownRecord, name: string): unknown => record[name] ?? record[name.charAt(0).toUpperCase() + name.slice(1)];

const readOptions = (config: unknown): readonly CharmOption[] | undefined => {
	const options = part(recordOf(config), 'options');
	return isRecord(options)
		? Object.entries(options).map(([name, value]) => {
			const option = recordOf(value);
			return {name: neutralise(name), type: readSettingType(part(option, 'type')), default: readSettingValue(part(option, 'default'))};
		})
		: undefined;
};

/**
Told to look at one channel, some clients (3.6) list that channel only, and beside it describe the release that is the store's default: the most stable one of a
track that the answer does not name. Others (2.9) describe the release of that channel, and list them all.
*/
const isDescribed = (document: UnknownRecord, channel: string | undefined, releases: readonly CharmRelease[]): boolean => {
	if (channel === undefined || !isRecord(document['channels'])) {
		return true;
	}

	const wanted = fullChannel(channel);
	const tracks = textsOf(document['tracks']);
	return releases.some(release => release.channel !== wanted) || (tracks.length === 1 && wanted === `${tracks[0]}/stable`);
};

const readDefinition = (document: UnknownRecord, charm: UnknownRecord, {channel, releases}: {readonly channel: string | undefined; readonly releases: readonly CharmRelease[]}): CharmDefinition => {
	// Each part is left out where there is nothing of it (`omitempty`); a description with nothing in it at all is none.
	const isKnown = isDescribed(document, channel, releases) && Object.keys(charm).length > 0;
	const endpoints = isKnown ? readEndpoints(charm['relations']) : undefined;
	const bases = channel === undefined
		? readBases({bases: document['supports'], series: document['series']})
		: [...new Set(releases.filter(release => release.channel === fullChannel(channel)).flatMap(release => release.bases))];
	return {
		source: 'store',
		name: textOf(document['name']) ?? '',
		isSubordinate: isKnown ? charm['subordinate'] === true : undefined,
		endpoints,
		knowsPeers: false,
		storage: undefined,
		options: isKnown ? readOptions(charm['config']) : undefined,
		bases: bases.length === 0 ? undefined : bases,
		resources: undefined,
		mode: undefined,
		format: undefined,
	};
};

/**
Reads `juju info --format json CHARM`: what its store knows of a charm.

Source: 2.9, 3.x and 4.0 `cmd/juju/charmhub/data.go`, `convert.go` and their tests.
*/
export const readCharmInfo: Reader<'read-charm-info'> = ({stdout}, {channel}) => {
	const document = parseJson(stdout);
	if (!isRecord(document) || textOf(document['name']) === undefined || document['type'] === 'bundle') {
		return notUnderstood('the description of a charm');
	}

	const releases = readReleases(document);
	const definition = readDefinition(document, recordOf(document['charm']), {channel, releases});
	return understood({name: definition.name, definition, releases});
};
