import {type Application, type Machine} from '../cloud.js';
import {sortedMap, type Plain} from './plain.js';

/**
The bare name of an application's charm: `local:amd64/mine-3` is `mine`.
*/
export const charmName = (application: Application): string =>
	application.charm
		.slice(application.charm.lastIndexOf('/') + 1)
		.replace(/^(?:local|ch|cs):/v, '')
		.replace(/-\d+$/v, '');

const hardwareAddress = (address: string): string =>
	`00:16:3e:${address.split('.').slice(1).map(part => Number(part).toString(16).padStart(2, '0')).join(':')}`;

const gateway = (address: string): string => `${address.split('.').slice(0, 2).join('.')}.0.1`;

/**
`network-interfaces` of a machine; undefined where it has no address yet.
*/
export const networkInterfaces = (machine: Machine): Plain | undefined =>
	machine.addresses.length === 0
		? undefined
		: sortedMap(machine.addresses.map((address, index) => [`eth${index}`, {
			'ip-addresses': [address],
			'mac-address': hardwareAddress(address),
			gateway: gateway(address),
			space: 'alpha',
			'is-up': true,
		}]));

/**
The part of a machine's hardware that tables show as its zone.
*/
export const zoneOf = (machine: Machine): string => /availability-zone=(?<zone>\S+)/v.exec(machine.hardware)?.groups?.['zone'] ?? '';

/** Cores of a machine by its hardware text; 0 where it says none. */
export const coresOf = (machine: Machine): number => Number(/cores=(?<cores>\d+)/v.exec(machine.hardware)?.groups?.['cores'] ?? 0);
