import {explainForce} from '../../domain/charm/force.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {type JujuVersion} from '../../domain/version.js';

/** Whether an order passes over something that Juju guards. */
export const isForced = ({forceUnits, force, forceBase}: CharmOrder): boolean => forceUnits === true || force === true || forceBase === true;

/** What the options that force something do on this client, in sentences. */
export const forceSentences = (order: CharmOrder, client: JujuVersion | undefined): readonly string[] => {
	const {option, effect, audience, warning, others} = explainForce(client);
	const isOrdered = (other: string): boolean => other === '--force' ? order.force === true : order.forceBase === true;
	return [
		...(order.forceUnits === true ? [`${option}: ${effect.join(' ')}`, audience, ...warning] : []),
		...others.filter(other => isOrdered(other.option)).map(other => `${other.option}: ${other.text}`),
	];
};
