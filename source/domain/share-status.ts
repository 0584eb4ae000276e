import {type Agent, type StatusInfo} from './agent.js';
import {carryExecuting} from './cases/executing-units.js';
import {carryNoteworthy, type AgentChange} from './noteworthy.js';
import {type ModelStatus, type StorageInUse} from './status.js';
import {carryTally} from './tally.js';
import {carryWidest} from './widest-texts.js';

const isSameInfo = (left: StatusInfo | undefined, right: StatusInfo | undefined): boolean =>
	left === right || (
		left !== undefined && right !== undefined
		&& left.current === right.current && left.message === right.message && left.since === right.since
	);

const isSameAgent = (left: Agent, right: Agent): boolean =>
	// What changes most comes first.
	left.version === right.version
	&& left.condition === right.condition
	&& left.since === right.since
	&& left.message === right.message
	&& left.state === right.state
	&& isSameInfo(left.agentStatus, right.agentStatus)
	&& isSameInfo(left.workloadStatus, right.workloadStatus)
	&& isSameInfo(left.instanceStatus, right.instanceStatus)
	&& left.kind === right.kind
	&& left.machine === right.machine
	&& left.application === right.application
	&& left.principal === right.principal
	&& left.isLeader === right.isLeader
	&& left.upgradingFrom === right.upgradingFrom
	&& left.life === right.life
	&& left.base === right.base
	&& left.memberStatus === right.memberStatus
	&& left.address === right.address;

/** A name is a key of Juju's answer and is compared in no time; a tag is put together from it, and would have to be spelled out for each comparison. */
const isNamedAlike = (left: Agent | undefined, right: Agent): boolean => left?.name === right.name && left.kind === right.kind;

type SharedAgents = {
	readonly agents: readonly Agent[];
	/** Undefined where agents came, went or changed places. */
	readonly changes: readonly AgentChange[] | undefined;
};

const shareAgentList = (previous: readonly Agent[], next: readonly Agent[]): SharedAgents => {
	let byTag: ReadonlyMap<string, Agent> | undefined;
	const changes: AgentChange[] = [];
	const agents = next.map((agent, index) => {
		let before = previous[index];
		if (before === agent) {
			// It was not read anew.
			return agent;
		}

		if (!isNamedAlike(before, agent)) {
			// Agents came or went: from here on the place in the list says nothing.
			byTag ??= new Map(previous.map(other => [other.tag, other]));
			before = byTag.get(agent.tag);
		}

		if (before && isNamedAlike(before, agent) && isSameAgent(before, agent)) {
			return before;
		}

		if (before) {
			changes.push({before, after: agent});
		}

		return agent;
	});
	const isInPlace = byTag === undefined && previous.length === next.length;
	return {agents: isInPlace && changes.length === 0 ? previous : agents, changes: isInPlace ? changes : undefined};
};

const isSameValue = (left: unknown, right: unknown): boolean => {
	if (Object.is(left, right)) {
		return true;
	}

	if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
		return false;
	}

	const leftEntries = Object.entries(left);
	return leftEntries.length === Object.keys(right).length
		&& leftEntries.every(([key, value]) => isSameValue(value, (right as Readonly<Record<string, unknown>>)[key]));
};

const share = <Value>(previous: Value, next: Value): Value => (isSameValue(previous, next) ? previous : next);

/** As many as there are units: compared fact by fact. */
const isSameStorage = (left: StorageInUse | undefined, right: StorageInUse): boolean =>
	left?.unit === right.unit && left.name === right.name && left.kind === right.kind;

const shareStorage = (previous: ModelStatus['storage'], next: ModelStatus['storage']): ModelStatus['storage'] =>
	previous === next || (previous?.length === next?.length && next?.every((storage, index) => isSameStorage(previous?.[index], storage)) === true) ? previous : next;

/** Each by itself: what one application tells is no news of the others. */
const shareApplications = (previous: ModelStatus['applications'], next: ModelStatus['applications']): ModelStatus['applications'] => {
	const applications = next.map((application, index) => share(previous[index], application) ?? application);
	return previous.length === next.length && applications.every((application, index) => application === previous[index]) ? previous : applications;
};

// An answer may have been shared where it was read, off the way of the screen; it is not worth a second look then.
const sharedWith = new WeakMap<ModelStatus, WeakRef<ModelStatus>>();

/**
Lets the new status of a model hold on to all objects of the one before that have not changed: unchanged agents stay the same objects, and a status in
which nothing changed at all is the previous one itself. Linear in the number of agents.

The model's own `since` alone is no change: for hosted models 4.0.14 to 4.0.17 say the time of the call there.
*/
export const shareAgents = (previous: ModelStatus | undefined, next: ModelStatus): ModelStatus => {
	if (!previous) {
		return next;
	}

	if (sharedWith.get(next)?.deref() === previous) {
		return next;
	}

	const {agents, changes} = shareAgentList(previous.agents, next.agents);
	const isSameState = previous.status.current === next.status.current && previous.status.message === next.status.message;
	const shared: ModelStatus = {
		...next,
		status: isSameState ? previous.status : next.status,
		agents,
		applications: shareApplications(previous.applications, next.applications),
		offers: share(previous.offers, next.offers),
		remoteApplications: share(previous.remoteApplications, next.remoteApplications),
		...(next.storage && {storage: shareStorage(previous.storage, next.storage)}),
		problems: share(previous.problems, next.problems),
	};
	const keys = Object.keys(shared) as Array<keyof ModelStatus>;
	if (keys.length === Object.keys(previous).length && keys.every(key => shared[key] === previous[key])) {
		return previous;
	}

	if (changes) {
		carryNoteworthy(previous.agents, agents, changes);
		carryTally(previous, shared, changes);
		carryWidest(previous.agents, agents, changes);
		carryExecuting(previous.agents, agents, changes);
	}

	sharedWith.set(shared, new WeakRef(previous));
	return shared;
};
