import {type JujuVersion} from '../../version.js';
import {listOf} from '../../words.js';
import {type CharmStorage} from '../definition.js';
import {
	pass,
	refuse,
	unitCountOf,
	unknownCharm,
	unsaid,
	warn,
	type CharmRule,
	type CompatibilityFacts,
	type Judgement,
} from './rule.js';

/** `data` of `data/0`. */
const definitionName = (instance: string): string => instance.split('/', 1)[0] ?? instance;

/** Names of the storage that units have now; undefined where status does not say it. */
const namesInUse = ({storage, units}: CompatibilityFacts): ReadonlySet<string> | undefined => {
	const own = new Set(units.map(({name}) => name));
	return storage && new Set(storage.filter(({unit}) => own.has(unit)).map(({name}) => definitionName(name)));
};

type Compared = {readonly old: CharmStorage; readonly now: CharmStorage};

const isSingle = ({minimum, maximum}: CharmStorage): boolean => maximum === 1 && minimum <= 1;

/** Why one that stays cannot be taken over (1.25.13 `state/service.go`, 2.0.0 to 3.6.28 `state/application.go`: `checkStorageUpgrade`). */
const changesOf = ({old, now}: Compared): readonly string[] => [
	...(old.type === now.type ? [] : [`${old.name} changes from ${old.type} to ${now.type}`]),
	...(old.location === now.location ? [] : [`${old.name} changes its location`]),
	...(now.maximum !== undefined && (old.maximum === undefined || now.maximum < old.maximum) ? [`${old.name} allows at most ${now.maximum} in place of ${old.maximum ?? 'any number'}`] : []),
	...(old.location !== undefined && old.location === now.location && isSingle(old) && !isSingle(now) ? [`${old.name}, which has a location, changes from single to multiple`] : []),
];

type Change = {readonly removed: readonly string[]; readonly broken: readonly string[]; readonly added: readonly string[]};

const compareAll = (facts: CompatibilityFacts, now: readonly CharmStorage[]): Change => {
	const inUse = namesInUse(facts);
	const old = facts.before?.storage;
	const isThere = (name: string): boolean => now.some(each => each.name === name);
	const required = (old ?? []).filter(({minimum}) => minimum > 0).map(({name}) => name);
	const isNew = ({name}: CharmStorage): boolean => old === undefined
		? inUse !== undefined && unitCountOf(facts) > 0 && !inUse.has(name)
		: old.every(each => each.name !== name);
	return {
		removed: [...new Set([...required, ...inUse ?? []])].filter(name => !isThere(name)),
		broken: (old ?? []).flatMap(each => {
			const match = now.find(({name}) => name === each.name);
			return match ? changesOf({old: each, now: match}) : [];
		}),
		added: now.filter(each => each.minimum > 0 && isNew(each)).map(({name}) => name),
	};
};

const judgeAdded = ({order}: CompatibilityFacts, added: readonly string[], controller: JujuVersion | undefined): Judgement => {
	const names = listOf(added);
	if (controller !== undefined && controller.major < 2) {
		return refuse(`The new charm requires storage that the application does not have: ${names}.`, 'Deploy the new charm as an application of its own.');
	}

	const isGiven = added.every(name => order.storage?.some(text => text.startsWith(`${name}=`)) === true);
	return isGiven
		? pass(`The new charm requires ${names}, and the order says how.`)
		: warn(
			`The new charm requires storage that the application does not have: ${names}. Each gets the defaults.`,
			`Say its size and pool with --storage, such as ${added[0] ?? 'data'}=10G.`,
		);
};

/** In place of a comparison, where the charm that runs cannot be read. */
const judgeWithoutBefore = (facts: CompatibilityFacts, now: readonly CharmStorage[]): Judgement => {
	const inUse = namesInUse(facts);
	if (inUse === undefined) {
		return unsaid('What storage the application has cannot be read from here; Juju itself decides.');
	}

	return inUse.size === 0
		? pass(now.length === 0 ? 'Neither the application nor the new charm has storage.' : 'No unit has storage that could be lost.')
		: unsaid(`The new charm has ${listOf([...inUse])}, as the units do; whether type, number and location agree cannot be read. Juju itself decides.`);
};

/** A set of pods never changes its storage (juju/juju#19911, #22432). */
const judgeKubernetes = ({before}: CompatibilityFacts, now: readonly CharmStorage[]): Judgement | undefined => {
	const old = before?.storage;
	if (old === undefined) {
		return undefined;
	}

	const text = (list: readonly CharmStorage[]): string => JSON.stringify(list
		.map(({name, type, minimum, maximum, location}) => [name, type, minimum, maximum ?? 'any', location ?? ''])
		.toSorted(([left], [right]) => String(left) < String(right) ? -1 : 1));
	return text(old) === text(now)
		? undefined
		: refuse(
			'The new charm declares other storage, and Juju does not change the storage of an application on Kubernetes.',
			'Stay, or deploy the new charm as an application of its own and move the data.',
		);
};

/**
Source: 1.25.13 `state/service.go`; 2.0.0, 2.9.52, 3.6.28 `state/application.go` (`required storage "x" removed`, `in-use storage "x" removed`); 4.0.15
(`storage definition "x" removed`). Required storage that is new is refused by 1.25 alone.
*/
export const storage: CharmRule = {
	id: 'storage',
	title: 'Storage stays',
	judge(facts) {
		const {after, before, kind, controller} = facts;
		if (after?.storage === undefined) {
			return unknownCharm('The storage');
		}

		const onKubernetes = kind === 'caas' ? judgeKubernetes(facts, after.storage) : undefined;
		if (onKubernetes) {
			return onKubernetes;
		}

		const {removed, broken, added} = compareAll(facts, after.storage);
		if (removed.length > 0) {
			return refuse(`The new charm has no storage ${listOf(removed)}, which is required now or in use.`, 'Choose a charm that has it: the data is there.');
		}

		if (broken.length > 0) {
			return refuse(`Of the storage, ${listOf(broken)}.`, 'Choose a release that leaves its storage as it is.');
		}

		if (added.length > 0) {
			return judgeAdded(facts, added, controller);
		}

		if (before?.storage === undefined) {
			return judgeWithoutBefore(facts, after.storage);
		}

		return pass(before.storage.length === 0 ? 'Neither charm requires storage.' : `The storage ${listOf(before.storage.map(({name}) => name))} can stay.`);
	},
};
