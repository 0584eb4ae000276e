import {type AgentCounts} from './progress.js';

/** Who was seen to change, from which version to which; `undefined` where it reports none, or was not there. */
export type AgentEvent = {
	readonly type: 'agent';
	/** Its tag. */
	readonly agent: string;
	/** As people see it. */
	readonly name: string;
	readonly from: string | undefined;
	readonly to: string | undefined;
	/** The word for its state; `gone` where the model has it no more. */
	readonly state: string;
	readonly message: string | undefined;
	/** Down, lost, in error. */
	readonly isBad: boolean;
};

/** Counts of a model's agents, with those that report another version than the wanted one, whatever else is the matter with them. */
export type WatchedCounts = AgentCounts & {readonly behind: number};

export type StatusEvent = {
	readonly type: 'status';
	/** The version that is waited for; undefined until it is known. */
	readonly version: string | undefined;
	/** What Juju wants of the model now; undefined where it does not say. */
	readonly goal: string | undefined;
	/** Undefined until the first answer or the first question without one. */
	readonly isReachable: boolean | undefined;
	/** The last known; undefined until there are any. */
	readonly counts: WatchedCounts | undefined;
	/** Since when nothing answers. */
	readonly silentSince: number | undefined;
	/** What it waits for, one sentence; undefined where it waits for nothing. */
	readonly waitingFor: string | undefined;
	readonly isComplete: boolean;
};

/** What somebody who watches a model wants to hear of. Moments are milliseconds since 1970. */
export type WatchedEvent =
	| StatusEvent
	| AgentEvent
	| {readonly type: 'outage'; readonly since: number; readonly reason: string}
	| {readonly type: 'recovered'; readonly since: number; readonly silence: number}
	| {readonly type: 'stuck'; readonly since: number; readonly waitingFor: string}
	| {readonly type: 'complete'; readonly version: string; readonly counts: WatchedCounts; readonly answers: number; readonly span: number}
	| {readonly type: 'timed-out'; readonly after: number; readonly waitingFor: string};
