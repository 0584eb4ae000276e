import {type Agent} from '../agent.js';
import {agentKey, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {describeAgent} from '../completion.js';
import {modelKey, parseModelKey, type ModelReference} from '../intent.js';
import {treeOf} from '../machine-tree.js';
import {performRemedy} from '../make-remedy.js';
import {type ModelStatus} from '../status.js';

/** A model whose status is known. */
export type Place = {
	readonly model: ModelReference;
	readonly key: string;
	readonly status: ModelStatus;
	/** When it was answered. */
	readonly at: number | undefined;
};

// Every case asks for them, every second: they are made once for each answer.
const known = new WeakMap<Situation['statuses'], readonly Place[]>();

/**
All models whose status is known.
*/
export const placesOf = ({statuses}: Situation): readonly Place[] => {
	const found = known.get(statuses) ?? Object.entries(statuses).flatMap(([key, {value, at}]) => value
		? [{
			model: parseModelKey(key), key, status: value, at,
		}]
		: []);
	known.set(statuses, found);
	return found;
};

/**
The model of a finding, where its status is known.
*/
export const placeOf = (situation: Situation, model: ModelReference | undefined): Place | undefined => {
	if (!model) {
		return undefined;
	}

	const key = modelKey(model);
	const {value, at} = situation.statuses[key] ?? {};
	return value && {
		model, key, status: value, at,
	};
};

/**
The agents that a finding is about, in its order; those that are gone are left out.
*/
export const agentsOf = (finding: Finding | undefined, situation: Situation): readonly Agent[] => {
	const place = finding && placeOf(situation, finding.model);
	if (!place) {
		return [];
	}

	const {byTag} = treeOf(place.status);
	return finding.subjects.map(tag => byTag.get(tag)).filter(agent => agent !== undefined);
};

/** Milliseconds that an agent must be seen down or lost until that counts: connections flap for seconds after every restart (4.0.14, in the recordings). */
const flapping = 5000;

/** The same while agents are waited for that an upgrade restarts: back within half a minute is as it should be. */
const restarting = 30_000;

/**
How long an agent has been seen bad, in milliseconds and answers; undefined while that may still be a flap. An agent that nobody has followed counts at once.
*/
export const lastingTrouble = (agent: Agent, {key, at}: Place, {badSince, withoutProgress, waitingSince, now}: Situation): {readonly lasted: number; readonly answers: number} | undefined => {
	const seen = badSince[agentKey(key, agent.tag)];
	if (!seen) {
		return {lasted: Math.max(0, now - (agent.since ?? now)), answers: 1};
	}

	// Measured up to the last answer: while nothing answers, nobody has seen it last.
	const lasted = (at ?? now) - seen.at;
	// What was wrong when the wait began is not its doing.
	const isOlder = waitingSince !== undefined && seen.at + flapping <= waitingSince;
	return lasted >= (withoutProgress === undefined || isOlder ? flapping : restarting) ? {lasted: Math.max(lasted, now - seen.at), answers: seen.answers} : undefined;
};

/**
A remedy for which something is missing that a finding would say; it is in the list so that the catalogue can be read.
*/
export const closedRemedy = (remedy: Omit<Remedy, 'action'>, disabledReason = 'This needs a finding, and the status of its model.'): Remedy =>
	({...remedy, disabledReason, action: {type: 'perform', intents: []}});

/** The remedy that only reads: the last errors and warnings of one agent, or of a whole model without one. */
export const readLogRemedy = (situation: Situation, model: ModelReference, agent?: Pick<Agent, 'tag' | 'name' | 'kind'>): Remedy => performRemedy(situation.render, {
	id: `read-error-log ${agent?.tag ?? modelKey(model)}`,
	title: agent ? `Read the last errors of ${describeAgent(agent)}` : 'Read the last errors of all agents',
	risk: 'safe',
	explanation: 'Shows the newest warnings and errors of the log, a bounded number of them.',
	undo: 'nothing to undo',
}, [{
	type: 'read-error-log', model, limit: 50, ...(agent && {agent: agent.tag}),
}]);

/** The remedy that opens another case for one of its subjects. */
export const openCaseRemedy = ({id, title, model, subject, explanation}: {
	readonly id: string;
	readonly title: string;
	readonly model: ModelReference;
	readonly subject: string;
	readonly explanation: string;
}): Remedy => ({
	id: `open-${id} ${subject}`,
	title,
	risk: 'safe',
	explanation,
	undo: 'nothing to undo',
	action: {
		type: 'open-case', case: id, model, subject,
	},
});
