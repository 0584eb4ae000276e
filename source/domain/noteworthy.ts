import {type Agent} from './agent.js';

/** An agent that changed from one answer to the next. */
export type AgentChange = {readonly before: Agent; readonly after: Agent};

const quietWorkloads: ReadonlySet<string | undefined> = new Set(['active', 'unknown', 'maintenance', 'terminated', '', undefined]);

const isNoteworthy = ({condition, message, upgradingFrom, workloadStatus}: Agent): boolean =>
	(condition !== 'good' && condition !== 'busy') || upgradingFrom !== undefined || message?.includes('upgrade') === true || !quietWorkloads.has(workloadStatus?.current);

// Asked for by every case of the catalogue at every answer; of ten thousand agents few are in it.
const known = new WeakMap<readonly Agent[], readonly Agent[]>();

/**
The agents of a status that a person would look at: all that are not simply at work, those that say anything about an upgrade, units that still run their old charm, and those whose workload waits for somebody. In their order.
*/
export const noteworthyAgents = (agents: readonly Agent[]): readonly Agent[] => {
	const found = known.get(agents) ?? agents.filter(agent => isNoteworthy(agent));
	known.set(agents, found);
	return found;
};

/**
Lets the next list have what is known of the one before, where nothing that changed is noteworthy.
*/
export const carryNoteworthy = (before: readonly Agent[], after: readonly Agent[], changes: readonly AgentChange[]): void => {
	const found = known.get(before);
	if (found && changes.every(change => !isNoteworthy(change.before) && !isNoteworthy(change.after))) {
		known.set(after, found);
	}
};
