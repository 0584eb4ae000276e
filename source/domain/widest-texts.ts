import {type Agent} from './agent.js';
import {type AgentChange} from './noteworthy.js';

/** Lengths of the longest name, with two more where it can lead its application, and of the longest state. */
export type WidestTexts = {readonly name: number; readonly state: number};

const known = new WeakMap<readonly Agent[], WidestTexts>();

const measure = (agents: readonly Agent[]): WidestTexts => {
	let [name, state] = [0, 0];
	for (const agent of agents) {
		name = Math.max(name, agent.name.length + (agent.application === undefined ? 0 : 2));
		state = Math.max(state, agent.state.length);
	}

	return {name, state};
};

/**
How wide a table of these agents has to be. Names of agents are ASCII in every version of Juju.
*/
export const widestTexts = (agents: readonly Agent[]): WidestTexts => {
	const found = known.get(agents) ?? measure(agents);
	known.set(agents, found);
	return found;
};

/**
Lets the next list have what is known of the one before, in which the same agents stand in the same places. A state that was long once stays counted: the column
would only jump to and fro.
*/
export const carryWidest = (before: readonly Agent[], after: readonly Agent[], changes: readonly AgentChange[]): void => {
	const found = known.get(before);
	if (!found) {
		return;
	}

	let {state} = found;
	for (const {after: agent} of changes) {
		state = Math.max(state, agent.state.length);
	}

	known.set(after, state === found.state ? found : {...found, state});
};
