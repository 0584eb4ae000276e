import {unasked} from '../answer.js';
import {type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {acknowledge} from '../checks/backup-made.js';
import {keepClientData} from '../checks/keep-beside.js';
import {keepInstead} from '../checks/keep-instead.js';

/** Neither made nor given up in this run, and still of use: once an upgrade runs, a backup is of what is half done. */
export const isBackupMissing = ({backup, targetVersion}: Situation): boolean =>
	targetVersion === undefined && (backup?.kind === 'none' || backup?.kind === 'failed');

const isNeeded = (situation: Situation): boolean => situation.controller !== undefined && isBackupMissing(situation);

/**
What is left to do where Juju itself cannot back a controller up: nothing of it is a backup, and going on without one is last.
*/
export const withoutBackup = (situation: Situation): readonly Remedy[] => {
	const {controller, controllerVersion, details} = situation;
	const goOn = acknowledge('Juju cannot make one here.');
	return [
		keepClientData({}),
		keepInstead({
			controller: (controller === undefined ? undefined : details[controller]) ?? unasked,
			target: {controller: controller ?? 'CONTROLLER', controllerVersion: controllerVersion?.text ?? ''},
		}),
		isNeeded(situation) ? goOn : {...goOn, disabledReason: 'There is nothing to accept now: Prepare asks for it before an upgrade.'},
	];
};
