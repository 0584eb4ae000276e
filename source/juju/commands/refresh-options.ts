import {type CharmOrder} from '../../domain/charm/order.js';
import {
	exclusions,
	optionOf,
	partsOf,
	unknownParts,
	type OrderPart,
} from '../../domain/charm/order-options.js';
import {valueProblems} from '../../domain/charm/order-values.js';
import {type Risk} from '../../domain/intent.js';
import {type JujuVersion} from '../../domain/version.js';

/** Why a client takes no such order; undefined where it does. */
export const refreshRefusal = (order: CharmOrder, client: JujuVersion): string | undefined =>
	[...exclusions(order), ...unknownParts(order, client), ...valueProblems(order, client)][0];

/** The values of a part, one for each time that its option is given; true for an option without a value. */
const valuesOf = (order: CharmOrder, part: OrderPart): ReadonlyArray<string | true> => {
	switch (part) {
		case 'settings': {
			return Object.entries(order.settings ?? {}).map(([name, value]) => `${name}=${value}`);
		}

		case 'resources': {
			return (order.resources ?? []).map(({name, file}) => `${name}=${file}`);
		}

		case 'storage': {
			return order.storage ?? [];
		}

		case 'revision': {
			return [String(order.revision)];
		}

		case 'forceUnits':
		case 'force':
		case 'forceBase': {
			return [true];
		}

		case 'trust': {
			return [];
		}

		default: {
			const value = order[part];
			return value === undefined ? [] : [value];
		}
	}
};

/** What is left out of an order leaves that to the application as it is. */
export const refreshOptions = (order: CharmOrder, client: JujuVersion): readonly string[] => partsOf(order).flatMap(part => {
	const option = optionOf(part, client);
	if (option === undefined) {
		return [];
	}

	// Its value may be left out, so it has to stand in the same word.
	if (part === 'trust') {
		return [order.trust === false ? `${option}=false` : option];
	}

	return valuesOf(order, part).flatMap(value => value === true ? [option] : [option, value]);
});

/** Whatever is forced can leave units with data that no charm understands any more. */
export const refreshRisk = ({forceUnits, force, forceBase}: CharmOrder): Risk =>
	forceUnits === true || force === true || forceBase === true ? 'data-loss' : 'disruptive';
