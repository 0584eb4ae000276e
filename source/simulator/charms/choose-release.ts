import {type Application, type CharmRelease, type Controller} from '../cloud.js';
import {isFrom} from '../era.js';
import {charmNameOf} from './charm-url.js';
import {type LocalCharm, type RefreshOrder} from './order.js';

export type Choice =
	| {readonly type: 'release'; readonly release: CharmRelease}
	| {readonly type: 'absent'; readonly channel: string | undefined; readonly base: string; readonly releases: readonly CharmRelease[]};

type Question = {readonly controller: Controller; readonly application: Application; readonly order: RefreshOrder};

/** What the store has of the charm; undefined where the simulation does not say, and everything is there. */
const poolOf = (application: Application, {charm}: RefreshOrder): readonly CharmRelease[] | undefined => {
	if (charm === undefined) {
		return application.releases;
	}

	const {otherCharms} = application;
	if (otherCharms && Object.hasOwn(otherCharms, charm.name)) {
		return otherCharms[charm.name];
	}

	return charm.name === charmNameOf(application) ? application.releases : otherCharms && [];
};

/** `edge` is a risk of the track that is followed, else of `latest`. */
const channelIn = (pool: readonly CharmRelease[] | undefined, {channel: followed}: Application, {channel, charm}: RefreshOrder): string => {
	const current = followed ?? 'latest/stable';
	if (channel === undefined) {
		const [first] = pool ?? [];
		return charm === undefined || first === undefined || pool?.some(release => release.channel === current) ? current : first.channel;
	}

	const track = current.includes('/') ? current.slice(0, current.indexOf('/')) : 'latest';
	const names = [channel, ...(channel.includes('/') ? [] : [`${track}/${channel}`, `latest/${channel}`])];
	return names.find(name => pool?.some(release => release.channel === name)) ?? (followed?.includes('/') ? names[1] ?? channel : channel);
};

/** The store keeps every revision that was ever uploaded, also those that are in no channel any more. */
const olderRelease = (application: Application, made: CharmRelease, pool: readonly CharmRelease[]): CharmRelease | undefined => {
	const highest = Math.max(application.revision, ...pool.map(({revision}) => revision));
	return made.revision > highest ? undefined : made;
};

type Wanted = {
	readonly wanted: number;
	readonly pool: readonly CharmRelease[] | undefined;
	readonly fitting: readonly CharmRelease[];
	readonly made: CharmRelease;
};

const withRevision = ({application, order}: Question, {wanted, pool, fitting, made}: Wanted): CharmRelease | undefined => {
	const exact = fitting.find(({revision}) => revision === wanted);
	if (exact) {
		return exact;
	}

	const [head] = fitting;
	if (head?.refusal !== undefined) {
		return {...head, revision: wanted};
	}

	const elsewhere = pool?.find(({revision, bases}) => revision === wanted && (order.forcesBase === true || bases.includes(made.bases[0] ?? '')));
	const name = order.charm?.name ?? charmNameOf(application);
	const before = application.earlier?.findLast(({charm, release}) => charm === name && release.revision === wanted)?.release;
	const known = elsewhere ?? before;
	return known ? {...known, channel: made.channel} : (pool === undefined ? made : olderRelease(application, made, pool));
};

/**
What the store gives for an order. Up to 2.8 it does not ask for a base: the controller judges it.
*/
export const chooseRelease = (question: Question): Choice => {
	const {controller, application, order} = question;
	const pool = poolOf(application, order);
	const channel = channelIn(pool, application, order);
	const base = (order.base ?? application.base).channel;
	const wanted = order.revision;
	const made: CharmRelease = {channel, revision: wanted ?? (application.revision + 1), bases: [base]};
	const isAnyBase = order.forcesBase === true || !isFrom(controller.version, 2, 9);
	const fitting = pool?.filter(release => release.channel === channel && (isAnyBase || release.bases.includes(base))) ?? [];
	const newest = pool === undefined ? made : fitting[0];
	const release = wanted === undefined
		? newest
		: withRevision(question, {
			wanted, pool, fitting, made,
		});
	return release
		? {type: 'release', release}
		: {
			type: 'absent', channel: order.channel === undefined && order.charm ? undefined : channel, base, releases: pool ?? [],
		};
};

/**
A charm from a file as a release. It keeps the revision that it names where that is higher than all before, else it gets the next one.
*/
export const localRelease = ({localRevision, origin, revision, base}: Application, local: LocalCharm): CharmRelease => {
	const highest = Math.max(localRevision ?? -1, origin === 'local' ? revision : -1);
	return {
		channel: '',
		revision: local.revision !== undefined && local.revision > highest ? local.revision : highest + 1,
		bases: local.bases === undefined || local.bases.length === 0 ? [base.channel] : local.bases,
		declares: local,
	};
};
