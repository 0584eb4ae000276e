import {type Agent, type StatusInfo} from '../../domain/agent.js';
import {
	type Application,
	type ModelStatus,
	type RelationInUse,
	type RemoteApplication,
} from '../../domain/status.js';
import {createNames, isLocal, type ScrubbedNames} from './scrub-names.js';
import {scrubMessage, type MessageNames} from './scrub-message.js';

type Scrubber = {
	readonly names: ScrubbedNames;
	readonly message: (text: string | undefined) => string | undefined;
	/** Applications whose charms came from a file: nothing of those is public. */
	readonly locals: ReadonlySet<string>;
	readonly publicInterfaces: ReadonlySet<string>;
};

const words = (info: StatusInfo, {message}: Scrubber): StatusInfo => ({...info, message: message(info.message)});

/** `local:jammy/mine-3` keeps its revision; charms of a store keep their names. */
const charmUrl = (url: string, isFromFile: boolean, {names}: Scrubber): string => {
	if (!isFromFile) {
		return url;
	}

	const start = Math.max(url.lastIndexOf('/'), url.lastIndexOf(':')) + 1;
	const dash = url.lastIndexOf('-');
	const end = dash > start && /^\d+$/v.test(url.slice(dash + 1)) ? dash : url.length;
	return `${url.slice(0, start)}${names.charm(url.slice(start, end))}${url.slice(end)}`;
};

/** A version of a workload can say more than a number. */
const workloadVersion = (text: string | undefined): string | undefined => text === undefined ? undefined : /^v?\d+(?:\.\d+){0,4}/v.exec(text)?.[0] ?? '1.0';

/** A branch of a channel has a name of its own. */
const channel = (text: string | undefined): string | undefined => text?.split('/', 2).join('/');

const relation = (owner: string, {endpoint, application, interface: type, scope}: RelationInUse, {names, locals, publicInterfaces}: Scrubber): RelationInUse => ({
	endpoint: locals.has(owner) ? names.endpoint(endpoint) : endpoint,
	application: names.application(application),
	interface: type === undefined || publicInterfaces.has(type) ? type : 'interface',
	scope,
});

const application = (each: Application, scrubber: Scrubber): Application => {
	const {names, locals} = scrubber;
	const isFromFile = locals.has(each.name);
	return {
		...each,
		name: names.application(each.name),
		charm: charmUrl(each.charm, isFromFile, scrubber),
		charmChannel: channel(each.charmChannel),
		canUpgradeTo: each.canUpgradeTo === undefined ? undefined : charmUrl(each.canUpgradeTo, isFromFile, scrubber),
		status: words(each.status, scrubber),
		workloadVersion: workloadVersion(each.workloadVersion),
		relations: each.relations?.map(other => relation(each.name, other, scrubber)),
	};
};

const agent = (each: Agent, scrubber: Scrubber): Agent => {
	const {names, locals, message} = scrubber;
	const isUnit = each.application !== undefined;
	const name = isUnit ? names.unit(each.name) : each.name;
	return {
		...each,
		name,
		tag: isUnit ? `unit-${name.replaceAll('/', '-')}` : each.tag,
		message: message(each.message),
		agentStatus: words(each.agentStatus, scrubber),
		workloadStatus: each.workloadStatus && words(each.workloadStatus, scrubber),
		instanceStatus: each.instanceStatus && words(each.instanceStatus, scrubber),
		application: each.application === undefined ? undefined : names.application(each.application),
		principal: each.principal === undefined ? undefined : names.unit(each.principal),
		upgradingFrom: each.upgradingFrom === undefined ? undefined : charmUrl(each.upgradingFrom, locals.has(each.application ?? ''), scrubber),
		address: each.address === undefined ? undefined : names.address(each.address),
	};
};

/** `aws:admin/db.mysql`, or without the controller. */
const remoteUrl = (url: string, {names}: Scrubber): string => {
	const parts = /^(?:(?<controller>[^:]*):)?(?:(?<user>[^\/]*)\/)?(?<model>[^.]*)\.(?<offer>.*)$/sv.exec(url)?.groups;
	if (!parts) {
		return names.offer(url);
	}

	const {controller, user, model = '', offer = ''} = parts;
	return `${controller === undefined ? '' : `${names.controller(controller)}:`}${user === undefined ? '' : `${names.user(user)}/`}${names.model(model)}.${names.offer(offer)}`;
};

const remote = (each: RemoteApplication, scrubber: Scrubber): RemoteApplication => ({
	name: scrubber.names.application(each.name), url: remoteUrl(each.url, scrubber), status: words(each.status, scrubber),
});

const scrubStatus = (status: ModelStatus, scrubber: Scrubber): ModelStatus => {
	const {names, locals} = scrubber;
	return {
		...status,
		controller: status.controller === undefined ? undefined : names.controller(status.controller),
		name: status.controller === undefined && status.version === undefined ? names.controller(status.name) : names.model(status.name),
		cloud: status.cloud === undefined ? undefined : names.cloud(status.cloud),
		region: status.region === undefined ? undefined : names.region(status.region, status.cloud),
		status: words(status.status, scrubber),
		agents: status.agents.map(each => agent(each, scrubber)),
		applications: status.applications.map(each => application(each, scrubber)),
		offers: status.offers.map(offer => ({...offer, name: names.offer(offer.name), application: names.application(offer.application)})),
		remoteApplications: status.remoteApplications.map(each => remote(each, scrubber)),
		storage: status.storage?.map(store => ({
			...store, unit: names.unit(store.unit), name: locals.has(store.unit.slice(0, store.unit.lastIndexOf('/'))) ? names.store(store.name) : store.name,
		})),
		problems: [],
	};
};

/** What messages may speak of has a name before the first one is read. */
const nameEverything = (statuses: readonly ModelStatus[], names: ScrubbedNames) => {
	for (const {controller, name, cloud, agents, applications, offers} of statuses) {
		names.model(name);
		if (controller !== undefined) {
			names.controller(controller);
		}

		if (cloud !== undefined) {
			names.cloud(cloud);
		}

		for (const each of applications) {
			names.application(each.name);
		}

		for (const each of agents) {
			if (each.application !== undefined) {
				names.unit(each.name);
			}

			if (each.address !== undefined) {
				names.address(each.address);
			}
		}

		for (const offer of offers) {
			names.offer(offer.name);
		}
	}
};

const publicEnds = (statuses: readonly ModelStatus[]) => statuses
	.flatMap(({applications}) => applications)
	.filter(each => !isLocal(each))
	.flatMap(({relations}) => relations ?? []);

/** Statuses with other names, and the names: what else is known of the cloud needs them, too. */
export type ScrubbedStatuses = {readonly statuses: readonly ModelStatus[]; readonly names: ScrubbedNames};

/**
Replaces what says whose cloud it is: names of controller, models, applications, units, offers, clouds of one's own, charms from files with their endpoints,
addresses, and of messages every word that is not known to be harmless. Names of public charms, their channels and revisions, ids of machines, versions and times stay.
*/
export const scrubStatuses = (statuses: readonly ModelStatus[]): ScrubbedStatuses => {
	const names = createNames(statuses);
	const ends = publicEnds(statuses);
	const publicEndpoints = new Set(ends.map(({endpoint}) => endpoint));
	nameEverything(statuses, names);
	const known = new Map<string, string | undefined>();
	const messageNames: MessageNames = {replace: names.any, isPublicEndpoint: name => publicEndpoints.has(name)};
	const scrubber: Scrubber = {
		names,
		message(text) {
			if (text === undefined) {
				return undefined;
			}

			const scrubbed = known.get(text) ?? scrubMessage(text, messageNames);
			known.set(text, scrubbed);
			return scrubbed;
		},
		locals: new Set(statuses.flatMap(({applications}) => applications).filter(each => isLocal(each)).map(({name}) => name)),
		publicInterfaces: new Set(ends.map(({interface: type}) => type).filter(type => type !== undefined)),
	};
	return {statuses: statuses.map(status => scrubStatus(status, scrubber)), names};
};
