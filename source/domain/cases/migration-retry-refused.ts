import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {defineMigrationCase, migrateAgain, newController} from './migration-places.js';

const source = '3.6.28 migration/precheck.go';

/**
F9: the new controller still holds what an earlier try left there.
*/
export const migrationRetryRefused: Case = defineMigrationCase({
	id: 'migration-retry-refused',
	code: 'F9',
	title: 'The new controller has a model of that name',
	occurs: {},
	isConfirmed: false,
	severity: 3,
	words: [
		{words: 'model with same UUID already exists', versions: '2.0 to 4.1', source},
		{
			words: 'target prechecks failed', pattern: /prechecks failed: model named "[^"]{1,200}" already exists/v, versions: '2.0 to 3.6', source,
		},
		{words: 'model is being imported as part of another migration', versions: '2.0 to 4.1', source},
	],
	meaning: 'The new controller holds a model of that name or id. Where a try before failed, that is what it left behind, half imported. If not, another model has the name.',
	jujuDoes: 'refuses before anything is moved. What a failed try left behind it removes at the end of that try, unless the new controller was away just then.',
	remedies: (finding, situation) => [
		adviseRemedy({
			id: 'look-there',
			title: 'See what the new controller has there',
			explanation: 'A half imported model says so in its status; one that works is another model, or this one, already moved.',
			reference: source,
		}, [`juju models -c ${newController} --all`, `juju show-model ${newController}:OWNER/MODEL`]),
		askAgain,
		adviseRemedy({
			id: 'leave-remains',
			title: 'Do not destroy the remains',
			explanation: 'Destroying the half model, or that controller, can delete the machines of the real one: both know them.',
			reference: 'juju/juju#20361, juju/juju#21459, juju/juju#15154',
		}, [
			'3.6: have the remains taken out of its database by somebody who knows it,',
			'     or bootstrap another new controller and migrate to that one.',
			'4.x: newer releases clear them away themselves; upgrade the new',
			'     controller to its newest patch, then try again (juju/juju#21714).',
			'Another model of that name: rename nothing here. Migrate to a controller',
			'     that has no such model.',
		]),
		migrateAgain(finding, situation),
	],
	reference: `${source}; juju/juju#20361, juju/juju#21714`,
});
