import {
	type Application,
	type Model,
	type StatusWords,
	type Unit,
} from '../cloud.js';
import {charmUrl} from '../charms/charm-url.js';
import {type ApplicationBlueprint, type ModelBlueprint} from './blueprint.js';
import {
	baseOf,
	buildMachine,
	earlier,
	type Site,
} from './build-machine.js';

const wordsOf = (message: string | undefined, since: number): StatusWords =>
	message === undefined ? {current: 'active', since} : {current: 'active', message, since};

/** What is not said of a charm is not there at all: clouds are compared whole. */
const charmFacts = ({declares, releases, otherCharms, actions, settings}: ApplicationBlueprint): Partial<Application> => ({
	...(declares && {declares}),
	...(releases && {releases}),
	...(otherCharms && {otherCharms}),
	...(actions && {actions}),
	...(settings && {settings: {...settings}}),
});

const charmOf = (site: Site, {name, charm = name, origin = 'charmhub', revision = 1}: ApplicationBlueprint): string => origin === 'local'
	? charmUrl({
		charm, origin, revision, base: baseOf(site.version),
	}, site)
	: charm;

const buildApplication = (site: Site, kind: Model['kind'], blueprint: ApplicationBlueprint): Application => ({
	name: blueprint.name,
	charm: charmOf(site, blueprint),
	origin: blueprint.origin ?? 'charmhub',
	channel: blueprint.origin === 'local' ? undefined : blueprint.channel ?? 'latest/stable',
	revision: blueprint.revision ?? 1,
	canUpgradeTo: undefined,
	base: baseOf(site.version),
	workloadVersion: blueprint.workloadVersion,
	status: wordsOf(blueprint.message, earlier(site, blueprint.name)),
	isSubordinate: blueprint.under !== undefined,
	subordinateTo: [...blueprint.under ?? []],
	isExposed: blueprint.isExposed ?? false,
	life: blueprint.life ?? 'alive',
	providerId: kind === 'caas' ? `${site.uuid.slice(0, 8)}-${blueprint.name}` : undefined,
	address: kind === 'caas' ? `10.152.${site.number}.${20 + blueprint.name.length}` : undefined,
	...charmFacts(blueprint),
});

type UnitPlace = {readonly index: number; readonly machine?: string; readonly principal?: string; readonly address: string};

const buildUnit = (site: Site, blueprint: ApplicationBlueprint, place: UnitPlace): Unit => {
	const tag = `unit-${blueprint.name}-${place.index}`;
	const since = earlier(site, tag);
	const isPod = place.machine === undefined;
	return {
		tag,
		name: `${blueprint.name}/${place.index}`,
		application: blueprint.name,
		version: site.version,
		tools: site.version,
		isConnected: true,
		status: {current: 'idle', since},
		life: 'alive',
		log: [],
		workload: wordsOf(blueprint.message, since),
		machine: place.machine,
		principal: place.principal,
		isLeader: place.index === 0,
		address: isPod ? place.address : '',
		publicAddress: isPod ? '' : place.address,
		openPorts: [...blueprint.ports ?? []],
		trouble: undefined,
		providerId: isPod ? `${blueprint.name}-${place.index}` : undefined,
	};
};

const placesOf = (model: Model, site: Site, blueprint: ApplicationBlueprint): UnitPlace[] => {
	if (blueprint.under) {
		return model.units.values()
			.filter(unit => blueprint.under?.includes(unit.application))
			.map((unit, index) => ({
				index, principal: unit.name, address: unit.publicAddress, ...(unit.machine !== undefined && {machine: unit.machine}),
			}))
			.toArray();
	}

	return (blueprint.on ?? []).map((id, index) => model.kind === 'caas'
		? {index, address: `10.1.${site.number}.${5 + model.units.size + index}`}
		: {index, machine: id, address: model.machines.get(id)?.addresses[0] ?? ''});
};

const endOf = (text: string): {application: string; endpoint: string} => {
	const [application = '', endpoint = ''] = text.split(':', 2);
	return {application, endpoint};
};

const emptyModel = (site: Site, blueprint: ModelBlueprint, kind: Model['kind']): Model => ({
	name: blueprint.name,
	owner: 'admin',
	uuid: site.uuid,
	kind,
	isController: false,
	version: site.version,
	upgradeAvailable: undefined,
	status: {current: 'available', since: earlier(site, 'model')},
	life: 'alive',
	machines: new Map(),
	applications: new Map(),
	units: new Map(),
	relations: (blueprint.relations ?? []).map(relation => ({
		left: endOf(relation.left), right: endOf(relation.right), interface: relation.interface, scope: relation.scope ?? 'global',
	})),
	offers: (blueprint.offers ?? []).map(offer => ({
		name: offer.name, application: offer.application, endpoints: [offer.endpoint], interface: offer.interface, activeConnections: 1, totalConnections: 1,
	})),
	remoteApplications: (blueprint.remotes ?? []).map(({name, url, endpoint, interface: interfaceName}) => ({
		name, url, endpoint, interface: interfaceName, status: {current: 'active', since: earlier(site, name)},
	})),
	users: [{name: 'admin', access: 'admin', lastConnection: site.startedAt}],
	access: 'admin',
	disabled: [],
	log: [],
});

/**
A model in which all is well.
*/
export const buildModel = (site: Site, blueprint: ModelBlueprint, kind: Model['kind']): Model => {
	const model = emptyModel(site, blueprint, kind);
	for (const [index, id] of blueprint.machines.entries()) {
		model.machines.set(id, buildMachine(site, id, index));
	}

	for (const application of blueprint.applications) {
		model.applications.set(application.name, buildApplication(site, kind, application));
		for (const place of placesOf(model, site, application)) {
			const unit = buildUnit(site, application, place);
			model.units.set(unit.name, unit);
		}
	}

	return model;
};
