import {
	type Application,
	type Offer,
	type RelationInUse,
	type RemoteApplication,
} from '../../domain/status.js';
import {neutralise} from '../neutralise.js';
import {
	countOf,
	isRecord,
	recordOf,
	textOf,
	type UnknownRecord,
} from './record.js';
import {
	readBase,
	readEntity,
	readLife,
	readStatusInfo,
	type StatusContext,
} from './status-context.js';

const nothing: UnknownRecord = Object.freeze({});

/** Entries of a section, each with its name made harmless. */
export const entitiesOf = (section: unknown): ReadonlyArray<readonly [name: string, value: unknown]> =>
	Object.entries(recordOf(section)).map(([name, value]) => [neutralise(name), value]);

/** `cs:trusty/mysql-29` of 1.25, which says no revision beside it. */
const revisionIn = (charm: string): number | undefined => {
	const revision = /-(?<revision>\d{1,9})$/v.exec(charm)?.groups?.['revision'];
	return revision === undefined || !charm.includes(':') ? undefined : Number(revision);
};

const scopes: ReadonlyMap<unknown, RelationInUse['scope']> = new Map([['global', 'global'], ['container', 'container']]);

const readRelation = (endpoint: string, relation: unknown): RelationInUse | undefined => {
	const {'related-application': other, interface: kind, scope} = typeof relation === 'string' ? {'related-application': relation} : recordOf(relation);
	const application = textOf(other);
	return application === undefined
		? undefined
		: {
			endpoint, application, interface: textOf(kind), scope: scopes.get(scope),
		};
};

/** Names of the applications at the other end up to 3.0, objects from 3.1 on. No key at all: there is none. */
const readRelations = (section: unknown): readonly RelationInUse[] => {
	const found: RelationInUse[] = [];
	if (isRecord(section)) {
		for (const [name, others] of Object.entries(section)) {
			const relations = Array.isArray(others) ? others.map(other => readRelation(neutralise(name), other)) : [];
			found.push(...relations.filter(relation => relation !== undefined));
		}
	}

	return found;
};

/**
Reads an application (`service` in 1.25); one that cannot be read keeps its name.
*/
export const readApplication = (name: string, value: unknown, {context, unitCount}: {readonly context: StatusContext; readonly unitCount: number}): Application => {
	const entity = readEntity(value, name, context);
	const application = entity ?? nothing;
	const charm = textOf(application['charm']) ?? '';
	const principals = application['subordinate-to'];
	return {
		name,
		charm,
		charmOrigin: textOf(application['charm-origin']),
		charmRevision: countOf(application['charm-rev']) ?? revisionIn(charm),
		charmChannel: textOf(application['charm-channel']),
		canUpgradeTo: textOf(application['can-upgrade-to']),
		base: readBase(application),
		status: readStatusInfo(application['application-status'] ?? application['service-status'], name, context),
		workloadVersion: textOf(application['version']),
		isSubordinate: Array.isArray(principals) && principals.length > 0,
		isExposed: application['exposed'] === true,
		life: readLife(application['life']),
		unitCount,
		relations: entity && readRelations(entity['relations']),
	};
};

/** Reads `offers` (2.2 and later; 3.6.28 `cmd/juju/status/formatted.go`). */
export const readOffers = (section: unknown, context: StatusContext): readonly Offer[] =>
	entitiesOf(section).map(([name, value]) => {
		const offer = readEntity(value, name, context) ?? nothing;
		return {
			name,
			application: textOf(offer['application']) ?? '',
			activeConnections: countOf(offer['active-connected-count']),
		};
	});

/** Reads `application-endpoints` (2.2 and later): applications of other models that are used here. */
export const readRemoteApplications = (section: unknown, context: StatusContext): readonly RemoteApplication[] =>
	entitiesOf(section).map(([name, value]) => {
		const remote = readEntity(value, name, context) ?? nothing;
		return {name, url: textOf(remote['url']) ?? '', status: readStatusInfo(remote['application-status'], name, context)};
	});
