import {
	type AgentEvent,
	type StatusEvent,
	type WatchedCounts,
	type WatchedEvent,
} from '../domain/watched-event.js';
import {isSameVersionText} from '../domain/version.js';
import {countOf, spanOf} from '../domain/words.js';

/** What events are about, and when they were seen. */
export type WatchedPlace = {
	readonly controller: string;
	/** `CONTROLLER:MODEL`; undefined while the controller has not told its models yet. */
	readonly model: string | undefined;
	/** Milliseconds since 1970. */
	readonly at: number;
};

const moment = (at: number): string => new Date(at).toISOString();

/** The facts of an event as its JSON object has them. What is undefined is `null` there. */
const factsOf = (event: WatchedEvent): Readonly<Record<string, unknown>> => {
	switch (event.type) {
		case 'status': {
			return {
				'target-version': event.version,
				'model-version': event.goal,
				reachable: event.isReachable,
				agents: event.counts,
				complete: event.isComplete,
				'silent-since': event.silentSince === undefined ? undefined : moment(event.silentSince),
				message: event.waitingFor,
			};
		}

		case 'agent': {
			return {
				agent: event.agent, from: event.from, to: event.to, state: event.state, message: event.message,
			};
		}

		case 'outage': {
			return {since: moment(event.since), message: event.reason};
		}

		case 'recovered': {
			return {since: moment(event.since), 'silent-ms': event.silence};
		}

		case 'stuck': {
			return {since: moment(event.since), message: event.waitingFor};
		}

		case 'complete': {
			return {
				'target-version': event.version, agents: event.counts, answers: event.answers, 'span-ms': event.span,
			};
		}

		case 'timed-out': {
			return {'after-ms': event.after, message: event.waitingFor};
		}
	}
};

/**
One event as one JSON object on a line, with the line break.
*/
export const formatWatchJson = ({controller, model, at}: WatchedPlace, event: WatchedEvent): string => `${JSON.stringify({
	schema: 'juju-upgrade-wizard/watch/1', event: event.type, at: moment(at), controller, model, ...factsOf(event),
}, (_key, value: unknown) => value === undefined ? null : value)}\n`;

/** `41 of 128 agents at 3.6.28: 3 upgrading, 81 waiting, 1 down` */
const describeCounts = (counts: WatchedCounts, version: string): string => {
	const rest = (['upgrading', 'waiting', 'down', 'lost', 'error', 'unknown'] as const)
		.filter(key => counts[key] > 0)
		.map(key => `${counts[key]} ${key === 'error' ? 'in error' : (key === 'unknown' ? 'without a version' : key)}`);
	return `${counts.upgraded} of ${countOf(counts.total, 'agent')} at ${version}${rest.length === 0 ? '' : `: ${rest.join(', ')}`}`;
};

const describeStatus = ({version, goal, isReachable, counts, silentSince, waitingFor, isComplete}: StatusEvent, at: number): string => {
	const known = counts && version !== undefined ? describeCounts(counts, version) : undefined;
	if (isReachable === undefined) {
		return 'No answer yet.';
	}

	if (!isReachable) {
		return [`No answer since ${spanOf(at - (silentSince ?? at))}`, known === undefined ? undefined : `last known: ${known}`].filter(text => text !== undefined).join('; ');
	}

	if (known === undefined) {
		return 'It answers, but which version it shall have is not known.';
	}

	if (goal !== undefined && version !== undefined && !isSameVersionText(goal, version)) {
		return `${known}. Juju wants ${goal} of this model, not ${version}.`;
	}

	return `${known}${isComplete ? ', complete' : ''}${counts?.total === counts?.upgraded && !isComplete && waitingFor !== undefined ? `. ${waitingFor}` : ''}`;
};

const describeAgent = ({agent, name: short, from, to, state, message, isBad}: AgentEvent): string => {
	const name = agent.startsWith('machine-') ? `machine ${short}` : short;
	if (state === 'gone') {
		return `${name} is gone; it had ${from ?? 'no version'}`;
	}

	const words = message === undefined || message === '' ? state : `${state}, ${message}`;
	if (from === to) {
		return `${name} at ${to ?? 'no version'}: ${words}`;
	}

	return isBad || to === undefined
		? `${name} from ${from ?? 'no version'} to ${to ?? 'no version'}: ${words}`
		: `${name} ${from === undefined ? `has ${to}` : `from ${from} to ${to}`}: ${words}`;
};

const describe = (event: WatchedEvent, at: number): string => {
	switch (event.type) {
		case 'status': {
			return describeStatus(event, at);
		}

		case 'agent': {
			return describeAgent(event);
		}

		case 'outage': {
			return `No answer: ${event.reason} This is normal for some minutes while a controller restarts.`;
		}

		case 'recovered': {
			return `Answers again after ${spanOf(event.silence)}.`;
		}

		case 'stuck': {
			return `No further agent has turned for ${spanOf(at - event.since)}. ${event.waitingFor}`.trimEnd();
		}

		case 'complete': {
			return `Complete: ${describeCounts(event.counts, event.version)}, ${countOf(event.answers, 'answer')} in a row over ${spanOf(event.span)}.`;
		}

		case 'timed-out': {
			return `Not complete after ${spanOf(event.after)}. ${event.waitingFor}`.trimEnd();
		}
	}
};

/** So many agents of one answer have a line of their own: of a thousand that turn at once nobody reads each. */
const mostAgents = 10;

/**
What one answer gave rise to, a line each for people: the time in UTC, the model, what happened.
*/
export const formatWatchText = ({controller, model, at}: WatchedPlace, events: readonly WatchedEvent[]): string => {
	const agents = events.filter(event => event.type === 'agent');
	const gravest = new Set([...agents.filter(({isBad}) => isBad), ...agents.filter(({isBad}) => !isBad)].slice(0, mostAgents));
	const hidden = agents.length - gravest.size;
	const isCompleted = events.some(({type}) => type === 'complete');
	// The line that tells of completeness says all that a status says.
	const others = events.filter(({type}) => type !== 'agent' && !(type === 'status' && isCompleted));
	const lines = [
		...others.filter(({type}) => type === 'recovered').map(event => describe(event, at)),
		...agents.filter(event => gravest.has(event)).map(event => describeAgent(event)),
		...(hidden === 0 ? [] : [`and ${hidden} more ${hidden === 1 ? 'agent' : 'agents'} changed`]),
		...others.filter(({type}) => type !== 'recovered').map(event => describe(event, at)),
	];
	return lines.map(line => `${moment(at).slice(0, 19)}Z  ${model ?? controller}  ${line.replaceAll(/\s+/gv, ' ')}\n`).join('');
};
