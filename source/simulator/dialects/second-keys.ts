import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Plain} from './plain.js';

type Keys = Readonly<Record<string, Plain | undefined>>;

/** The minor version of 2.x in which a key came; those that all clients of 2.x print are not listed. */
export type KeyHistory = Readonly<Record<string, number>>;

/**
Leaves out what a client of 2.x does not print yet; later clients print it all.
*/
export const withoutLaterKeys = (client: JujuVersion, keys: Keys, history: KeyHistory): Keys => isAtLeast(client, 2, 9)
	? keys
	: Object.fromEntries(Object.entries(keys).filter(([key]) => isAtLeast(client, 2, Object.hasOwn(history, key) ? history[key] ?? 0 : 0)));

/**
Of each part of a status. The patch is not known of all: a key is left out where 2.0.0 and 2.5.8 are not known to print it.

Source: `cmd/juju/status/formatted.go` of 2.0.0, 2.2.9, 2.5.8 and 2.9.52.
*/
export const statusHistory = {
	whole: {
		'application-endpoints': 2, offers: 3, storage: 5, controller: 4,
	},
	model: {type: 4, 'model-status': 2, sla: 2},
	machine: {
		hostname: 7, 'display-name': 7, 'modification-status': 6, 'network-interfaces': 3, 'ha-primary': 9,
	},
	application: {'charm-channel': 9, 'endpoint-bindings': 7},
} satisfies Readonly<Record<string, KeyHistory>>;

/** Source: `cmd/juju/controller/listmodels.go`, `cmd/juju/common/model.go` of 2.0.0, 2.5.8 and 2.9.52. */
export const modelHistory: KeyHistory = {
	'short-name': 2, 'is-controller': 2, 'model-type': 4, credential: 3, access: 2, 'last-connection': 2, 'agent-version': 2,
};
