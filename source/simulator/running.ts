import {
	type AgentState,
	type Machine,
	type Model,
	type Service,
} from './cloud.js';
import {type AgentPlace} from './lookup.js';

const isHostOn = (model: Model, parent: string | undefined): boolean => {
	const host = parent === undefined ? undefined : model.machines.get(parent);
	return parent === undefined || (host !== undefined && host.isOn && isHostOn(model, host.parent));
};

/** The service of an agent itself; undefined for units that live in the process of their machine's agent, as they do since 2.9. */
export const ownService = ({services}: Machine, {tag}: Pick<AgentState, 'tag'>): Service | undefined =>
	services.find(({name}) => name === `jujud-${tag}`);

/**
Whether an agent's process can run: its machine and all hosts of it have power, and its service was not stopped.
*/
export const canRun = ({model, agent, machine, unit}: AgentPlace): boolean => {
	const host = machine ?? (unit?.machine === undefined ? undefined : model.machines.get(unit.machine));
	return host === undefined
		|| (host.isOn && (ownService(host, agent)?.isRunning ?? host.services.every(service => service.isRunning)) && isHostOn(model, host.parent));
};

/** Cuts agents off from their controller. */
export const disconnectAgents = (agents: Iterable<AgentState>): void => {
	for (const agent of agents) {
		agent.isConnected = false;
	}
};
