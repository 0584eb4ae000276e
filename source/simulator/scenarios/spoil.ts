import {type Cloud, type Model} from '../cloud.js';
import {type Fault} from '../fault.js';
import {injectFault} from '../faults.js';
import {controllerModelOf} from '../lookup.js';
import {schedule} from '../schedule.js';

/*
What can be wrong with a cloud before anybody sees it. Models are those of the cloud's first controller; what is not there is left alone.
*/

type Reference = {readonly controller: string; readonly model: string; readonly agent: string};

/** A fault without its number and state, which are given here. */
type PlainFault<Each = Fault> = Each extends Fault ? Omit<Each, 'id' | 'state'> : never;

/** Brings a fault into the cloud, under a name of its own. */
export const addFault = (cloud: Cloud, fault: PlainFault, isActive = false): void => {
	injectFault(cloud, {...fault, id: `${fault.type}-${cloud.faults.length + 1}`, state: 'armed'}, isActive);
};

export const modelOf = (cloud: Cloud, name: string): Model | undefined =>
	cloud.controllers[0]?.models.find(model => model.name === name);

const controllerName = (cloud: Cloud): string => cloud.controllers[0]?.name ?? '';

const minute = 60_000;

/** A machine is without power; its provider starts it again after ten minutes. */
export const powerOff = (cloud: Cloud, reference: Reference): void => {
	addFault(cloud, {type: 'machine-down', ...reference}, true);
	schedule(cloud, cloud.now + (10 * minute), {type: 'machine-heals', ...reference});
};

/** A machine whose agent was stopped by hand. */
export const stopAgent = (cloud: Cloud, model: string, id: string): void => {
	addFault(cloud, {
		type: 'agent-stopped', controller: controllerName(cloud), model, agent: `machine-${id}`,
	}, true);
};

/** A hook of a unit has been failing for a while. */
export const failHook = (cloud: Cloud, model: string, {unit, hook}: {readonly unit: string; readonly hook: string}): void => {
	addFault(cloud, {
		type: 'hook-failed', controller: controllerName(cloud), model, agent: `unit-${unit.replace('/', '-')}`, hook,
	}, true);
};

/** A machine and its units slept through the last upgrade. */
export const leaveBehind = (cloud: Cloud, name: string, {id, version}: {readonly id: string; readonly version: string}): void => {
	const model = modelOf(cloud, name);
	const units = model?.units.values().filter(({machine}) => machine === id) ?? [];
	for (const agent of [model?.machines.get(id), ...units]) {
		if (!agent) {
			continue;
		}

		agent.version = version;
		agent.tools = version;
	}
};

/** A whole model of another version than its controller would have it. */
export const giveVersion = (cloud: Cloud, name: string, version: string): void => {
	const model = modelOf(cloud, name);
	if (!model) {
		return;
	}

	model.version = version;
	for (const agent of [...model.machines.values(), ...model.units.values()]) {
		agent.version = version;
		agent.tools = version;
	}
};

/** Somebody disabled all commands that change a model. */
export const disableChanges = (cloud: Cloud, ...names: readonly string[]): void => {
	for (const name of names) {
		modelOf(cloud, name)?.disabled.push({set: 'all', message: 'change freeze until Monday, ask the operations team'});
	}
};

/** A unit's agent is gone while its machine is well. */
export const loseUnit = (cloud: Cloud, model: string, name: string): void => {
	const unit = modelOf(cloud, model)?.units.get(name);
	if (!unit) {
		return;
	}

	unit.isConnected = false;
	unit.status = {...unit.status, since: cloud.now - (40 * minute)};
};

/** A machine that the cloud cannot give: it has no instance, no address and no version, and its units wait. */
export const neverStart = (cloud: Cloud, name: string, id: string): void => {
	const model = modelOf(cloud, name);
	const machine = model?.machines.get(id);
	if (!model || !machine) {
		return;
	}

	const since = cloud.now - (90 * minute);
	machine.version = undefined;
	machine.isConnected = false;
	machine.status = {current: 'pending', since};
	machine.instance = {current: 'provisioning error', message: 'cannot run instances: no instance types matching constraints', since};
	machine.instanceId = 'pending';
	machine.addresses = [];
	machine.services = [];
	machine.isOn = false;
	for (const unit of model.units.values().filter(other => other.machine === id)) {
		unit.version = undefined;
		unit.isConnected = false;
		unit.status = {current: 'allocating', since};
		unit.workload = {current: 'waiting', message: 'waiting for machine', since};
		unit.publicAddress = '';
		unit.openPorts = [];
	}
};

/** An old Ubuntu. */
export const giveBase = (cloud: Cloud, name: string, {id, channel, series}: {readonly id: string; readonly channel: string; readonly series: string}): void => {
	const machine = modelOf(cloud, name)?.machines.get(id);
	if (machine) {
		machine.base = {name: series.startsWith('win') ? 'windows' : 'ubuntu', channel, series};
	}
};

/** A charm of the old charm store, as 2.9 names it. */
export const giveStoreCharm = (cloud: Cloud, model: string, name: string): void => {
	const application = modelOf(cloud, model)?.applications.get(name);
	if (!application) {
		return;
	}

	application.origin = 'charmstore';
	application.charm = `cs:${name}-${application.revision}`;
	application.channel = 'stable';
};

/** A machine was prepared for another base, and nobody said that it is complete; its charm says so as charms with charm-helpers do. */
export const halfUpgrade = (cloud: Cloud, name: string, id: string): void => {
	const model = modelOf(cloud, name);
	const machine = model?.machines.get(id);
	if (machine) {
		machine.isBetweenBases = true;
	}

	for (const unit of model?.units.values().filter(other => other.machine === id) ?? []) {
		unit.workload = {current: 'blocked', message: 'Ready for do-release-upgrade and reboot. Set complete when finished.', since: cloud.now - (26 * 60 * minute)};
	}
};

/** A model is on its way to another controller. */
export const beginMigration = (cloud: Cloud, name: string): void => {
	const model = modelOf(cloud, name);
	if (!model) {
		return;
	}

	model.migration = 'exporting';
	model.status = {current: 'busy', message: 'migrating: uploading model binaries into target controller', since: cloud.now - (4 * minute)};
};

/** A model is being destroyed. */
export const beginDestruction = (cloud: Cloud, name: string): void => {
	const model = modelOf(cloud, name);
	if (!model) {
		return;
	}

	model.life = 'dying';
	model.status = {current: 'destroying', since: cloud.now - (12 * minute)};
};

/** The credential of a model's cloud is not valid any more. */
export const suspend = (cloud: Cloud, name: string): void => {
	const model = modelOf(cloud, name);
	if (model) {
		model.status = {current: 'suspended', message: 'suspended since cloud credential is not valid', since: cloud.now - (300 * minute)};
	}
};

/** An offer that a model uses is gone. */
export const breakRelations = (cloud: Cloud, name: string): void => {
	for (const remote of modelOf(cloud, name)?.remoteApplications ?? []) {
		remote.status = {current: 'terminated', message: 'offer has been removed', since: cloud.now - (75 * minute)};
	}
};

/** A newer charm of the controller itself is to be had. */
export const outdateControllerCharm = (cloud: Cloud): void => {
	const controller = cloud.controllers[0];
	const application = controller && controllerModelOf(controller).applications.get('controller');
	if (application) {
		application.canUpgradeTo = `ch:amd64/juju-controller-${application.revision + 14}`;
	}
};

/** A member of the controller waits for its vote. */
export const takeVote = (cloud: Cloud, id: string): void => {
	const machine = modelOf(cloud, 'controller')?.machines.get(id);
	if (machine) {
		machine.member = 'adding-vote';
	}
};
