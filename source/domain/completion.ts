import {isMachineAgent} from './agent-kinds.js';
import {type Agent} from './agent.js';
import {noteworthyAgents} from './noteworthy.js';
import {type AgentCounts} from './progress.js';
import {type ModelStatus} from './status.js';
import {classifyAgent, createMatcher, type AgentClass} from './tally.js';
import {isSameVersionText} from './version.js';
import {countOf, listOf} from './words.js';

type Judged = {
	readonly status: ModelStatus;
	readonly counts: AgentCounts;
	/** The wanted version. */
	readonly version: string;
};

/** Agents that Juju said nothing about in this answer but that it could not describe them: they may be anything. */
const undescribed = (status: ModelStatus): readonly Agent[] => {
	if (status.problems.length === 0) {
		return [];
	}

	const entities = new Set(status.problems.map(({entity}) => entity));
	return status.agents.filter(({condition, version, name, tag}) =>
		condition === 'unknown' && version === undefined && (entities.has(name) || entities.has(tag)));
};

const hasModelVersion = ({status, counts, version}: Judged): boolean =>
	// Juju 1.25 has no version of the model in its status: there an agent at the version has to speak for it.
	status.version === undefined ? counts.upgraded > 0 : isSameVersionText(status.version, version);

/**
A controller up to 3.6 says so while it upgrades its database: its agents run the new version already, and until it ends it refuses everything but a status.

Source: 2.5.8, 3.6.28 `state/upgrade.go`, `apiserver/restrict_upgrades.go`.
*/
const isUpgradingDatabase = ({status}: ModelStatus): boolean => status.current === 'busy' && status.message?.startsWith('upgrade in progress') === true;

/**
Whether one answer satisfies the completion rule: the model is meant to have the version and does not say that its upgrade is in progress, every agent that reports
a version reports it, and none is upgrading, down, lost or in error. Agents that report none do not count (machines of 4.0, agents that never started), unless
Juju could not describe them.
*/
export const isSatisfied = (judged: Judged): boolean => {
	const {upgrading, waiting, down, lost, error} = judged.counts;
	return hasModelVersion(judged)
		&& !isUpgradingDatabase(judged.status)
		&& upgrading + waiting + down + lost + error === 0
		&& undescribed(judged.status).length === 0;
};

/** As people say it in the middle of a sentence: `machine 2`, `mysql/0`. */
export const describeAgent = (agent: Pick<Agent, 'kind' | 'name'>): string => isMachineAgent(agent) ? `machine ${agent.name}` : agent.name;

/** The version that all agents behind report; looks no further than it has to, since there may be thousands. */
const versionsBehind = ({status, version}: Judged): string => {
	const isWanted = createMatcher(version);
	let only: string | undefined;
	for (const agent of status.agents) {
		if (agent.version === undefined || agent.version === only || isWanted(agent.version) || classifyAgent(agent, version, status) !== 'waiting') {
			continue;
		}

		if (only !== undefined) {
			return 'older versions';
		}

		only = agent.version;
	}

	return only ?? 'older versions';
};

/** Machines that report no version and whose units are behind (4.0). */
const countSilentBehind = ({status, version}: Judged): number => status.hasSilentMachines
	? status.agents.filter(agent => agent.version === undefined && classifyAgent(agent, version, status) === 'waiting').length
	: 0;

const parts = (judged: Judged): readonly string[] => {
	const {status, version, counts} = judged;
	const sentences: string[] = [];
	const add = (count: number, predicate: string, after: () => string): void => {
		if (count === 0) {
			return;
		}

		const verb = predicate === 'report' ? (count === 1 ? 'reports' : 'report') : `${count === 1 ? 'is' : 'are'} ${predicate}`;
		sentences.push(`${sentences.length === 0 ? countOf(count, 'agent') : count} ${verb}${after()}`);
	};

	const names = (agents: readonly Agent[]): string => ` (${listOf(agents.map(agent => describeAgent(agent)))})`;
	const namesOf = (name: AgentClass) => () => names(noteworthyAgents(status.agents).filter(agent => classifyAgent(agent, version, status) === name));
	const nothing = (): string => '';
	const silent = countSilentBehind(judged);
	const missing = undescribed(status);
	add(counts.error, 'in error', namesOf('error'));
	add(counts.down, 'down', namesOf('down'));
	add(counts.lost, 'lost', namesOf('lost'));
	add(counts.upgrading, 'upgrading', nothing);
	add(counts.waiting - silent, 'report', () => ` ${versionsBehind(judged)}`);
	add(silent, 'behind, as the units in them show', nothing);
	add(missing.length, 'described by nothing but an error', () => names(missing));
	return sentences;
};

/**
Why an upgrade is not complete yet, in one sentence for people: `1 agent is down (machine 2), 3 report 3.6.4.`

@param options The answer, with the number of answers in a row so far that satisfied the rule and the milliseconds that these span.
*/
export const explainWaiting = (options: Judged & {readonly goodAnswers: number; readonly span: number}): string => {
	if (options.goodAnswers > 0) {
		return `All is well in ${countOf(options.goodAnswers, 'answer')} over ${Math.floor(options.span / 1000)}s; 3 answers over 10s are needed.`;
	}

	const wanted = options.status.version;
	if (!hasModelVersion(options)) {
		return wanted === undefined ? `No agent reports ${options.version} yet.` : `Juju still wants ${wanted} for this model, not ${options.version}.`;
	}

	const sentences = parts(options);
	return sentences.length === 0 ? 'The controller still upgrades its database.' : `${sentences.join(', ')}.`;
};
