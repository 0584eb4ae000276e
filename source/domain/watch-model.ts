import {isBad, type Agent} from './agent.js';
import {isSatisfied} from './completion.js';
import {followProgress, paceOf, startProgress} from './follow-progress.js';
import {type Observation, type Progress} from './progress.js';
import {shareAgents} from './share-status.js';
import {type ModelStatus} from './status.js';
import {classifyAgent, createMatcher, tallyAgents} from './tally.js';
import {type AgentEvent, type WatchedCounts, type WatchedEvent} from './watched-event.js';

type Silence = {readonly since: number; readonly tries: number; readonly reason: string};

/** What is known of a model that is watched. Plain data; `observeModel` makes the next from the last. */
export type ModelWatch = {
	/** The version that was asked for; else each model's own goal counts. */
	readonly wanted: string | undefined;
	/** The goal where a status does not say it (1.25). */
	readonly fallback: string | undefined;
	readonly progress: Progress | undefined;
	readonly status: ModelStatus | undefined;
	readonly silence: Silence | undefined;
	/** Questions that were answered, and those in a row that were not. */
	readonly answers: number;
	/** When its counts were told last, and what they were. */
	readonly toldAt: number;
	readonly told: WatchedCounts | undefined;
	/** That no agent turns has been said. */
	readonly isStuckTold: boolean;
};

export type Watched = {readonly watch: ModelWatch; readonly events: readonly WatchedEvent[]};

/** Milliseconds after which a model is spoken of again though nothing changed: a line a minute at least, also where a clock ticks late. */
export const longestPause = 55_000;

/** Milliseconds until a controller that did not tell its models is asked again. */
export const pauseAfterMiss = 5000;

/** Refusals in a row after which a model that has answered before is taken for gone. */
export const mostRefusals = 3;

/**
A model of which nothing has been heard yet.

@param at Milliseconds since 1970.
*/
export const startWatch = ({wanted, fallback, at}: {readonly wanted: string | undefined; readonly fallback: string | undefined; readonly at: number}): ModelWatch => ({
	wanted, fallback, progress: undefined, status: undefined, silence: undefined, answers: 0, toldAt: at, told: undefined, isStuckTold: false,
});

const countsOf = (status: ModelStatus, version: string): WatchedCounts => {
	const isWanted = createMatcher(version);
	const {total, upgraded, upgrading, waiting, ...others} = tallyAgents(status, version);
	return {
		total, upgraded, upgrading, waiting, behind: status.agents.filter(agent => agent.version !== undefined && !isWanted(agent.version)).length, ...others,
	};
};

const isSameCounts = (left: WatchedCounts | undefined, right: WatchedCounts | undefined): boolean => left === right
	|| (left !== undefined && right !== undefined && (Object.keys(left) as Array<keyof WatchedCounts>).every(key => left[key] === right[key]));

const statusEvent = ({progress, status, silence}: ModelWatch): WatchedEvent => ({
	type: 'status',
	version: progress?.version,
	goal: status?.version,
	isReachable: silence === undefined && status === undefined ? undefined : silence === undefined,
	counts: status && progress ? countsOf(status, progress.version) : undefined,
	silentSince: silence?.since,
	waitingFor: silence === undefined ? progress?.waitingFor : `No answer: ${silence.reason}`,
	isComplete: progress?.isComplete ?? false,
});

const tellStatus = (watch: ModelWatch, at: number): Watched => {
	const event = statusEvent(watch);
	return {watch: {...watch, toldAt: at, told: event.type === 'status' ? event.counts : undefined}, events: [event]};
};

const agentEvent = (agent: Agent, from: string | undefined): AgentEvent => ({
	type: 'agent', agent: agent.tag, name: agent.name, from, to: agent.version, state: agent.state, message: agent.message, isBad: isBad(agent.condition),
});

/** Agents run hooks and rest all day: worth a word is another version, another place on the way, and other words of what is wrong. */
const compareAgents = (before: ModelStatus, after: ModelStatus, version: string): readonly AgentEvent[] => {
	const old = new Map(before.agents.map(agent => [agent.tag, agent]));
	const changed = after.agents.flatMap(agent => {
		const known = old.get(agent.tag);
		old.delete(agent.tag);
		if (known === agent) {
			return [];
		}

		const isChanged = known === undefined
			|| known.version !== agent.version
			|| classifyAgent(known, version, before) !== classifyAgent(agent, version, after)
			|| (isBad(agent.condition) && known.message !== agent.message);
		return isChanged ? [agentEvent(agent, known?.version)] : [];
	});
	const gone = old.values().map((agent): AgentEvent => ({
		...agentEvent(agent, agent.version), to: undefined, state: 'gone', message: undefined, isBad: false,
	})).toArray();
	return [...changed, ...gone];
};

/** What was complete and is not well any more has to prove itself anew; so has another goal. */
const progressBefore = (watch: ModelWatch, {status, at}: Extract<Observation, {ok: true}>, version: string): Progress => {
	const {progress} = watch;
	if (progress?.version !== version) {
		return startProgress(version, at);
	}

	return progress.isComplete && !isSatisfied({status, counts: tallyAgents(status, version), version}) ? startProgress(version, at) : progress;
};

const completion = (before: Progress, after: Progress, counts: WatchedCounts): readonly WatchedEvent[] =>
	after.isComplete && !before.isComplete
		? [{
			type: 'complete', version: after.version, counts, answers: after.goodAnswers, span: (after.completedAt ?? 0) - (after.goodSince ?? 0),
		}]
		: [];

const observeAnswer = (watch: ModelWatch, observation: Extract<Observation, {ok: true}>): Watched => {
	const {at} = observation;
	const status = shareAgents(watch.status, observation.status);
	const {silence} = watch;
	const recovered: readonly WatchedEvent[] = silence ? [{type: 'recovered', since: silence.since, silence: Math.max(0, at - silence.since)}] : [];
	const next: ModelWatch = {
		...watch, status, silence: undefined, answers: watch.answers + 1,
	};
	const version = watch.wanted ?? status.version ?? watch.fallback;
	if (version === undefined) {
		const told = tellStatus(next, at);
		return {watch: told.watch, events: [...recovered, ...told.events]};
	}

	const before = progressBefore(watch, {...observation, status}, version);
	const progress = followProgress(before, {...observation, status});
	const counts = countsOf(status, version);
	const current: ModelWatch = {...next, progress, isStuckTold: watch.isStuckTold && progress.lastChangeAt === watch.progress?.lastChangeAt};
	const complete = completion(before, progress, counts);
	const isNews = recovered.length > 0 || complete.length > 0 || before !== watch.progress || !isSameCounts(counts, watch.told);
	const told = isNews ? tellStatus(current, at) : {watch: current, events: []};
	return {
		watch: told.watch,
		events: [...recovered, ...(watch.status ? compareAgents(watch.status, status, version) : []), ...told.events, ...complete],
	};
};

const observeSilence = (watch: ModelWatch, observation: Extract<Observation, {ok: false}>): Watched => {
	const {at, duration, reason} = observation;
	const since = watch.silence?.since ?? (at - duration);
	const next: ModelWatch = {
		...watch,
		progress: watch.progress && followProgress(watch.progress, observation),
		silence: {since, tries: (watch.silence?.tries ?? 0) + 1, reason},
	};
	if (watch.silence) {
		return {watch: next, events: []};
	}

	const told = tellStatus(next, at);
	return {watch: told.watch, events: [{type: 'outage', since, reason}, ...told.events]};
};

/**
Folds one more answer, or a question that got none, into what is known of a model.

@returns What somebody who watches wants to hear of it, in the order in which it is told.
*/
export const observeModel = (watch: ModelWatch, observation: Observation): Watched =>
	observation.ok ? observeAnswer(watch, observation) : observeSilence(watch, observation);

/**
What there is to say because time has passed: that nothing goes on, and, at least once a minute, how it is.

@param now Milliseconds since 1970.
*/
export const passTime = (watch: ModelWatch, now: number): Watched => {
	const {progress} = watch;
	const isStuck = progress !== undefined && watch.silence === undefined && paceOf(progress, now) === 'stuck';
	const stuck: readonly WatchedEvent[] = isStuck && !watch.isStuckTold ? [{type: 'stuck', since: progress.lastChangeAt, waitingFor: progress.waitingFor ?? ''}] : [];
	const current = stuck.length > 0 ? {...watch, isStuckTold: true} : watch;
	if (now - watch.toldAt < longestPause && now >= watch.toldAt) {
		return {watch: current, events: stuck};
	}

	const told = tellStatus(current, now);
	return {watch: told.watch, events: [...stuck, ...told.events]};
};
