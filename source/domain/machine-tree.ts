import {isCutOff, isMachineAgent} from './agent-kinds.js';
import {type Agent} from './agent.js';
import {type ModelStatus} from './status.js';

/** Who lives on whom in a model: machines, containers in them to any depth, and units. */
export type MachineTree = {
	readonly byTag: ReadonlyMap<string, Agent>;
	/** Machines and containers by their ids. */
	readonly machines: ReadonlyMap<string, Agent>;
	/** By the id of a machine: its containers and the units of all of them, in the order of the status. */
	readonly guests: ReadonlyMap<string, readonly Agent[]>;
};

/**
The ids of the machines that a machine lives in, itself last: of `0/lxd/1` these are `0` and `0/lxd/1`.
*/
export const hostsOf = (machine: string): readonly string[] => {
	// Nearly all of thousands are no containers.
	if (!machine.includes('/')) {
		return [machine];
	}

	const parts = machine.split('/');
	return parts.flatMap((_, index) => (index % 2 === 0 ? [parts.slice(0, index + 1).join('/')] : []));
};

const createTree = ({agents}: ModelStatus): MachineTree => {
	const guests = new Map<string, Agent[]>();
	const byTag = new Map<string, Agent>();
	const machines = new Map<string, Agent>();
	for (const agent of agents) {
		byTag.set(agent.tag, agent);
		const isMachine = isMachineAgent(agent);
		if (isMachine) {
			machines.set(agent.name, agent);
		}

		const hosts = isMachine ? hostsOf(agent.name).slice(0, -1) : (agent.machine === undefined ? [] : hostsOf(agent.machine));
		for (const host of hosts) {
			const known = guests.get(host);
			if (known) {
				known.push(agent);
			} else {
				guests.set(host, [agent]);
			}
		}
	}

	return {byTag, machines, guests};
};

// While a controller restarts all of thousands of agents are lost, and are judged again every second: the tree is made once for a status.
const trees = new WeakMap<ModelStatus, MachineTree>();

/**
The tree of a model, made once for each status.
*/
export const treeOf = (status: ModelStatus): MachineTree => {
	const known = trees.get(status) ?? createTree(status);
	trees.set(status, known);
	return known;
};

/**
The outermost machine without connection that an agent lives on; undefined where all are connected. A machine does not live on itself.
*/
export const cutOffHost = (agent: Agent, status: ModelStatus): Agent | undefined => {
	const {machines} = treeOf(status);
	const hosts = isMachineAgent(agent) ? hostsOf(agent.name).slice(0, -1) : hostsOf(agent.machine ?? '');
	return hosts.map(name => machines.get(name)).find(host => host !== undefined && isCutOff(host));
};
