import {isBad, type Agent} from '../../domain/agent.js';
import {
	charmName,
	charmRevisionIn,
	originOf,
	type CharmOrigin,
} from '../../domain/charm/charm-names.js';
import {modelKey, type ModelReference} from '../../domain/intent.js';
import {type Application, type ModelStatus} from '../../domain/status.js';
import {controllerModel, statusOf} from '../selectors.js';
import {type State} from '../state.js';

/** One application, as the screen to choose from shows it. */
export type CharmRow = {
	readonly application: string;
	/** Its charm's name alone. */
	readonly charm: string;
	/** In words: `Charmhub`, `charm store`, `local`. */
	readonly origin: string;
	readonly channel: string | undefined;
	readonly revision: number | undefined;
	readonly base: string | undefined;
	/** The newer revision that the controller knows of; `address` where it has no number. */
	readonly newer: {readonly revision: number | undefined; readonly address: string} | undefined;
	readonly unitCount: number;
	/** Units that still run the charm from before. */
	readonly oldUnits: readonly string[];
	/** Units that are down, lost or in error. */
	readonly troubledUnits: readonly string[];
	readonly life: string | undefined;
	readonly isSubordinate: boolean;
	/** A newer one is known, or some units have not come through the last upgrade. */
	readonly isBehind: boolean;
};

/** The units of an application. */
export const unitsOf = ({agents}: Pick<ModelStatus, 'agents'>, application: string): readonly Agent[] =>
	agents.filter(agent => agent.application === application && (agent.kind === 'unit' || agent.kind === 'subordinate'));

const originWords: Readonly<Record<CharmOrigin, string>> = {charmhub: 'Charmhub', 'charm-store': 'charm store', local: 'local'};

const originText = (application: Application): string => {
	const origin = originOf(application);
	return origin === undefined ? application.charmOrigin ?? 'not said' : originWords[origin];
};

const rowOf = (application: Application, status: ModelStatus): CharmRow => {
	const units = unitsOf(status, application.name);
	const oldUnits = units.filter(({upgradingFrom}) => upgradingFrom !== undefined).map(({name}) => name);
	const newer = application.canUpgradeTo === undefined
		? undefined
		: {revision: charmRevisionIn(application.canUpgradeTo), address: application.canUpgradeTo};
	return {
		application: application.name,
		charm: charmName(application.charm),
		origin: originText(application),
		channel: application.charmChannel,
		revision: application.charmRevision,
		base: application.base,
		newer,
		unitCount: application.unitCount,
		oldUnits,
		troubledUnits: units.filter(({condition}) => isBad(condition)).map(({name}) => name),
		life: application.life,
		isSubordinate: application.isSubordinate,
		isBehind: newer !== undefined || oldUnits.length > 0,
	};
};

// A status is never changed in place; frames ask for the same rows again and again.
const known = new WeakMap<ModelStatus, readonly CharmRow[]>();

/**
The applications of a model with their charms, in the order of status. Empty until its status is known.
*/
export const charmRows = (state: State, model: ModelReference): readonly CharmRow[] => {
	const status = statusOf(state, model).value;
	if (!status) {
		return [];
	}

	const rows = known.get(status) ?? status.applications.map(application => rowOf(application, status));
	known.set(status, rows);
	return rows;
};

/** An application as the last status has it. */
export const applicationIn = (state: State, model: ModelReference, application: string): Application | undefined =>
	statusOf(state, model).value?.applications.find(({name}) => name === application);

/**
The models whose charms can be looked at: those to be chosen for an upgrade of Juju, then the controller's own.
*/
export const charmModels = (state: State): readonly ModelReference[] => {
	const own = controllerModel(state);
	const others = state.choices.map(({model}) => model);
	return state.models.value === undefined || own === undefined || others.some(model => modelKey(model) === modelKey(own)) ? others : [...others, own];
};
