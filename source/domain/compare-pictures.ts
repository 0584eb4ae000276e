import {isBad, type Agent} from './agent.js';
import {type Application, type ModelStatus, type Offer} from './status.js';

/** Something that is not as it was before the upgrade. */
export type Difference = {
	readonly kind:
		| 'agent-appeared' | 'agent-gone' | 'agent-worse' | 'agent-better'
		| 'application-appeared' | 'application-gone' | 'application-worse' | 'application-better' | 'application-changed'
		| 'workload-version' | 'charm' | 'offer-appeared' | 'offer-gone' | 'offer-connections';
	/** An agent's tag, or the name of an application or offer. */
	readonly subject: string;
	/** As people see it: `0/lxd/1`, `mysql/0`, `telegraf`. */
	readonly name: string;
	readonly before: string | undefined;
	readonly after: string | undefined;
	/** Juju's or the charm's words now, where there are any. */
	readonly message: string | undefined;
	/** Whether somebody should look at it. */
	readonly isTrouble: boolean;
};

type Pair<Value> = {readonly before: Value | undefined; readonly after: Value | undefined};

const pairUp = <Value>(before: readonly Value[], after: readonly Value[], keyOf: (value: Value) => string): ReadonlyArray<Pair<Value>> => {
	const old = new Map(before.map(value => [keyOf(value), value]));
	const present = new Set(after.map(value => keyOf(value)));
	return [
		...after.map(value => ({before: old.get(keyOf(value)), after: value})),
		...before.filter(value => !present.has(keyOf(value))).map(value => ({before: value, after: undefined})),
	];
};

const compareAgents = ({before, after}: Pair<Agent>): readonly Difference[] => {
	const agent = after ?? before;
	if (!agent || before === after) {
		return [];
	}

	const common = {
		subject: agent.tag, name: agent.name, before: before?.state, after: after?.state, message: after?.message,
	};
	if (!before || !after) {
		return [{...common, kind: before ? 'agent-gone' : 'agent-appeared', isTrouble: before !== undefined && before.life === undefined}];
	}

	if (isBad(before.condition) === isBad(after.condition)) {
		// From one trouble into another is worth a line, too.
		return isBad(after.condition) && before.condition !== after.condition ? [{...common, kind: 'agent-worse', isTrouble: true}] : [];
	}

	return [{...common, kind: isBad(after.condition) ? 'agent-worse' : 'agent-better', isTrouble: isBad(after.condition)}];
};

// How well an application does by its status word, the best first; words not listed are somewhere in the middle.
const goodness = ['active', 'unknown', 'unset', 'maintenance', 'waiting', 'blocked', 'terminated', 'error'];

const rank = (word: string | undefined): number => {
	const index = goodness.indexOf(word ?? 'unknown');
	return index === -1 ? goodness.indexOf('maintenance') : index;
};

const compareStatus = (before: Application, after: Application): readonly Difference[] => {
	const [old, current] = [before.status.current, after.status.current];
	if (old === current) {
		return [];
	}

	const change = rank(current) - rank(old);
	return [{
		kind: change === 0 ? 'application-changed' : (change > 0 ? 'application-worse' : 'application-better'),
		subject: after.name,
		name: after.name,
		before: old,
		after: current,
		message: after.status.message,
		isTrouble: change > 0,
	}];
};

const charmOf = ({charm, charmRevision, charmChannel}: Application): string =>
	[charm, ...(charmRevision === undefined ? [] : [`revision ${charmRevision}`]), ...(charmChannel === undefined ? [] : [charmChannel])].join(' ');

const compareApplications = ({before, after}: Pair<Application>): readonly Difference[] => {
	const application = after ?? before;
	if (!application || before === after) {
		return [];
	}

	const common = {subject: application.name, name: application.name, message: undefined};
	if (!before || !after) {
		return [{
			...common, kind: before ? 'application-gone' : 'application-appeared', before: before?.status.current, after: after?.status.current, isTrouble: before !== undefined,
		}];
	}

	return [
		...compareStatus(before, after),
		...(before.workloadVersion === after.workloadVersion
			? []
			: [{
				...common, kind: 'workload-version' as const, before: before.workloadVersion, after: after.workloadVersion, isTrouble: false,
			}]),
		...(charmOf(before) === charmOf(after)
			? []
			: [{
				...common, kind: 'charm' as const, before: charmOf(before), after: charmOf(after), isTrouble: true,
			}]),
	];
};

const connectionsOf = (offer: Offer | undefined): string | undefined =>
	offer?.activeConnections === undefined ? undefined : String(offer.activeConnections);

const compareOffers = ({before, after}: Pair<Offer>): readonly Difference[] => {
	const name = (after ?? before)?.name ?? '';
	const common = {
		subject: name, name, before: connectionsOf(before), after: connectionsOf(after), message: undefined,
	};
	if (!before || !after) {
		return [{...common, kind: before ? 'offer-gone' : 'offer-appeared', isTrouble: before !== undefined}];
	}

	return common.before === common.after
		? []
		: [{...common, kind: 'offer-connections', isTrouble: Number(common.after ?? 0) < Number(common.before ?? 0)}];
};

/**
What is not as it was: agents and applications that appeared, went, got worse or better, other workload versions and charms, offers.

Versions and moments are left out: the versions of agents are meant to differ, and times always do.

@param before The picture taken before the upgrade.
@param after The model now.
@returns Trouble first, else in the order of the status.
*/
export const comparePictures = (before: ModelStatus, after: ModelStatus): readonly Difference[] => {
	const differences = [
		...pairUp(before.agents, after.agents, ({tag}) => tag).flatMap(pair => compareAgents(pair)),
		...pairUp(before.applications, after.applications, ({name}) => name).flatMap(pair => compareApplications(pair)),
		...pairUp(before.offers, after.offers, ({name}) => name).flatMap(pair => compareOffers(pair)),
	];
	return [...differences.filter(({isTrouble}) => isTrouble), ...differences.filter(({isTrouble}) => !isTrouble)];
};
