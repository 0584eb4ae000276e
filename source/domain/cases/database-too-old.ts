import {
	askDryRun,
	chooseVersion,
	defineRefusal,
	newController,
	type RefusalCase,
} from './refusal.js';

const source = '2.9.52, 3.6.28 upgrades/upgradevalidation/validation.go';

/**
B7: a controller with a MongoDB before 4.4.
*/
export const databaseTooOld: RefusalCase = defineRefusal({
	id: 'database-too-old',
	code: 'B7',
	title: 'The controller\'s database is too old',
	occurs: {from: [2, 9, 33], before: [4]},
	isConfirmed: true,
	signals: [{
		where: 'error', words: 'mongo version has to be "', versions: '2.9 to 3.6', source,
	}],
	meaning: 'This controller was made with a MongoDB that Juju 3 does not work with, and a database is never upgraded in place. Only a new controller has a newer one.',
	jujuDoes: 'refuses the upgrade, and will go on doing so: nothing changes the database of a controller.',
	remedies: (finding, situation) => [
		newController,
		chooseVersion('Patches of the minor version that runs work with this database.', ['Choose the newest release of the minor version that runs.']),
		askDryRun(finding, situation),
	],
	reference: source,
});
