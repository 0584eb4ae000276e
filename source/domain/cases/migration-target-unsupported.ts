import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {defineMigrationCase, migrateAgain, newController} from './migration-places.js';

const reference = 'juju/juju#22659, juju/juju#23281';

/**
F13: controllers of 4.0 give models to 4.1 and later only.
*/
export const migrationTargetUnsupported: Case = defineMigrationCase({
	id: 'migration-target-unsupported',
	code: 'F13',
	title: 'The new controller must be 4.1 or later',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	words: [
		{words: 'does not support the model migration envelope format', versions: '4.0', source: 'juju/juju#22659'},
		{words: 'target controller is too old to support password-authenticated migration', versions: '4.0 to 4.1', source: 'juju/juju#23281'},
	],
	meaning: [
		'A controller of 4.0 writes a model down in a way that only controllers of 4.1 and later read. Between two controllers of 4.0 no model can be moved, of the same patch or not.',
		'Nothing was moved.',
	].join(' '),
	jujuDoes: 'refuses before anything is moved: the model stays where it is, and works on as before.',
	remedies: (finding, situation) => [
		adviseRemedy({
			id: 'newer-controller',
			title: 'Take a controller of 4.1 or later',
			explanation: 'A 4.0 controller is not upgraded to 4.1 in place: it is a new one, bootstrapped by a client of 4.1 or later.',
			success: `juju show-controller ${newController} says 4.1 or later.`,
			reference,
		}, [
			'sudo snap refresh juju --channel 4.1/stable',
			`juju bootstrap CLOUD ${newController}`,
		]),
		askAgain,
		migrateAgain(finding, situation),
	],
	reference,
});
