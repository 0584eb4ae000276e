import {isCutOff, isMachineAgent, isUnitAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {describeAgent} from '../completion.js';
import {isEnvironment} from '../environment.js';
import {cutOffHost} from '../machine-tree.js';
import {adviseRemedy} from '../make-remedy.js';
import {type ModelStatus} from '../status.js';
import {classifyAgent, createMatcher} from '../tally.js';
import {isAtLeast, parseBinaryVersion} from '../version.js';
import {countOf, listOf} from '../words.js';
import {caseRemedies} from './bad-agents.js';
import {createModelCheck, type ModelFacts} from './model-check.js';
import {type Verdict} from './verdict.js';

/** Agents that report another version than the model's. What is wrong with them otherwise does not matter here. */
const behind = (status: ModelStatus, version: string): readonly Agent[] => {
	const isWanted = createMatcher(version);
	return status.agents.filter(agent => agent.version === undefined ? classifyAgent(agent, version, status) === 'waiting' : !isWanted(agent.version));
};

/** Agents that never reported a version: up to 3.6 Juju refuses an upgrade for one of these, too (3.6.28 `state/state.go`). */
const silent = (status: ModelStatus): readonly Agent[] =>
	status.agents.filter(agent => agent.version === undefined && (isUnitAgent(agent) || !status.hasSilentMachines));

/** What is wrong with an agent beside its version comes first: only a sound agent follows. */
const caseOf = (agent: Agent, status: ModelStatus): string | undefined => {
	if (isCutOff(agent)) {
		return isUnitAgent(agent) && cutOffHost(agent, status) === undefined ? 'unit-agent-lost' : 'machine-agent-down';
	}

	if (isUnitAgent(agent) && agent.condition === 'error' && agent.message?.includes('hook failed') === true) {
		return 'hook-failed';
	}

	// Without the model's version in its status the catalogue cannot tell which agents are behind.
	return agent.version === undefined || status.version === undefined ? undefined : 'agent-too-old';
};

const awaitStart = adviseRemedy({
	id: 'await-start', title: 'Let every agent start, or remove it', explanation: 'An agent that never started has no version, and Juju wants one of each.',
}, [
	'Wait until each machine and unit that was added last has started.',
	'One that will never start has to go:',
	'',
	'  juju remove-unit UNIT',
	'  juju remove-machine MACHINE --force',
]);

const describeVersion = (agent: Agent): string => `${describeAgent(agent)}: ${agent.version ?? 'no version'}`;

/** Machines of 4.0 report no version at all (juju/juju#22957): what is judged in their place is said. */
const explainSilence = (status: ModelStatus): string => {
	const machines = status.agents.filter(agent => agent.version === undefined && isMachineAgent(agent));
	const judged = machines.filter(agent => classifyAgent(agent, status.version ?? '', status) !== 'unknown').length;
	const rest = machines.length - judged;
	const known = `${countOf(judged, 'machine is', 'machines are')} judged by units`;
	return `Machines report no version to this controller. ${known}${rest === 0 ? '.' : `; of ${rest} without units nothing is known.`}`;
};

const judgeBehind = ({model, status, at, facts}: ModelFacts, version: string): Verdict => {
	const agents = behind(status, version);
	const controllerVersion = parseBinaryVersion(facts.target.controllerVersion);
	const isRefused = status.kind === 'iaas' && (controllerVersion === undefined || !isAtLeast(controllerVersion, 4));
	const never = isRefused ? silent(status) : [];
	const all = [...new Set([...agents, ...never])];
	const silence = status.hasSilentMachines ? [{source: 'status', text: explainSilence(status), at}] : [];
	if (all.length === 0) {
		return {
			title: status.agents.length === 0 ? 'The model has no agents' : `Every agent runs ${version}`,
			result: 'pass',
			evidence: [{source: 'status', text: `${countOf(status.agents.length, 'agent')}, the model at ${version}.`, at}, ...silence],
		};
	}

	return {
		title: `${countOf(all.length, 'agent is', 'agents are')} not at the model's ${version}`,
		result: 'block',
		evidence: [{source: 'status', text: listOf(all.map(agent => describeVersion(agent)), 5), at}, ...silence],
		consequence: isRefused
			? 'Juju refuses to upgrade a model while one agent has another version than the model, or none.'
			: 'The last upgrade of this model is not finished; another one would hide what is wrong.',
		remedies: [...caseRemedies(all, model, agent => caseOf(agent, status)), ...(never.length > 0 ? [awaitStart] : [])],
	};
};

/** 1.25 has no version of the model in its status; there it is what the list of models says (`get-env agent-version`). */
const wantedVersion = ({facts, model, status}: ModelFacts): string | undefined => isEnvironment(facts.target.controllerVersion)
	? status.version ?? facts.models.value?.find(({name}) => name === model.name)?.version
	: status.version;

/**
Whether every agent runs the version of its model: Juju up to 3.6 demands an exact match of all machines and units.

Sources: 3.6.28 `state/state.go` (`checkCanUpgrade`); 4.0.15 has no such check for models.
*/
export const agentsAtModelVersion = createModelCheck({id: 'agents-at-model-version', title: 'Every agent runs its model\'s version'}, facts => {
	const {at} = facts;
	const version = wantedVersion(facts);
	return version === undefined
		? {
			title: 'The model says no version',
			result: 'unknown',
			evidence: [{source: 'status', text: 'This Juju has no version of the model in its status.', at}],
			consequence: 'Agents that are behind cannot be told from others.',
		}
		: judgeBehind(facts, version);
});
