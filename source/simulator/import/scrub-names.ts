import {type Application, type ModelStatus} from '../../domain/status.js';
import {charmNameOf} from '../charms/charm-url.js';

/** `a` to `z`, then `aa`: Juju takes no name that ends with a number alone. */
const letters = (index: number): string => `${index >= 26 ? letters(Math.floor(index / 26) - 1) : ''}${String.fromCodePoint(97 + (index % 26))}`;

/** Gives names out in the order in which they are asked for; the same name has the same one each time. */
export const createRegister = (prefix: string): ((name: string) => string) => {
	const known = new Map<string, string>();
	return name => {
		const given = known.get(name) ?? `${prefix}-${letters(known.size)}`;
		known.set(name, given);
		return given;
	};
};

export const isLocal = ({charm, charmOrigin}: Application): boolean => charmOrigin === 'local' || charm.startsWith('local:');

/** What Juju takes as name of an application, too. */
const isCharmName = (name: string): boolean => /^[a-z][\-0-9a-z]*$/v.test(name);

/** Applications are called after their charms, which are public where they come from a store. */
const applicationNames = (statuses: readonly ModelStatus[], charms: (name: string) => string): ReadonlyMap<string, string> => {
	const names = new Map<string, string>();
	const taken = new Map<string, number>();
	for (const application of statuses.flatMap(({applications}) => applications)) {
		if (names.has(application.name)) {
			continue;
		}

		const charm = charmNameOf(application);
		const stem = application.name === 'controller' ? 'controller' : (isLocal(application) || !isCharmName(charm) ? charms(charm) : charm);
		const count = taken.get(stem) ?? 0;
		taken.set(stem, count + 1);
		names.set(application.name, count === 0 ? stem : `${stem}-${letters(count)}`);
	}

	return names;
};

/** Clouds that everybody knows; their regions are no secret either. */
const publicClouds: ReadonlySet<string> = new Set(['aws', 'aws-china', 'aws-gov', 'azure', 'azure-china', 'equinix', 'google', 'oracle', 'localhost', 'lxd', 'microk8s', 'k8s']);

/** Names of a cloud, and those that stand for them. */
export type ScrubbedNames = {
	readonly controller: (name: string) => string;
	readonly model: (name: string) => string;
	readonly user: (name: string) => string;
	readonly application: (name: string) => string;
	readonly unit: (name: string) => string;
	readonly charm: (name: string) => string;
	readonly offer: (name: string) => string;
	readonly endpoint: (name: string) => string;
	readonly store: (name: string) => string;
	readonly address: (address: string) => string;
	readonly cloud: (name: string) => string;
	readonly region: (name: string, cloud: string | undefined) => string;
	/** For words of messages: names of all kinds that were given out so far. */
	readonly any: (word: string) => string | undefined;
};

/** Addresses stay different from each other, in the order in which they stand. */
const createAddresses = (): ((address: string) => string) => {
	const known = new Map<string, string>();
	return address => {
		const index = known.size;
		const given = known.get(address) ?? `10.${Math.floor(index / 62_500) % 256}.${Math.floor(index / 250) % 250}.${2 + (index % 250)}`;
		known.set(address, given);
		return given;
	};
};

/**
Names for all that is in some statuses, consistently: the same statuses give the same names, and one thing has one name everywhere.

@param statuses - In the order in which names are given out.
*/
export const createNames = (statuses: readonly ModelStatus[]): ScrubbedNames => {
	const known = new Map<string, string>();
	const remember = (give: (name: string) => string): ((name: string) => string) => name => {
		const given = give(name);
		known.set(name, given);
		return given;
	};

	const charm = remember(createRegister('charm'));
	const others = createRegister('application');
	const applications = applicationNames(statuses, charm);
	const application = remember(name => applications.get(name) ?? others(name));
	const unit = remember(name => {
		const slash = name.lastIndexOf('/');
		return slash === -1 ? application(name) : `${application(name.slice(0, slash))}${name.slice(slash)}`;
	});
	const models = createRegister('model');
	const users = createRegister('user');
	const offers = createRegister('offer');
	const clouds = createRegister('cloud');
	const regions = createRegister('region');
	return {
		controller: remember(createRegister('controller')),
		model: remember(name => (name === 'controller' ? name : models(name))),
		user: remember(name => (name === 'admin' ? name : users(name))),
		application,
		unit,
		charm,
		offer: remember(name => applications.get(name) ?? offers(name)),
		endpoint: remember(createRegister('endpoint')),
		store: remember(createRegister('storage')),
		address: remember(createAddresses()),
		cloud: remember(name => (publicClouds.has(name) ? name : clouds(name))),
		region: (name, cloud) => (cloud !== undefined && publicClouds.has(cloud) ? name : regions(name)),
		any: word => known.get(word),
	};
};
