import {
	type AgentState,
	type Cloud,
	type Machine,
	type Service,
} from './cloud.js';
import {chooseBetween} from './chance.js';
import {configurationTrouble, unreadableMessage} from './configuration.js';
import {findFault, setFaultState} from './faults.js';
import {findAgent, unitsOn, type AgentReference} from './lookup.js';
import {disconnectAgents, ownService} from './running.js';
import {schedule} from './schedule.js';

const machineOf = (cloud: Cloud, reference: AgentReference): Machine | undefined => {
	const machine = findAgent(cloud, reference)?.machine;
	return machine?.isOn ? machine : undefined;
};

const findService = (cloud: Cloud, reference: AgentReference, name: string): Service | undefined =>
	machineOf(cloud, reference)?.services.find(service => service.name === name.replace(/\.service$/v, ''));

/**
The services of a machine; undefined where nobody gets into it.

@param reference - The machine's own agent.
*/
export const listServices = (cloud: Cloud, reference: AgentReference): readonly Service[] | undefined =>
	machineOf(cloud, reference)?.services;

/** The agents that a service runs: its own, and with a machine's agent the units that have no service of their own. */
const agentsOf = (cloud: Cloud, reference: AgentReference, {name}: Service): readonly AgentState[] => {
	const place = findAgent(cloud, reference);
	if (!place?.machine) {
		return [];
	}

	const {machine, model} = place;
	const units = unitsOn(model, machine.id);
	const unit = units.find(({tag}) => name === `jujud-${tag}`);
	return unit ? [unit] : [machine, ...units.filter(each => ownService(machine, each) === undefined)];
};

/**
Stops a service: its agents are cut off.

@returns The service; undefined where there is none of that name, or nobody gets into the machine.
*/
export const stopService = (cloud: Cloud, reference: AgentReference, name: string): Service | undefined => {
	const service = findService(cloud, reference, name);
	if (!service) {
		return undefined;
	}

	service.isRunning = false;
	service.since = cloud.now;
	disconnectAgents(agentsOf(cloud, reference, service));
	return service;
};

/**
Starts a service: with a sound configuration its agents are back after a few seconds.

@returns The service; undefined where there is none of that name, or nobody gets into the machine.
*/
export const startService = (cloud: Cloud, reference: AgentReference, name: string): Service | undefined => {
	const service = findService(cloud, reference, name);
	if (!service) {
		return undefined;
	}

	const [agent] = agentsOf(cloud, reference, service);
	if (agent && (!service.isRunning || !agent.isConnected)) {
		service.isRunning = true;
		service.since = cloud.now;
		const pause = chooseBetween(cloud.seed, [1500, 4000], `start ${reference.model} ${agent.tag} ${cloud.now}`);
		schedule(cloud, cloud.now + pause, {...reference, agent: agent.tag, type: 'agent-starts'});
	}

	return service;
};

/**
Stops and starts a service.

@returns The service; undefined where there is none of that name, or nobody gets into the machine.
*/
export const restartService = (cloud: Cloud, reference: AgentReference, name: string): Service | undefined =>
	stopService(cloud, reference, name) && startService(cloud, reference, name);

/** A service as the machine's init system sees it. */
export type ServiceDescription = {
	readonly name: string;
	readonly state: 'active' | 'inactive' | 'failed';
	/** Milliseconds since 1970. */
	readonly since: number;
	/** The last lines of its journal. */
	readonly lines: readonly string[];
};

/**
What the init system says of a service: one whose process ends at each start has failed, though it was never stopped.
*/
export const describeService = (cloud: Cloud, reference: AgentReference, service: Service): ServiceDescription => {
	const {name, isRunning, since} = service;
	const place = findAgent(cloud, reference);
	if (!isRunning || !place?.machine) {
		return {
			name, state: 'inactive', since, lines: [],
		};
	}

	const {controller, model, machine} = place;
	const isOfMachine = agentsOf(cloud, reference, service).includes(machine);
	return isOfMachine && configurationTrouble(cloud, {controller, model, machine}) === 'unreadable' && !machine.isConnected
		? {
			name, state: 'failed', since, lines: [`jujud[2417]: ERROR ${unreadableMessage(machine)}`, `systemd[1]: ${name}.service: Start request repeated too quickly.`],
		}
		: {
			name, state: 'active', since, lines: [],
		};
};

/**
MiB free on a machine's disk; undefined where nobody gets into it.
*/
export const freeDisk = (cloud: Cloud, reference: AgentReference): number | undefined =>
	machineOf(cloud, reference)?.freeDisk;

/**
Makes room on a machine's disk, as deleting old logs does.

@returns MiB free afterwards; undefined where nobody gets into the machine.
*/
export const clearDisk = (cloud: Cloud, reference: AgentReference): number | undefined => {
	const machine = machineOf(cloud, reference);
	if (machine) {
		machine.freeDisk = Math.max(machine.freeDisk, 6200);
		setFaultState(findFault(cloud, 'disk-full', reference), 'cured');
	}

	return machine?.freeDisk;
};
