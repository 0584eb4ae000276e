import {
	type AgentState,
	type Application,
	type Controller,
	type Machine,
	type Model,
	type Offer,
	type RemoteApplication,
	type StatusWords,
	type Unit,
} from './cloud.js';
import {isFrom} from './era.js';
import {databaseMessage} from './members.js';

/** What a client is shown of an agent: Juju's judgement on what the agent last said. */
export type ShownStatus = {
	readonly current: string;
	readonly message: string | undefined;
	readonly since: number;
	readonly version: string | undefined;
};

export type MachineView = {
	readonly machine: Machine;
	/** `juju-status` */
	readonly agent: ShownStatus;
	/** `machine-status` */
	readonly instance: StatusWords;
	readonly containers: readonly MachineView[];
};

export type UnitView = {
	readonly unit: Unit;
	/** `juju-status` */
	readonly agent: ShownStatus;
	readonly workload: StatusWords;
	readonly subordinates: readonly UnitView[];
};

export type RelatedApplication = {readonly application: string; readonly interface: string; readonly scope: 'global' | 'container'};

export type ApplicationView = {
	readonly application: Application;
	readonly status: StatusWords;
	/** Those of a subordinate application are with their principals only. */
	readonly units: readonly UnitView[];
	/** How many there are, subordinates included. */
	readonly unitCount: number;
	/** By endpoint. */
	readonly relations: Readonly<Record<string, readonly RelatedApplication[]>>;
};

/** All that `status` can show of a model, in no dialect. */
export type ModelView = {
	readonly at: number;
	readonly controller: Controller;
	readonly model: Model;
	readonly status: StatusWords;
	readonly machines: readonly MachineView[];
	readonly applications: readonly ApplicationView[];
	readonly offers: readonly Offer[];
	readonly remoteApplications: readonly RemoteApplication[];
};

const silentMessage = 'agent is not communicating with the server';

const withMessage = (current: string, message: string | undefined, since: number): StatusWords =>
	message === undefined ? {current, since} : {current, message, since};

const shown = (agent: AgentState, word: 'down' | 'lost', exceptions: readonly string[]): ShownStatus => {
	const isShownAsIs = agent.isConnected || exceptions.includes(agent.status.current);
	return {
		current: isShownAsIs ? agent.status.current : word,
		message: isShownAsIs ? agent.status.message : silentMessage,
		since: agent.status.since,
		version: agent.version,
	};
};

/**
A machine agent without connection is shown as `down`, except before it ever came up.

Source: 3.6.28 `apiserver/common/machinestatus.go`; 4.0.15 `domain/status/service/status.go`.
*/
const shownMachine = (controller: Controller, machine: Machine): ShownStatus => {
	const status = shown(machine, 'down', ['pending', 'stopped']);
	return {...status, message: (machine.isConnected ? databaseMessage(controller, machine) : undefined) ?? status.message};
};

/**
A unit agent without connection is shown as `lost`, its workload as `unknown` unless it is in error or terminated.

Source: 3.6.28 `apiserver/common/unitstatus.go`; 4.0.15 `domain/status/service/status.go`.
*/
const shownUnit = (unit: Unit): ShownStatus => shown(unit, 'lost', ['allocating']);

const lostMessage = (unit: Unit, controller: Controller): string =>
	isFrom(controller.version, 4)
		? 'agent lost, see `juju debug-logs` or `juju show-status-log` for more information'
		: `agent lost, see 'juju show-status-log ${unit.name}'`;

const shownWorkload = (unit: Unit, controller: Controller): StatusWords => {
	const isLost = !unit.isConnected && unit.status.current !== 'allocating';
	return isLost && !['error', 'terminated'].includes(unit.workload.current)
		? {current: 'unknown', message: lostMessage(unit, controller), since: unit.workload.since}
		: unit.workload;
};

const groupBy = <Item>(items: Iterable<Item>, keyOf: (item: Item) => string | undefined): Map<string, Item[]> => {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		if (key === undefined) {
			continue;
		}

		const group = groups.get(key);
		if (group) {
			group.push(item);
		} else {
			groups.set(key, [item]);
		}
	}

	return groups;
};

const viewMachines = (controller: Controller, model: Model): MachineView[] => {
	const containers = groupBy(model.machines.values(), machine => machine.parent);
	const view = (machine: Machine): MachineView => ({
		machine,
		agent: shownMachine(controller, machine),
		instance: machine.instance,
		containers: (containers.get(machine.id) ?? []).map(container => view(container)),
	});
	return model.machines.values().filter(machine => machine.parent === undefined).map(machine => view(machine)).toArray();
};

/** What an application shows of its units, the worst first. Source: 3.6 `state/application.go`, 4.0 `domain/status/service`, `statusSeverities`. */
const severities = {
	upToThird: ['error', 'blocked', 'waiting', 'maintenance', 'active', 'terminated', 'unknown'],
	fourth: ['error', 'blocked', 'maintenance', 'waiting', 'active', 'terminated', 'unknown'],
};

/**
An application shows the worst of its units. Up to 3.6 that is what they said themselves; 4.0 takes in those that are lost, as the best of all: the
application is `unknown`, without a message, once all of them are. Source: recorded of 4.0.16 and 4.0.18.
*/
const applicationStatus = (application: Application, units: readonly Unit[], controller: Controller): StatusWords => {
	const isFourth = isFrom(controller.version, 4);
	const severity = isFourth ? severities.fourth : severities.upToThird;
	const workloads = units.map(unit => isFourth ? shownWorkload(unit, controller) : unit.workload);
	let worst: StatusWords | undefined;
	for (const words of workloads) {
		const isWorse = worst === undefined || severity.indexOf(words.current) < severity.indexOf(worst.current);
		worst = isWorse ? words : worst;
	}

	if (!worst) {
		return application.status;
	}

	return withMessage(worst.current, isFourth && worst.current === 'unknown' ? undefined : worst.message, worst.since);
};

const relationsOf = (model: Model): Map<string, Record<string, RelatedApplication[]>> => {
	const all = new Map<string, Record<string, RelatedApplication[]>>();
	const add = (own: {application: string; endpoint: string}, other: RelatedApplication) => {
		const endpoints = all.get(own.application) ?? {};
		(endpoints[own.endpoint] ??= []).push(other);
		all.set(own.application, endpoints);
	};

	for (const {left, right, interface: name, scope} of model.relations) {
		add(left, {application: right.application, interface: name, scope});
		if (left.application !== right.application) {
			add(right, {application: left.application, interface: name, scope});
		}
	}

	return all;
};

const viewApplications = (controller: Controller, model: Model): ApplicationView[] => {
	const subordinates = groupBy(model.units.values(), unit => unit.principal);
	const units = groupBy(model.units.values(), unit => unit.application);
	const relations = relationsOf(model);
	const view = (unit: Unit): UnitView => ({
		unit,
		agent: shownUnit(unit),
		workload: shownWorkload(unit, controller),
		subordinates: (subordinates.get(unit.name) ?? []).map(subordinate => view(subordinate)),
	});
	return model.applications.values().map(application => {
		const own = units.get(application.name) ?? [];
		return {
			application,
			status: applicationStatus(application, own, controller),
			units: own.filter(unit => unit.principal === undefined).map(unit => view(unit)),
			unitCount: own.length,
			relations: relations.get(application.name) ?? {},
		};
	}).toArray();
};

/**
What a model looks like now, as neutral values; the caller has advanced the cloud.

@param at - Milliseconds since 1970, the time of the answer.
*/
export const viewModel = (controller: Controller, model: Model, at: number): ModelView => ({
	at,
	controller,
	model,
	status: model.status,
	machines: viewMachines(controller, model),
	applications: viewApplications(controller, model),
	offers: model.offers,
	remoteApplications: model.remoteApplications,
});
