import {describeCharmProblem} from '../charm-words.js';
import {findCharmProblem, peersOf} from '../charm-rules.js';
import {
	type Application,
	type CharmRelease,
	type Cloud,
	type DeclaredCharm,
	type Model,
} from '../cloud.js';
import {isFrom} from '../era.js';
import {setWorkload} from '../logs.js';
import {carrySettings, settingsProblem} from './carry-settings.js';
import {charmNameOf, charmUrl} from './charm-url.js';
import {chooseRelease, localRelease} from './choose-release.js';
import {giveToUnits} from './give-to-units.js';
import {type CharmPlace, type RefreshOrder, type RefreshOutcome} from './order.js';
import {unitsInTurn} from './schedule-units.js';

/** What is asked for beside the charm, against what the charm declares. */
const partProblem = (order: RefreshOrder, after: DeclaredCharm, name: string): string | undefined => {
	const space = order.bindings?.spaces.find(each => each !== 'alpha');
	if (space !== undefined) {
		return `space "${space}" not found`;
	}

	const endpoint = after.endpoints && order.bindings?.endpoints.find(each => each !== 'juju-info' && after.endpoints?.every(other => other.name !== each));
	if (endpoint !== undefined) {
		return `endpoint "${endpoint}" not found`;
	}

	const storage = after.storage && order.storage?.find(each => after.storage?.every(other => other.name !== each));
	if (storage !== undefined) {
		return `charm "${name}" has no store called "${storage}"`;
	}

	const resource = after.resources && order.resources?.find(each => !after.resources?.includes(each));
	return resource === undefined ? settingsProblem(after.settings, order.settings ?? {}) : `unrecognized resource "${resource}"`;
};

/** What is asked for of a store, as an application is called by it. */
const wantedCharm = ({charm}: Application, order: RefreshOrder): string => {
	const inStore = order.charm?.store === 'charmstore' ? `${/^cs:(?:.*\/)?/v.exec(charm)?.[0] ?? 'cs:'}${order.charm.name}` : order.charm?.name;
	return inStore ?? charm;
};

/** What a charm from a file wants and nobody gave. Source: 2.9.52, 3.6.28 `cmd/juju/application/utils/utils.go`. */
const missingResource = ({controller, application}: CharmPlace, order: RefreshOrder, after: DeclaredCharm): string | undefined => {
	const known = new Set([...order.resources ?? [], ...application.declares?.resources ?? []]);
	const missing = order.local && isFrom(controller.version, 2) ? after.resources?.find(each => !known.has(each)) : undefined;
	return missing === undefined ? undefined : `new resource "${missing}" was missing, please provide it via --resource`;
};

/** The application as it will be, by the charm alone. */
const renamed = ({application, controller}: CharmPlace, order: RefreshOrder, release: CharmRelease): Pick<Application, 'charm' | 'origin' | 'revision' | 'base'> => {
	const base = release.base ?? order.base ?? application.base;
	const origin = order.local ? 'local' : order.charm?.store ?? application.origin;
	const named = {
		charm: order.local ? charmNameOf(application) : wantedCharm(application, order), origin, revision: release.revision, base,
	};
	// What is not from the newer store is known by its whole address.
	const isAddress = origin === 'local' || named.charm.startsWith('cs:') || (origin === 'charmstore' && !isFrom(controller.version, 2, 9));
	return isAddress ? {...named, charm: charmUrl(named, controller)} : named;
};

/** So that it can be taken again. */
const remember = ({application, model}: CharmPlace) => {
	const {taking, revision, channel, base, declares, workloadVersion} = application;
	const workload = unitsInTurn(model, application.name).find(unit => unit.workload.current === 'active')?.workload;
	const made: CharmRelease = {
		channel: channel ?? '', revision, bases: [base.channel], ...(declares && {declares}), ...(workloadVersion !== undefined && {workloadVersion}), ...(workload && {workload}),
	};
	application.earlier = [...application.earlier ?? [], {charm: charmNameOf(application), release: taking?.revision === revision ? taking : made}].slice(-20);
};

/** A charm's peers come and go with it. */
const exchangePeers = (model: Model, application: Application, after: DeclaredCharm) => {
	if (!after.endpoints) {
		return;
	}

	const peers = after.endpoints.filter(({role}) => role === 'peer');
	const present = new Set(peersOf({application, model}).keys());
	const isGone = ({left, right}: Model['relations'][number]): boolean =>
		left.application === application.name && right.application === application.name && peers.every(({name}) => name !== left.endpoint);
	model.relations = model.relations.filter(relation => !isGone(relation));
	const added = peers.filter(peer => !present.has(peer.name));
	for (const {name, interface: type, scope = 'global'} of added) {
		const end = {application: application.name, endpoint: name};
		model.relations.push({
			left: end, right: end, interface: type, scope,
		});
	}
};

/** What the store has belongs to a charm: with another one comes another list, and that of before is there for the way back. */
const exchangeReleases = (application: Application, name: string): void => {
	const now = charmNameOf(application);
	const {otherCharms, releases} = application;
	if (!otherCharms || name === now) {
		return;
	}

	application.otherCharms = {...otherCharms, ...(releases && {[name]: releases})};
	application.releases = otherCharms[now] ?? [];
};

/** What the charm between said to its operators is not said any more. */
const endPause = (cloud: Cloud, {model, application}: CharmPlace) => {
	for (const unit of application.pause === 'waiting' ? unitsInTurn(model, application.name) : []) {
		if (unit.charmTaken?.state === 'done' && unit.trouble === undefined) {
			setWorkload(unit, cloud.now, unit.charmTaken.calm.current, unit.charmTaken.calm.message);
		}
	}
};

/** The head of the channel, where that is a newer one. */
const newerOne = (place: CharmPlace): string | undefined => {
	const {application, controller} = place;
	const head = application.releases?.find(({channel, bases}) => channel === application.channel && bases.includes(application.base.channel));
	return head && head.revision > application.revision ? charmUrl({...application, revision: head.revision}, controller) : undefined;
};

/** The address with the channel where it comes from a store. */
const channelAfter = ({application, controller}: CharmPlace, {local, charm, channel: wanted}: RefreshOrder, channel: string): string | undefined => {
	if (local !== undefined || (application.origin === 'local' && charm === undefined)) {
		return undefined;
	}

	return application.channel === undefined && wanted === undefined && !isFrom(controller.version, 2, 9) ? undefined : channel;
};

const apply = (cloud: Cloud, place: CharmPlace, {order, release, after}: {readonly order: RefreshOrder; readonly release: CharmRelease; readonly after: DeclaredCharm | undefined}): RefreshOutcome => {
	const {application, controller, model} = place;
	const before = charmUrl(application, controller);
	const endpoints = after?.endpoints?.map(({name}) => name);
	const known = new Set(['juju-info', ...(application.declares?.endpoints ?? after?.endpoints ?? []).map(({name}) => name)]);
	endPause(cloud, place);
	remember(place);
	const settings = carrySettings({
		before: application.declares?.settings, after: after?.settings, settings: application.settings, given: order.settings ?? {},
	});
	if (settings) {
		application.settings = settings;
	} else {
		delete application.settings;
	}

	exchangePeers(model, application, after ?? {});
	const channel = channelAfter(place, order, release.channel);
	const nameBefore = charmNameOf(application);
	Object.assign(application, renamed(place, order, release), {channel});
	exchangeReleases(application, nameBefore);
	if (after) {
		application.declares = after;
	}

	if (order.local) {
		application.localRevision = release.revision;
	}

	application.canUpgradeTo = newerOne(place);
	application.taking = release;
	if (release.pauses) {
		application.pause = 'ahead';
	} else {
		delete application.pause;
	}

	giveToUnits(cloud, place, {before, forces: order.forcesUnits === true});
	return {
		type: 'refreshed',
		name: charmNameOf(application),
		url: charmUrl(application, controller),
		origin: application.origin,
		revision: release.revision,
		channel,
		...(endpoints && {endpoints: {kept: ['juju-info', ...endpoints.filter(name => known.has(name))].toSorted(), added: endpoints.filter(name => !known.has(name)).toSorted()}}),
	};
};

const keep = ({application, controller}: CharmPlace, order: RefreshOrder, release: CharmRelease): RefreshOutcome => {
	const followed = application.channel;
	const channel = application.origin === 'local' ? undefined : release.follows ?? release.channel;
	application.channel = channel;
	return {
		type: 'unchanged', url: charmUrl(application, controller), channel, ...(channel !== undefined && order.channel !== undefined && order.channel !== followed && {note: channel}),
	};
};

/** Of the clouds up to 2.8 only the address says which store it is. */
const storeOf = ({origin, charm}: Application): Application['origin'] => origin === 'charmhub' && charm.startsWith('cs:') ? 'charmstore' : origin;

const isSameAs = (application: Application, {revision, charm, local}: {readonly revision: number} & Pick<RefreshOrder, 'charm' | 'local'>): boolean =>
	local === undefined && revision === application.revision && (charm === undefined || (storeOf(application) === charm.store && charm.name === charmNameOf(application)));

/**
What `refresh` does: the application has the new charm at once, its units take it one by one. A unit in error keeps the old one until it is resolved.
*/
export const refreshCharm = (cloud: Cloud, place: CharmPlace, order: RefreshOrder): RefreshOutcome => {
	const {application, controller} = place;
	const choice = order.local ? {type: 'release', release: localRelease(application, order.local)} as const : chooseRelease({controller, application, order});
	if (choice.type === 'absent') {
		const {channel, base, releases} = choice;
		return {
			type: 'not-released', url: charmUrl({...application, charm: wantedCharm(application, order), revision: order.revision ?? application.revision}, controller), channel, base, releases,
		};
	}

	const {release} = choice;
	if (release.refusal !== undefined) {
		return {type: 'refused', text: release.refusal};
	}

	if (isSameAs(application, {...order, revision: release.revision})) {
		return keep(place, order, release);
	}

	const after = release.declares ?? (order.charm && order.charm.name !== charmNameOf(application) ? undefined : application.declares);
	const missing = missingResource(place, order, after ?? {});
	if (missing !== undefined) {
		return {type: 'refused', text: missing};
	}

	const url = charmUrl(renamed(place, order, release), controller);
	const problem = findCharmProblem({
		...place,
		after: after ?? {},
		bases: order.base === undefined && release.base === undefined ? release.bases : [],
		base: application.base.channel,
		forces: order.forces === true,
		forcesBase: order.forcesBase === true,
	});
	const text = problem ? describeCharmProblem(problem, {version: controller.version, application: application.name, url}) : partProblem(order, after ?? {}, charmNameOf(application));
	return text === undefined ? apply(cloud, place, {order, release, after}) : {type: 'refused', text};
};
