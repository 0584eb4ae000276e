import {type RelationInUse} from '../../status.js';
import {listOf} from '../../words.js';
import {type CharmEndpoint} from '../definition.js';
import {
	pass,
	refuse,
	unknownCharm,
	unsaid,
	type CharmRule,
	type CompatibilityFacts,
} from './rule.js';

/** Every charm has it without saying so (1.25.13 to 4.0: `charm.Meta`, implicit relations). */
const implicitEndpoint = 'juju-info';

/** Relations with others; those of peers have a rule of their own. */
export const relationsWithOthers = ({application}: Pick<CompatibilityFacts, 'application'>): readonly RelationInUse[] | undefined =>
	application.relations?.filter(relation => relation.application !== application.name && relation.endpoint !== implicitEndpoint);

type Match =
	/** Why it is broken. */
	| {readonly kind: 'broken'; readonly reason: string}
	/** What cannot be told. */
	| {readonly kind: 'open'; readonly about: 'interface' | 'scope'}
	| {readonly kind: 'fits'};

const broken = (reason: string): Match => ({kind: 'broken', reason});

type Compared = {readonly used: RelationInUse; readonly old: CharmEndpoint | undefined; readonly now: CharmEndpoint | undefined; readonly isStrict: boolean};

/** A relation of global scope cannot become one of a container; the other way is free up to 3.x (`charm.Relation.ImplementedBy`), and refused in 4.0. */
const compareScope = ({used, old, now, isStrict}: Compared & {readonly now: CharmEndpoint}): Match => {
	const scope = used.scope ?? old?.scope;
	if (now.scope === undefined || (scope === undefined && now.scope === 'container')) {
		return {kind: 'open', about: 'scope'};
	}

	if (scope === 'global' && now.scope === 'container') {
		return broken(`${used.endpoint} has the scope container in the new charm, and global now`);
	}

	// The other end may be what made it one of containers.
	if (isStrict && scope === 'container' && now.scope === 'global') {
		if (old?.scope === 'container') {
			return broken(`${used.endpoint} has the scope global in the new charm, and container now`);
		}

		return old === undefined ? {kind: 'open', about: 'scope'} : {kind: 'fits'};
	}

	return {kind: 'fits'};
};

const compare = (compared: Compared): Match => {
	const {used, old, now} = compared;
	if (now === undefined) {
		return broken(`${used.endpoint} is missing in the new charm, and ${used.application} is related to it`);
	}

	if (now.role === 'peer' || (old !== undefined && old.role !== now.role)) {
		return broken(`${used.endpoint} is a ${now.role} in the new charm, and ${old === undefined ? 'relates to others' : `a ${old.role}`} now`);
	}

	const wanted = used.interface ?? old?.interface;
	if (wanted === undefined) {
		return {kind: 'open', about: 'interface'};
	}

	return wanted === now.interface
		? compareScope({...compared, now})
		: broken(`${used.endpoint} speaks ${now.interface === '' ? 'no interface' : now.interface} in the new charm, and ${wanted} now`);
};

/** Relations that the charm offers and nobody uses may go in every version. */
const leaving = ({before, after, application}: CompatibilityFacts): string => {
	const used = new Set(application.relations?.map(({endpoint}) => endpoint));
	const names = (before?.endpoints ?? []).filter(({name, role}) => role !== 'peer' && !used.has(name) && after?.endpoints?.every(endpoint => endpoint.name !== name));
	return names.length === 0 ? '' : ` Gone and not in use: ${listOf(names.map(({name}) => name))}.`;
};

/**
Source: 1.25.13 `state/service.go` (`would break relation "..."`); 2.0.0, 2.9.52, 3.6.28 `state/application.go`; 4.0.15 `domain/application/state/application.go`.
*/
export const relationsInUse: CharmRule = {
	id: 'relations-in-use',
	title: 'Relations in use stay',
	judge(facts) {
		const used = relationsWithOthers(facts);
		const {after, before, application, controller} = facts;
		if (used === undefined) {
			return unsaid('Status does not say which relations are in use; Juju itself decides.', 'Look at juju status --relations.');
		}

		if (used.length === 0) {
			return pass(`${application.name} has no relations with others that could break.${leaving(facts)}`);
		}

		if (after?.endpoints === undefined) {
			return unknownCharm('The relations');
		}

		const {endpoints} = after;
		const matches = used.map(relation => compare({
			used: relation,
			old: before?.endpoints?.find(({name}) => name === relation.endpoint),
			now: endpoints.find(({name}) => name === relation.endpoint),
			isStrict: controller !== undefined && controller.major >= 4,
		}));
		const reasons = [...new Set(matches.flatMap(match => match.kind === 'broken' ? [match.reason] : []))];
		if (reasons.length > 0) {
			return refuse(`${listOf(reasons, 2)}.`, 'Choose a charm with these relations, or remove them first, with all that this ends.');
		}

		const open = [...new Set(matches.flatMap(match => match.kind === 'open' ? [match.about] : []))];
		const names = listOf([...new Set(used.map(({endpoint}) => endpoint))]);
		return open.length > 0
			? unsaid(`The new charm has ${names}, but ${open.join(' and ')} cannot be compared from here; Juju itself decides.${leaving(facts)}`)
			: pass(`What is in use (${names}) is there with the same role, interface and scope.${leaving(facts)}`);
	},
};
