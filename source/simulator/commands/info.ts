import {ubuntuSeries} from '../../domain/ubuntu-version.js';
import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {
	type Application,
	type CharmRelease,
	type DeclaredCharm,
	type Model,
} from '../cloud.js';
import {charmName} from '../dialects/entities.js';
import {type Plain} from '../dialects/plain.js';
import {toYaml} from '../dialects/yaml.js';
import {type Call, type Command} from './command.js';
import {inFormat} from './print.js';
import {misuse, Refusal} from './refusal.js';
import {targetModel} from './target.js';

const seriesOf = (base: string): string => ubuntuSeries(base) ?? base;

/** Milliseconds: the store is asked over the internet. */
const takes = 1300;

/** What the simulated store knows of a charm: what the applications of the cloud know of it. */
type Listing = {readonly name: string; readonly releases: readonly CharmRelease[]; readonly declares: DeclaredCharm | undefined};

/** The charm that runs, where nothing is written of its releases: each channel holds one revision more, for its base. */
const madeRelease = ({channel = 'latest/stable', revision, base}: Application): CharmRelease => ({channel, revision: revision + 1, bases: [base.channel]});

const otherCharms = (model: Model): Listing[] => model.applications.values().flatMap(({otherCharms: others = {}}) =>
	Object.entries(others).map(([name, releases]): Listing => ({name, releases, declares: undefined}))).toArray();

const listings = (model: Model): Listing[] => [
	...model.applications.values().filter(({origin}) => origin !== 'local').map((application): Listing => ({
		name: charmName(application), releases: application.releases ?? [madeRelease(application)], declares: application.declares,
	})),
	...otherCharms(model),
];

const splitChannel = (channel: string): {readonly track: string; readonly risk: string} => {
	const [track = 'latest', risk = 'stable'] = channel.split('/', 2);
	return {track, risk};
};

const full = (channel: string): string => {
	const isRisk = ['stable', 'candidate', 'beta', 'edge'].includes(channel);
	return isRisk ? `latest/${channel}` : (channel.includes('/') ? channel : `${channel}/stable`);
};

/** The newest of each channel, for each of its bases. */
const newest = (releases: readonly CharmRelease[]): readonly CharmRelease[] => {
	const seen = new Set<string>();
	return releases.filter(({channel, bases}) => {
		const key = `${channel} ${bases.join(' ')}`;
		const isFirst = !seen.has(key);
		seen.add(key);
		return isFirst;
	});
};

const commonKeys = ({channel, revision, workloadVersion}: CharmRelease) => ({
	...splitChannel(channel), revision, size: 8_000_000 + (revision * 4096), version: workloadVersion ?? String(revision), 'released-at': '2026-03-11T09:12:44.314021+00:00',
});

/** 2.9: one release a channel. Source: juju 2.9.31 `cmd/juju/charmhub/convert.go`. */
const channelMap = (releases: readonly CharmRelease[]): Plain => Object.fromEntries(releases.toReversed().map(release => [
	release.channel, {...commonKeys(release), architectures: ['amd64'], series: release.bases.map(base => seriesOf(base))},
]));

/** 3.0 and later: by track and risk, all releases. Source: juju 3.0.4 `cmd/juju/charmhub/data.go`. */
const tracksMap = (releases: readonly CharmRelease[]): Plain => {
	const tracks: Record<string, Record<string, Plain[]>> = {};
	for (const release of releases) {
		const {track, risk} = splitChannel(release.channel);
		((tracks[track] ??= {})[risk] ??= []).push({
			...commonKeys(release), architectures: ['amd64'], bases: release.bases.map(channel => ({name: 'ubuntu', channel})),
		});
	}

	return tracks;
};

/** Charm.Config has no names for JSON, so Go's own are written. */
const optionsOf = ({settings = {}}: DeclaredCharm, isJson: boolean): Plain => {
	const [all, type, description, value] = isJson ? ['Options', 'Type', 'Description', 'Default'] : ['options', 'type', 'description', 'default'];
	return {
		[all]: Object.fromEntries(Object.entries(settings).map(([name, option]) => [name, {
			[type]: option.type, [description]: option.description ?? '', [value]: option.default,
		}])),
	};
};

/** The store tells neither peers nor scopes nor limits. */
const relationsOf = ({endpoints = []}: DeclaredCharm): Plain | undefined => {
	const ofRole = (wanted: 'provider' | 'requirer'): Plain | undefined => {
		const own = endpoints.filter(({role}) => role === wanted);
		return own.length === 0 ? undefined : Object.fromEntries(own.map(({name, interface: interfaceName}) => [name, interfaceName]));
	};

	const [provides, requires] = [ofRole('provider'), ofRole('requirer')];
	return provides === undefined && requires === undefined ? undefined : {provides, requires};
};

/** Each part is left out where there is nothing of it; of a charm that nothing is written of, all (`omitempty` in 2.9 to 4.0 `cmd/juju/charmhub/data.go`). */
const charmOf = (declares: DeclaredCharm | undefined, isJson: boolean): Plain | undefined => declares && {
	config: optionsOf(declares, isJson),
	relations: relationsOf(declares),
	subordinate: declares.isSubordinate === true ? true : undefined,
};

/** The details are those of one release: the newest stable one, or that of `--channel`. */
const detailed = (releases: readonly CharmRelease[], channel: string | undefined): CharmRelease | undefined =>
	releases.find(release => channel === undefined ? release.channel.endsWith('/stable') : release.channel === full(channel)) ?? (channel === undefined ? releases[0] : undefined);

const summaryOf = (name: string): string => `The charm ${name} of the simulation`;

const describe = (call: Call, {name, releases, declares}: Listing): Plain => {
	const isThird = isAtLeast(call.client, 3);
	const channel = call.options.text('channel');
	const shown = newest(releases);
	const bases = [...new Set(shown.flatMap(release => release.bases))];
	return {
		type: 'charm',
		id: `sim${name.replaceAll('-', '')}0000000000000000000000000000`.slice(0, 32),
		name,
		description: `${summaryOf(name)}: what it does is made up.`,
		publisher: 'Simulation',
		summary: summaryOf(name),
		...(isThird ? {supports: bases.map(base => ({name: 'ubuntu', channel: base}))} : {series: bases.map(base => seriesOf(base))}),
		'store-url': `https://charmhub.io/${name}`,
		charm: charmOf(detailed(shown, channel)?.declares ?? declares, call.format === 'json'),
		...(isThird ? {channels: tracksMap(shown)} : {'channel-map': channelMap(shown)}),
		tracks: [...new Set(shown.map(release => splitChannel(release.channel).track))],
	};
};

/** From memory of 2.9.52 and 3.6.28 `cmd/juju/charmhub/info.go`. */
const notFound = (name: string): Refusal => new Refusal(`No information found for charm or bundle with the name ${JSON.stringify(name)}`, 1, takes);

const options = (client: JujuVersion): string => [
	'-B,--no-browser-login --arch=text --channel=text --charmhub-url=text --config --format=format -m,--model=text -o,--output=text --series=text --unicode=text',
	...(isAtLeast(client, 3) ? ['--base=text --revision=number --track=text'] : []),
].join(' ');

/** What the store has of a charm. The old store, whose charms the client names `cs:`, is not asked. */
export const info: Command = {
	name: 'info',
	isKnownTo: client => isAtLeast(client, 2, 9),
	options,
	formats: ['tabular', 'json', 'yaml'],
	run(call) {
		const [word] = call.positional;
		if (word === undefined || call.positional.length > 1) {
			throw misuse('expected a charm or bundle name');
		}

		if (/^(?:cs|local):/v.test(word)) {
			throw new Refusal(`${JSON.stringify(word)} is not a Charmhub charm`);
		}

		// The model says which store is asked; a store is the same for all.
		const {model} = targetModel(call);
		const models = [model, ...call.cloud.controllers.flatMap(({models: all}) => all)];
		const name = word.replace(/^ch:/v, '');
		const listing = models.flatMap(each => listings(each)).find(each => each.name === name && each.releases.length > 0);
		const channel = call.options.text('channel');
		if (!listing || (channel !== undefined && listing.releases.every(release => release.channel !== full(channel)))) {
			throw notFound(name);
		}

		const answer = describe(call, listing);
		return {stdout: inFormat(call, () => answer, () => toYaml(answer)), takes};
	},
};
