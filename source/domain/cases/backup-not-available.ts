import {type Case, type Situation} from '../case.js';
import {isAtLeast} from '../version.js';
import {asOne} from './as-one.js';
import {isBackupMissing, withoutBackup} from './backup-remedies.js';
import {defineCase} from './define-case.js';
import {type Sighting} from './sightings.js';

const reference = 'seen, 4.0.14; 4.0.15 apiserver/facades/client/backups/create.go (up to 4.1-beta2); juju/juju#22875';

const see = (situation: Situation): readonly Sighting[] => {
	const {controllerVersion, controllerModel} = situation;
	return controllerVersion && isAtLeast(controllerVersion, 4) && isBackupMissing(situation)
		? [{model: controllerModel, subjects: [], evidence: {source: 'versions', text: `The controller runs ${controllerVersion.text}; Juju has no backup from 4.0 on.`, at: undefined}}]
		: [];
};

/**
H1: 4.0 and 4.1 keep their data in Dqlite, and cannot back it up.
*/
export const backupNotAvailable: Case = asOne(defineCase({
	id: 'backup-not-available',
	code: 'H1',
	family: 'backup',
	title: 'This version of Juju makes no backups',
	occurs: {from: [4]},
	isConfirmed: true,
	severity: 1,
	signals: [{
		where: 'error', words: 'Dqlite-based backups', versions: '4.0 to 4.1', source: 'seen, 4.0.14',
	}],
	see,
	meaning: [
		'From 4.0 on Juju cannot back up its controller: create-backup is refused, and advises another client, which would not help.',
		'If the upgrade fails for good, only a copy of your own brings the controller back.',
	].join(' '),
	jujuDoes: 'keeps no copy of its database by itself. With three controller machines it survives the loss of one, not a failed upgrade.',
	remedies: (_finding, situation) => withoutBackup(situation),
	reference,
}));
