import {isUnitAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {type AgentChange} from '../noteworthy.js';

type Units = {readonly executing: readonly Agent[]; readonly total: number};

const known = new WeakMap<readonly Agent[], Units>();

/**
The units that run a hook, and how many units there are; counted once for each status.
*/
export const executingUnits = (agents: readonly Agent[]): Units => {
	const found = known.get(agents);
	if (found) {
		return found;
	}

	const executing: Agent[] = [];
	let total = 0;
	for (const agent of agents) {
		if (!isUnitAgent(agent)) {
			continue;
		}

		total++;
		if (agent.agentStatus.current === 'executing') {
			executing.push(agent);
		}
	}

	const units = {executing, total};
	known.set(agents, units);
	return units;
};

const isExecuting = (agent: Agent): boolean => agent.agentStatus.current === 'executing' && isUnitAgent(agent);

/**
Lets the next list have what is known of the one before, where nothing that changed runs a hook, or ran one.
*/
export const carryExecuting = (before: readonly Agent[], after: readonly Agent[], changes: readonly AgentChange[]): void => {
	const found = known.get(before);
	if (found && changes.every(change => !isExecuting(change.before) && !isExecuting(change.after))) {
		known.set(after, found);
	}
};
