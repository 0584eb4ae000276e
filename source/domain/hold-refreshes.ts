import {type Remedy} from './check.js';
import {isSnapdAtLeast, type HostFacts} from './host.js';
import {adviseRemedy} from './make-remedy.js';

/** Longer than any window; the hold ends by itself. */
const holdHours = 24;

const holdOneSnap = (name: string): readonly string[] => [
	`sudo snap refresh --hold=${holdHours}h ${name}`,
	'',
	'When the upgrade is over:',
	`sudo snap refresh --unhold ${name}`,
	'',
	`The hold ends by itself after ${holdHours} hours. A refresh that somebody asks for by name still happens.`,
];

const holdAllSnaps: readonly string[] = [
	'This snapd cannot hold one snap (2.58 and later can). It can hold all of them:',
	'',
	'sudo snap set system refresh.hold="$(date --date=tomorrow +%Y-%m-%dT%H:%M:%S%:z)"',
	'',
	'When the upgrade is over:',
	'sudo snap unset system refresh.hold',
];

/**
How snapd is kept from putting another client in the place of this one.

Source: snapd documentation, "Managing updates" (`--hold` since 2.58, `refresh.hold` before).
*/
export const holdRefreshes = ({snap, snapd}: HostFacts): Remedy => {
	const name = snap?.name ?? 'juju';
	const isNew = isSnapdAtLeast(snapd, 2, 58) !== false;
	return adviseRemedy({
		id: 'hold-refreshes',
		title: 'Hold the refreshes of the client\'s snap',
		explanation: 'snapd then leaves the client as it is until the upgrade is over. It needs root, so this program does not run it.',
		undo: isNew ? `sudo snap refresh --unhold ${name}` : 'sudo snap unset system refresh.hold',
		reference: 'snapd documentation, Managing updates',
	}, isNew ? holdOneSnap(name) : holdAllSnaps);
};
