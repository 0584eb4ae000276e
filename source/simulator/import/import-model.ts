import {type Agent} from '../../domain/agent.js';
import {type ModelStatus} from '../../domain/status.js';
import {compareTexts, isFrom} from '../era.js';
import {unitsOn} from '../lookup.js';
import {type Model} from '../cloud.js';
import {earlier, type Site} from '../scenarios/build-machine.js';
import {groupStorage, importApplication} from './import-application.js';
import {importMachine} from './import-machine.js';
import {importWords} from './import-parts.js';
import {importRelations} from './import-relations.js';
import {importUnit} from './import-unit.js';

/** The oldest of some versions; undefined where none is known. */
export const oldestOf = (versions: ReadonlyArray<string | undefined>): string | undefined =>
	versions.filter(version => version !== undefined).toSorted(compareTexts)[0];

const isMachine = ({kind}: Agent): boolean => ['machine', 'container', 'controller'].includes(kind);

/** Machines of 4.0 tell no version: it is that of their oldest unit, else the model's. One that never started has none. */
const versionOfMachine = (agent: Agent, units: readonly Agent[], wanted: string): string | undefined => {
	if (agent.version !== undefined || agent.agentStatus.current === 'pending') {
		return agent.version;
	}

	return oldestOf(units.map(({version}) => version)) ?? wanted;
};

const addMachines = (model: Model, site: Site, {agents}: ModelStatus) => {
	const units = Map.groupBy(agents.filter(agent => !isMachine(agent)), ({machine}) => machine);
	const machines = agents.filter(agent => isMachine(agent));
	for (const agent of machines) {
		const version = versionOfMachine(agent, units.get(agent.name) ?? [], site.version);
		model.machines.set(agent.name, importMachine(site, agent, {index: model.machines.size, version}));
	}
};

const addApplications = (model: Model, site: Site, status: ModelStatus) => {
	const units = Map.groupBy(status.agents.filter(agent => !isMachine(agent)), ({application = ''}) => application);
	const storage = groupStorage(status);
	for (const application of status.applications) {
		model.applications.set(application.name, importApplication(site, {
			application, kind: status.kind, units: units.get(application.name) ?? [], storage: storage.get(application.name) ?? [],
		}));
	}
};

const addUnits = (model: Model, site: Site, status: ModelStatus) => {
	const units = status.agents.filter(agent => !isMachine(agent));
	for (const agent of units) {
		const revision = model.applications.get(agent.application ?? '')?.revision ?? 0;
		model.units.set(agent.name, importUnit(site, status.kind, {agent, revision}));
	}
};

const addOffers = (model: Model, {offers, remoteApplications, applications}: ModelStatus, site: Site) => {
	model.offers = offers.map(({name, application, activeConnections = 0}) => ({
		name, application, endpoints: [], interface: '', activeConnections, totalConnections: activeConnections,
	}));
	const used = new Map(applications.flatMap(({relations}) => relations ?? []).map(relation => [relation.application, relation]));
	model.remoteApplications = remoteApplications.map(({name, url, status}) => ({
		name,
		url,
		endpoint: used.get(name)?.endpoint ?? 'endpoint',
		interface: used.get(name)?.interface ?? '',
		status: importWords(status, {current: 'active', since: earlier(site, name), startedAt: site.startedAt}),
	}));
};

/** Up to 2.8 each unit has a service of its own beside that of its machine's agent. */
const addUnitServices = (model: Model) => {
	for (const machine of model.machines.values()) {
		for (const {tag, isConnected, status} of unitsOn(model, machine.id)) {
			machine.services.push({name: `jujud-${tag}`, isRunning: isConnected, since: status.since});
		}
	}
};

const addState = (model: Model, {status, upgradeAvailable}: ModelStatus, site: Site) => {
	model.upgradeAvailable = upgradeAvailable;
	model.status = importWords(status, {current: 'available', since: earlier(site, 'model'), startedAt: site.startedAt});
	model.life = model.status.current === 'destroying' ? 'dying' : 'alive';
	if (model.status.message?.startsWith('migrating') === true) {
		model.migration = 'exporting';
	}
};

/**
Fills an empty model with what a status says of it.

@param site - Its version is the one that the model shall have.
*/
export const fillModel = (model: Model, status: ModelStatus, site: Site): void => {
	model.kind = status.kind;
	model.version = site.version;
	model.machines.clear();
	model.applications.clear();
	model.units.clear();
	addState(model, status, site);
	addMachines(model, site, status);
	addApplications(model, site, status);
	addUnits(model, site, status);
	model.relations = importRelations(status.applications);
	addOffers(model, status, site);
	if (!isFrom(site.version, 2, 9)) {
		addUnitServices(model);
	}
};
