import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {defineMigrationCase, migrateAgain, newController} from './migration-places.js';

const reference = 'juju/juju#21975, juju/juju#22400, juju/juju#23259';

/**
F14: the new controller cannot import the model's storage.
*/
export const migrationStorageRefused: Case = defineMigrationCase({
	id: 'migration-storage-refused',
	code: 'F14',
	title: 'The new controller cannot take the storage',
	occurs: {},
	isConfirmed: false,
	severity: 3,
	words: [
		{
			words: 'not found for storage instance "', pattern: /pool "[^"]{1,200}" not found for storage instance "/v, versions: '4.0', source: 'juju/juju#21975, juju/juju#22400',
		},
		{
			words: 'CHECK constraint failed: chk_storage_filesystem', versions: '4.1', source: 'juju/juju#23259',
		},
	],
	meaning: 'The new controller gave up on the model\'s storage: a fault of early releases of 4.0 and 4.1. The model was not moved, and its data is untouched.',
	jujuDoes: 'takes the migration back: the model stays on the old controller and works on there.',
	remedies: (finding, situation) => [
		adviseRemedy({
			id: 'fixed-patch',
			title: 'Upgrade the new controller to its newest patch',
			explanation: 'The known faults are mended there. The old controller, if it is of 4.x, too: one of them lies in what it sends.',
			success: `juju show-controller ${newController} says the newest patch of its version.`,
			reference,
		}, [`juju upgrade-controller -c ${newController}`]),
		askAgain,
		migrateAgain(finding, situation),
	],
	reference,
});
