import {type CharmOrder} from '../../domain/charm/order.js';
import {optionOf} from '../../domain/charm/order-options.js';
import {type JujuVersion} from '../../domain/version.js';

export type OrderField = keyof CharmOrder;

/** Parts that are on or off. */
export type OrderSwitch = 'trust' | 'force' | 'forceUnits' | 'forceBase';

const switches: ReadonlySet<OrderField> = new Set<OrderSwitch>(['trust', 'force', 'forceUnits', 'forceBase']);

export const isSwitch = (field: OrderField): field is OrderSwitch => switches.has(field);

const fields: readonly OrderField[] = [
	'channel', 'revision', 'switch', 'path', 'repository', 'config', 'settings', 'resources', 'storage', 'bind', 'base', 'trust', 'forceBase', 'force', 'forceUnits',
];

/**
What can be ordered of a client, in the order of the form. What a client does not know is not among it.
*/
export const orderFields = (client: JujuVersion | undefined): readonly OrderField[] => fields.filter(field => optionOf(field, client) !== undefined);
