import {unasked, type Known} from '../../domain/answer.js';
import {
	charmName,
	fullChannel,
	isCharmPath,
	originNamed,
	originOf,
} from '../../domain/charm/charm-names.js';
import {type CharmDefinition, type CharmInfo, type CharmRelease} from '../../domain/charm/definition.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {type Intent, type ModelReference} from '../../domain/intent.js';
import {type Application} from '../../domain/status.js';
import {type State} from '../state.js';
import {infoKey, knownAt} from './charm-facts.js';

/** Where it can be read what a charm declares. */
export type CharmSource =
	/** A folder or a file of this machine. */
	| {readonly kind: 'file'; readonly path: string}
	/** Charmhub, of which a client since 2.9 tells the newest revision of a channel. */
	| {readonly kind: 'store'; readonly charm: string; readonly channel: string | undefined}
	| {readonly kind: 'none'};

const none: CharmSource = {kind: 'none'};

/** The series in a charm's address: `trusty` of `cs:trusty/mysql-29`. */
const seriesIn = (charm: string): string | undefined => {
	const parts = charm.slice(charm.indexOf(':') + 1).split('/');
	return parts.length > 1 && !/[\d~]/v.test(parts.at(-2) ?? '') ? parts.at(-2) : undefined;
};

/** A charm in a repository is in a folder of its series (1.25 `charm/repo.go`: `LocalRepository`). Charms of the store are in none. */
const inRepository = (repository: string, application: Application, order: CharmOrder): CharmSource => {
	const charm = order.switch ?? application.charm;
	const isLocal = charm.startsWith('local:') || (order.switch !== undefined && originNamed(charm) === undefined);
	const series = seriesIn(charm) ?? seriesIn(application.charm) ?? application.base;
	return isLocal && series !== undefined ? {kind: 'file', path: `${repository.replace(/\/$/v, '')}/${series}/${charmName(charm)}`} : none;
};

const inStore = (charm: string, channel: string | undefined): CharmSource => ({kind: 'store', charm: charmName(charm), channel});

/** Where it can be read what the charm that runs declares. */
export const sourceBefore = (application: Application): CharmSource =>
	originOf(application) === 'charmhub' ? inStore(application.charm, application.charmChannel) : none;

/** Where it can be read what the charm that is ordered declares. */
export const sourceAfter = (application: Application, order: CharmOrder): CharmSource => {
	if (order.path !== undefined) {
		return {kind: 'file', path: order.path};
	}

	if (order.repository !== undefined) {
		return inRepository(order.repository, application, order);
	}

	const channel = order.channel ?? application.charmChannel;
	if (order.switch === undefined) {
		return originOf(application) === 'charmhub' ? inStore(application.charm, channel) : none;
	}

	if (isCharmPath(order.switch)) {
		return {kind: 'file', path: order.switch};
	}

	return (originNamed(order.switch) ?? 'charmhub') === 'charmhub' ? inStore(order.switch, channel) : none;
};

/** The question by which a store tells of a charm; undefined for what is in no store. */
export const infoIntent = (model: ModelReference, source: CharmSource): Extract<Intent, {type: 'read-charm-info'}> | undefined =>
	source.kind === 'store'
		? {
			type: 'read-charm-info', model, charm: source.charm, ...(source.channel !== undefined && {channel: source.channel}),
		}
		: undefined;

/** What the store has told of a charm. */
export const infoOf = (state: State, source: CharmSource): Known<CharmInfo> =>
	source.kind === 'store' ? knownAt(state.charms.infos, infoKey(source.charm, source.channel)) : unasked;

/**
The same charm in all its channels, where the store has said that it has nothing in the one that is asked for; undefined where it has not.
*/
export const wholeStore = (state: State, source: CharmSource): CharmSource | undefined => {
	const {value, failure} = infoOf(state, source);
	const isAbsent = value === undefined && failure?.refusal?.kind === 'charm-refused' && failure.refusal.rule === 'release-exists';
	return isAbsent && source.kind === 'store' && source.channel !== undefined ? {...source, channel: undefined} : undefined;
};

/** What the store has of a charm: in the channel that is asked for, else in any. */
export const releasesOf = (state: State, source: CharmSource): readonly CharmRelease[] | undefined =>
	infoOf(state, wholeStore(state, source) ?? source).value?.releases;

/** The highest revision in any channel of the store; undefined where it was not asked about all of them. */
export const highestRevision = (state: State, source: CharmSource): number | undefined => {
	const releases = source.kind === 'store' ? infoOf(state, {...source, channel: undefined}).value?.releases : undefined;
	const revisions = (releases ?? []).map(({revision}) => revision).filter(revision => revision !== undefined);
	return revisions.length === 0 ? undefined : Math.max(...revisions);
};

/** What a charm of this machine has been read as. */
export const fileOf = (state: State, source: CharmSource): Known<CharmDefinition> =>
	source.kind === 'file' ? knownAt(state.charms.definitions, source.path) : unasked;

/** The store describes the newest revision of a channel alone: of any other it says nothing. */
const ofRevision = (info: CharmInfo | undefined, channel: string | undefined, isWanted: (revision: number | undefined) => boolean): CharmDefinition | undefined => {
	const revision = info?.releases.find(release => channel !== undefined && fullChannel(release.channel) === fullChannel(channel))?.revision;
	return info !== undefined && isWanted(revision) ? info.definition : undefined;
};

/** What the charm that runs declares; undefined where that cannot be known. */
export const definitionBefore = (state: State, application: Application): CharmDefinition | undefined => {
	const source = sourceBefore(application);
	return ofRevision(infoOf(state, source).value, application.charmChannel, revision => revision !== undefined && revision === application.charmRevision);
};

/** What the charm that is ordered declares; undefined where that cannot be known. */
export const definitionAfter = (state: State, application: Application, order: CharmOrder): CharmDefinition | undefined => {
	const source = sourceAfter(application, order);
	return source.kind === 'store'
		? ofRevision(infoOf(state, source).value, source.channel, revision => order.revision === undefined || order.revision === revision)
		: fileOf(state, source).value;
};
