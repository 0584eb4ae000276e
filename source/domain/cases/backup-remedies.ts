import {unasked} from '../answer.js';
import {type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {withoutBackupPhrase} from '../checks/backup-made.js';
import {keepInstead} from '../checks/keep-instead.js';

/** Neither made nor given up in this run, and still of use: once an upgrade runs, a backup is of what is half done. */
export const isBackupMissing = ({backup, targetVersion}: Situation): boolean =>
	targetVersion === undefined && (backup?.kind === 'none' || backup?.kind === 'failed');

const keepClientData: Remedy = {
	id: 'keep-client-data',
	title: 'Keep a copy of this client\'s data',
	risk: 'safe',
	explanation: 'Controllers, accounts, passwords and keys that this client knows go into one archive. It is no backup of the controller: it gives you the way in back, not what was there.',
	undo: 'delete the archive',
	success: 'The row about backups in Prepare names the archive.',
	action: {type: 'keep-client-data'},
};

const acknowledge: Remedy = {
	id: 'acknowledge-no-backup',
	title: 'Go on without a backup',
	risk: 'data-loss',
	explanation: 'Juju cannot make one here. Have a way of your own to get the controller back, and try that way before you need it.',
	cost: 'if the upgrade fails for good, the controller and all it knows can be lost',
	success: 'The row about backups in Prepare says that you have accepted it.',
	phrase: withoutBackupPhrase,
	action: {type: 'acknowledge', phrase: withoutBackupPhrase},
};

const isNeeded = (situation: Situation): boolean => situation.controller !== undefined && isBackupMissing(situation);

/**
What is left to do where Juju itself cannot back a controller up: nothing of it is a backup, and going on without one is last.
*/
export const withoutBackup = (situation: Situation): readonly Remedy[] => {
	const {controller, controllerVersion, details} = situation;
	return [
		keepClientData,
		keepInstead({
			controller: (controller === undefined ? undefined : details[controller]) ?? unasked,
			target: {controller: controller ?? 'CONTROLLER', controllerVersion: controllerVersion?.text ?? ''},
		}),
		isNeeded(situation) ? acknowledge : {...acknowledge, disabledReason: 'There is nothing to accept now: Prepare asks for it before an upgrade.'},
	];
};
