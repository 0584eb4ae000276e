import {
	type Application,
	type Controller,
	type DeclaredCharm,
	type DeclaredEndpoint,
	type Model,
	type Relation,
} from './cloud.js';
import {isFrom} from './era.js';

/** Why a controller does not take a charm for an application. */
export type CharmProblem =
	| {readonly type: 'not-alive'}
	| {readonly type: 'subordinacy'}
	| {readonly type: 'base'; readonly base: string; readonly bases: readonly string[]}
	/** `change`: what of the endpoint is another; gone where not given. */
	| {readonly type: 'relation'; readonly relation: string; readonly endpoint: string; readonly change?: {readonly part: 'role' | 'interface' | 'scope'; readonly from: string; readonly to: string}}
	| {readonly type: 'peer'; readonly relation: string; readonly endpoint: string}
	| {readonly type: 'limit'; readonly endpoint: string; readonly limit: number; readonly count: number}
	/** `text`: what happened to it, in words that all versions have. */
	| {readonly type: 'storage'; readonly storage: string; readonly text: string; readonly isRemoved?: boolean}
	| {readonly type: 'single-storage'; readonly storage: string}
	| {readonly type: 'deployment-mode'}
	| {readonly type: 'podspec'; readonly application: string}
	| {readonly type: 'format'};

export type RuleFacts = {
	readonly controller: Controller;
	readonly model: Model;
	readonly application: Application;
	/** What the new charm declares. */
	readonly after: DeclaredCharm;
	/** The new charm's; any where there is none. */
	readonly bases: readonly string[];
	/** The one that the application shall have. */
	readonly base: string;
	/** `--force` of 2.5 and later. */
	readonly forces: boolean;
	readonly forcesBase: boolean;
};

const implicit: DeclaredEndpoint = {name: 'juju-info', role: 'provider', interface: 'juju-info'};

const endpointOf = ({endpoints = []}: DeclaredCharm, name: string): DeclaredEndpoint | undefined =>
	[...endpoints, implicit].find(endpoint => endpoint.name === name);

const unitCount = ({model, application}: RuleFacts): number => model.units.values().filter(unit => unit.application === application.name).toArray().length;

const isPeer = ({left, right}: Relation): boolean => left.application === right.application;

const ownEnd = ({left, right}: Relation, {name}: Application): string => left.application === name ? left.endpoint : right.endpoint;

/** The requirer stands first, where it is known who that is. */
const relationName = ({left, right}: Relation, {name, declares}: Application): string => {
	const [own, other] = left.application === name ? [left, right] : [right, left];
	const isProvider = declares && endpointOf(declares, own.endpoint)?.role === 'provider';
	return [...(isProvider === true ? [other, own] : (isProvider === false ? [own, other] : [left, right]))].map(({application, endpoint}) => `${application}:${endpoint}`).join(' ');
};

const relationsOf = ({model, application}: RuleFacts): readonly Relation[] =>
	model.relations.filter(({left, right}) => left.application === application.name || right.application === application.name);

const changeOf = (relation: Relation, before: DeclaredEndpoint | undefined, after: DeclaredEndpoint) => {
	if (before && before.role !== after.role) {
		return {part: 'role', from: before.role, to: after.role} as const;
	}

	if (relation.interface !== after.interface) {
		return {part: 'interface', from: relation.interface, to: after.interface} as const;
	}

	// A relation within containers is one with whatever endpoint; one that is not must not become one (juju/charm `meta.go`, `ImplementedBy`).
	return relation.scope === 'global' && after.scope === 'container' ? {part: 'scope', from: 'global', to: 'container'} as const : undefined;
};

const brokenRelation = (facts: RuleFacts): CharmProblem | undefined => {
	const {application, after} = facts;
	for (const relation of after.endpoints ? relationsOf(facts).filter(each => !isPeer(each)) : []) {
		const endpoint = ownEnd(relation, application);
		const fresh = endpointOf(after, endpoint);
		const change = fresh && changeOf(relation, application.declares && endpointOf(application.declares, endpoint), fresh);
		if (!fresh || change) {
			return {
				type: 'relation', relation: relationName(relation, application), endpoint, ...(change && {change}),
			};
		}
	}

	return undefined;
};

/**
The peer endpoints that an application has now: they are always in use.
*/
export const peersOf = ({application, model}: Pick<RuleFacts, 'application' | 'model'>): ReadonlyMap<string, string> => new Map([
	...model.relations.filter(relation => isPeer(relation) && relation.left.application === application.name).map(relation => [relation.left.endpoint, relation.interface] as const),
	...(application.declares?.endpoints ?? []).filter(({role}) => role === 'peer').map(({name, interface: type}) => [name, type] as const),
]);

/** Source: 2.0.0 to 3.6.28 `state/application.go`, 4.0.15 `domain/application/state/application.go`. */
const canDropPeers = (facts: RuleFacts): boolean => {
	const {version} = facts.controller;
	if (isFrom(version, 4)) {
		return unitCount(facts) === 0;
	}

	if (isFrom(version, 2, 9, 3) || (isFrom(version, 2, 8, 11) && !isFrom(version, 2, 9))) {
		return true;
	}

	return isFrom(version, 2, 2) && unitCount(facts) === 1;
};

const droppedPeer = (facts: RuleFacts): CharmProblem | undefined => {
	const {after, application} = facts;
	if (!after.endpoints || canDropPeers(facts)) {
		return undefined;
	}

	for (const [endpoint, type] of peersOf(facts)) {
		const fresh = endpointOf(after, endpoint);
		if (fresh?.role !== 'peer' || fresh.interface !== type) {
			return {type: 'peer', relation: `${application.name}:${endpoint}`, endpoint};
		}
	}

	return undefined;
};

const exceededLimit = (facts: RuleFacts): CharmProblem | undefined => {
	const {controller, application, after, forces} = facts;
	if (!isFrom(controller.version, 2, 8) || (forces && !isFrom(controller.version, 4))) {
		return undefined;
	}

	for (const {name, limit, role} of after.endpoints ?? []) {
		const count = relationsOf(facts).filter(relation => ownEnd(relation, application) === name).length;
		if (limit !== undefined && limit > 0 && role !== 'peer' && count > limit) {
			return {
				type: 'limit', endpoint: `${application.name}:${name}`, limit, count,
			};
		}
	}

	return undefined;
};

type Storage = NonNullable<DeclaredCharm['storage']>[number];

const countText = (value: number): string => value === Infinity ? '<unlimited>' : String(value);

const changedStorage = (old: Storage, fresh: Storage): CharmProblem | undefined => {
	const at = {type: 'storage', storage: old.name} as const;
	if (old.type !== fresh.type) {
		return {...at, text: `existing storage "${old.name}" type changed from "${old.type}" to "${fresh.type}"`};
	}

	if ((old.location ?? '') !== (fresh.location ?? '')) {
		return {...at, text: `existing storage "${old.name}" location changed from "${old.location ?? ''}" to "${fresh.location ?? ''}"`};
	}

	if (fresh.minimum > old.minimum) {
		return {...at, text: `existing storage "${old.name}" range contracted: min increased from ${old.minimum} to ${fresh.minimum}`};
	}

	const [most, mostAfter] = [old.maximum ?? Infinity, fresh.maximum ?? Infinity];
	if (mostAfter < most) {
		return {...at, text: `existing storage "${old.name}" range contracted: max decreased from ${countText(most)} to ${countText(mostAfter)}`};
	}

	return old.location !== undefined && most === 1 && mostAfter !== 1 ? {type: 'single-storage', storage: old.name} : undefined;
};

const removedStorage = ({name, minimum}: Storage): CharmProblem | undefined => minimum > 0
	? {
		type: 'storage', storage: name, text: `required storage "${name}" removed`, isRemoved: true,
	}
	: undefined;

/** Optional storage that was never given to a unit may go. */
const storageProblem = ({controller, application, after}: RuleFacts): CharmProblem | undefined => {
	const {storage: olds} = application.declares ?? {};
	if (!olds || !after.storage) {
		return undefined;
	}

	for (const old of olds) {
		const fresh = after.storage.find(({name}) => name === old.name);
		const problem = fresh ? changedStorage(old, fresh) : removedStorage(old);
		if (problem) {
			return problem;
		}
	}

	const added = isFrom(controller.version, 2) ? undefined : after.storage.find(({name, minimum}) => minimum > 0 && olds.every(old => old.name !== name));
	return added && {type: 'storage', storage: added.name, text: `required storage "${added.name}" added`};
};

const modeProblem = (facts: RuleFacts): CharmProblem | undefined => {
	const {controller, model, application, after} = facts;
	const before = application.declares?.mode;
	if (model.kind !== 'caas' || before === undefined || after.mode === undefined || before === after.mode) {
		return undefined;
	}

	if (before === 'podspec' && after.mode === 'sidecar' && isFrom(controller.version, 2, 9)) {
		return unitCount(facts) === 0 ? undefined : {type: 'podspec', application: application.name};
	}

	return isFrom(controller.version, 4) ? undefined : {type: 'deployment-mode'};
};

const subordinacyProblem = ({controller, application, after}: RuleFacts): CharmProblem | undefined =>
	after.isSubordinate === undefined || after.isSubordinate === application.isSubordinate || isFrom(controller.version, 4) ? undefined : {type: 'subordinacy'};

const formatProblem = ({controller: {version}, application, after}: RuleFacts): CharmProblem | undefined =>
	isFrom(version, 3) && !isFrom(version, 4) && application.declares && (application.declares.format ?? 2) === 2 && after.format === 1 ? {type: 'format'} : undefined;

const baseProblem = ({base, bases, forcesBase}: RuleFacts): CharmProblem | undefined =>
	bases.length === 0 || bases.includes(base) || forcesBase ? undefined : {type: 'base', base, bases};

/**
The first rule of compatibility that a charm breaks, as a controller of that version checks them. What is not known of a charm is not held against it.

Source: 1.25.13 `state/service.go`; 2.0.0, 2.9.52, 3.6.28 `state/application.go`; 4.0.15 `domain/application/state/application.go`.
*/
export const findCharmProblem = (facts: RuleFacts): CharmProblem | undefined =>
	(facts.application.life === 'dying' ? {type: 'not-alive'} as const : undefined)
	?? subordinacyProblem(facts)
	?? baseProblem(facts)
	?? formatProblem(facts)
	?? modeProblem(facts)
	?? brokenRelation(facts)
	?? droppedPeer(facts)
	?? exceededLimit(facts)
	?? storageProblem(facts);
