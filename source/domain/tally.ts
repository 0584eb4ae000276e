import {type Agent} from './agent.js';
import {type AgentChange} from './noteworthy.js';
import {type AgentCounts} from './progress.js';
import {type ModelStatus} from './status.js';
import {isSameVersionText} from './version.js';

/**
How far one agent is on its way to a version. Each field of `AgentCounts` but the total counts one of these words.
*/
export type AgentClass = 'upgraded' | 'upgrading' | 'waiting' | 'down' | 'lost' | 'error' | 'unknown';

type Lens = {
	readonly version: string;
	readonly isTarget: (version: string) => boolean;
	/** Machines with units that report a version: whether all of these report the target. */
	readonly machines: ReadonlyMap<string, boolean>;
};

/**
A test whether texts mean a version, for the versions of many agents.
*/
export const createMatcher = (version: string): ((other: string) => boolean) => {
	// Thousands of agents report one of a few versions: each text is parsed once.
	const known = new Map<string, boolean>();
	return other => {
		const isMatch = known.get(other) ?? isSameVersionText(other, version);
		known.set(other, isMatch);
		return isMatch;
	};
};

const createLens = (status: ModelStatus, version: string): Lens => {
	const isTarget = createMatcher(version);
	const machines = new Map<string, boolean>();
	for (const agent of status.hasSilentMachines ? status.agents : []) {
		if ((agent.kind === 'unit' || agent.kind === 'subordinate') && agent.machine !== undefined && agent.version !== undefined) {
			machines.set(agent.machine, (machines.get(agent.machine) ?? true) && isTarget(agent.version));
		}
	}

	return {version, isTarget, machines};
};

// A table asks for thousands of agents of the same status: what is derived from the status as a whole is kept as long as it lives.
const lenses = new WeakMap<ModelStatus, Lens>();

const lensOf = (status: ModelStatus, version: string): Lens => {
	const known = lenses.get(status);
	if (known?.version === version) {
		return known;
	}

	const lens = createLens(status, version);
	lenses.set(status, lens);
	return lens;
};

const isMachine = ({kind}: Agent): boolean => ['machine', 'container', 'controller'].includes(kind);

/**
Judges a machine that reports no version (4.0.0 to 4.0.15: the server leaves it out, `apiserver/facades/client/client/status.go`) by its own state and its units.

A machine at work whose units all report the target is upgraded: a unit takes the version of its machine's agent, never before it
(3.6.28 `apiserver/facades/agent/upgrader/unitupgrader.go`). A machine at work without units cannot be judged.
*/
const classifySilentMachine = (agent: Agent, lens: Lens): AgentClass => {
	const isAtWork = agent.condition === 'good' || agent.condition === 'busy';
	const areUnitsUpgraded = agent.machine === undefined ? undefined : lens.machines.get(agent.machine);
	if (!isAtWork || areUnitsUpgraded === undefined) {
		return 'unknown';
	}

	return areUnitsUpgraded ? 'upgraded' : 'waiting';
};

/**
Says how far an agent is on its way to a version.

What is wrong with an agent counts before what it reports: one that is down may have the wanted version and is still not upgraded for us.

@param agent An agent of `status`.
@param version The wanted version.
@param status The answer that the agent is in: where its machines report no version, units decide.
*/
export const classifyAgent = (agent: Agent, version: string, status: ModelStatus): AgentClass => {
	switch (agent.condition) {
		case 'error':
		case 'down':
		case 'lost':
		case 'upgrading': {
			return agent.condition;
		}

		case 'good':
		case 'starting':
		case 'busy':
		case 'unknown': {
			const lens = lensOf(status, version);
			if (agent.version !== undefined) {
				return lens.isTarget(agent.version) ? 'upgraded' : 'waiting';
			}

			return status.hasSilentMachines && isMachine(agent) ? classifySilentMachine(agent, lens) : 'unknown';
		}
	}
};

const countAgents = (status: ModelStatus, version: string): AgentCounts => {
	const counts: Record<AgentClass, number> = {
		upgraded: 0, upgrading: 0, waiting: 0, down: 0, lost: 0, error: 0, unknown: 0,
	};
	for (const agent of status.agents) {
		counts[classifyAgent(agent, version, status)]++;
	}

	return {total: status.agents.length, ...counts};
};

// Progress, table and verdict ask for the same counts of the same answer.
const tallies = new WeakMap<ModelStatus, {readonly version: string; readonly counts: AgentCounts}>();

/**
Counts the agents of a model by how far they are on their way to a version.
*/
export const tallyAgents = (status: ModelStatus, version: string): AgentCounts => {
	const known = tallies.get(status);
	if (known?.version === version) {
		return known.counts;
	}

	const counts = countAgents(status, version);
	tallies.set(status, {version, counts});
	return counts;
};

/**
Counts the next answer from the counts of the one before and the agents that changed in between. Where machines report no version it does nothing: there one
agent can decide about another.
*/
export const carryTally = (before: ModelStatus, after: ModelStatus, changes: readonly AgentChange[]): void => {
	const known = tallies.get(before);
	if (!known || before.hasSilentMachines || after.hasSilentMachines) {
		return;
	}

	const {version} = known;
	const {total, ...counts} = known.counts;
	const next: Record<AgentClass, number> = {...counts};
	for (const change of changes) {
		next[classifyAgent(change.before, version, before)]--;
		next[classifyAgent(change.after, version, after)]++;
	}

	tallies.set(after, {version, counts: {total, ...next}});
};
