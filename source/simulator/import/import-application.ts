import {type Agent} from '../../domain/agent.js';
import {type Application as ApplicationStatus, type ModelStatus, type StorageInUse} from '../../domain/status.js';
import {type Application, type DeclaredCharm, type Model} from '../cloud.js';
import {baseOf, earlier, type Site} from '../scenarios/build-machine.js';
import {importBase, importWords} from './import-parts.js';

const originOf = ({charm, charmOrigin}: ApplicationStatus): Application['origin'] => {
	if (charmOrigin === 'local' || charm.startsWith('local:')) {
		return 'local';
	}

	return charmOrigin === 'charmhub' || (charmOrigin === undefined && !charm.startsWith('cs:')) ? 'charmhub' : 'charmstore';
};

/** Subordinates: the applications that their principals are of; those that they are related to where they have no unit. */
const principalsOf = ({name, relations}: ApplicationStatus, units: readonly Agent[]): string[] => {
	const principals = units.map(({principal}) => principal?.split('/', 1)[0]).filter(each => each !== undefined);
	const related = (relations ?? []).filter(({scope, application}) => scope !== 'global' && application !== name).map(({application}) => application);
	return [...new Set(principals.length > 0 ? principals : related)].toSorted();
};

/** How many instances of a store each unit has; the simulation gives all units of an application as many. */
const storageOf = (stores: readonly StorageInUse[]): NonNullable<DeclaredCharm['storage']> =>
	[...Map.groupBy(stores, ({name}) => name)].map(([name, instances]) => ({
		name,
		type: instances[0]?.kind === 'block' ? 'block' as const : 'filesystem' as const,
		minimum: Math.max(...Map.groupBy(instances, ({unit}) => unit).values().map(({length}) => length)),
	}));

const podFacts = (site: Site, kind: Model['kind'], name: string): Pick<Application, 'providerId' | 'address'> => kind === 'caas'
	? {providerId: `${site.uuid.slice(0, 8)}-${name}`, address: `10.152.${site.number % 256}.${20 + (name.length % 200)}`}
	: {providerId: undefined, address: undefined};

/** A release whose files could not be put in place on some units: they said so. */
const takingOf = ({charmChannel, charmRevision}: ApplicationStatus, units: readonly Agent[], base: string): Partial<Application> => {
	const stuck = units.filter(({workloadStatus}) => workloadStatus?.current === 'error' && workloadStatus.message === 'upgrade failed');
	return stuck.length === 0
		? {}
		: {
			taking: {
				channel: charmChannel ?? '', revision: charmRevision ?? 0, bases: [base], conflictsOn: stuck.map(({name}) => name),
			},
		};
};

export type ApplicationParts = {
	readonly application: ApplicationStatus;
	readonly kind: Model['kind'];
	/** The application's own. */
	readonly units: readonly Agent[];
	/** What they have of it. */
	readonly storage: readonly StorageInUse[];
};

/** What units have of storage, by their applications. */
export const groupStorage = ({storage = []}: ModelStatus): ReadonlyMap<string, readonly StorageInUse[]> =>
	Map.groupBy(storage, ({unit}) => unit.slice(0, Math.max(0, unit.lastIndexOf('/'))));

/**
An application as a status describes it: its charm, where that came from, its channel and revision.
*/
export const importApplication = (site: Site, {application, kind, units, storage}: ApplicationParts): Application => {
	const {name, charm} = application;
	const base = importBase(application.base, baseOf(site.version));
	return {
		name,
		charm: charm === '' ? name : charm,
		origin: originOf(application),
		channel: application.charmChannel,
		revision: application.charmRevision ?? 0,
		canUpgradeTo: application.canUpgradeTo,
		base,
		workloadVersion: application.workloadVersion,
		status: importWords(application.status, {current: 'unknown', since: earlier(site, name), startedAt: site.startedAt}),
		isSubordinate: application.isSubordinate,
		subordinateTo: application.isSubordinate ? principalsOf(application, units) : [],
		isExposed: application.isExposed,
		life: application.life === undefined ? 'alive' : 'dying',
		...podFacts(site, kind, name),
		...(storage.length > 0 && {declares: {isSubordinate: application.isSubordinate, storage: storageOf(storage)}}),
		...takingOf(application, units, base.channel),
	};
};
