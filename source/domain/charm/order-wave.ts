import {applicationOf} from '../charm-advice.js';
import {type ModelStatus} from '../status.js';
import {listOf} from '../words.js';
import {unitsOf} from './describe-units.js';

/** The applications that a subordinate lives with: by its units, and by its relations of a container. */
const principalsOf = (name: string, status: ModelStatus): ReadonlySet<string> => new Set([
	...unitsOf(status, name).flatMap(({principal}) => principal === undefined ? [] : [applicationOf(principal)]),
	...(status.applications.find(application => application.name === name)?.relations ?? []).filter(({scope}) => scope === 'container').map(({application}) => application),
]);

type Placed = {readonly name: string; readonly isSubordinate: boolean; readonly isTroubled: boolean; readonly isHeldBack: boolean};

const place = (names: readonly string[], status: ModelStatus): readonly Placed[] => {
	const inError = new Set(names.filter(name => unitsOf(status, name).some(({condition}) => condition === 'error')));
	return names.map(name => {
		const isSubordinate = status.applications.find(application => application.name === name)?.isSubordinate === true;
		return {
			name,
			isSubordinate,
			isTroubled: inError.has(name),
			isHeldBack: isSubordinate && principalsOf(name, status).values().some(principal => inError.has(principal)),
		};
	});
};

/** Sound principals, their subordinates, principals with units in error, theirs. */
const rankOf = ({isSubordinate, isTroubled, isHeldBack}: Placed): number => (isTroubled || isHeldBack ? 2 : 0) + Number(isSubordinate);

const reasonsFor = (placed: readonly Placed[], {kind}: Pick<ModelStatus, 'kind'>): readonly string[] => {
	const isWave = placed.length > 1;
	const subordinates = placed.filter(({isSubordinate}) => isSubordinate).map(({name}) => name);
	const troubled = placed.filter(({isTroubled}) => isTroubled).map(({name}) => name);
	return [
		...(isWave ? ['One at a time: what fails is then seen where it failed, and the next one starts only after a look at the last.'] : []),
		...(isWave && subordinates.length > 0 && subordinates.length < placed.length ? [`Principals come before subordinates (${listOf(subordinates)}), which live on their units.`] : []),
		...(troubled.length > 0 ? [`${listOf(troubled)}: last, since units there are in error; resolve them first.`] : []),
		kind === 'caas'
			? 'On Kubernetes the units of an application take the charm one after the other, the highest number first.'
			: 'Juju gives the charm to all units of an application at once, and each takes it in its turn: its leader is not left for last, unless its charm sees to that.',
	];
};

/**
Puts applications into the order in which their charms are upgraded: one at a time, principals before their subordinates.

@returns `reasons`: sentences that explain the order, among them what is known of leaders.
*/
export const orderWave = (applications: readonly string[], status: ModelStatus): {readonly applications: readonly string[]; readonly reasons: readonly string[]} => {
	const placed = place([...new Set(applications)], status).toSorted((left, right) => rankOf(left) - rankOf(right));
	return {applications: placed.map(({name}) => name), reasons: placed.length === 0 ? [] : reasonsFor(placed, status)};
};
