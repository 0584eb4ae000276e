import {type Case} from '../case.js';
import {askAgain} from '../make-remedy.js';
import {defineMigrationCase, migrateAgain, readMigrationLog} from './migration-places.js';

const source = '3.6.28 migration/precheck.go; 4.0.15 internal/migration/precheck.go';

/**
F1: an upgrade of agents or charms is not over yet where a migration is to begin.
*/
export const migrationUpgradeUnfinished: Case = defineMigrationCase({
	id: 'migration-upgrade-unfinished',
	code: 'F1',
	title: 'An unfinished upgrade stops the migration',
	occurs: {},
	isConfirmed: true,
	severity: 2,
	words: [
		{
			words: 'agent binaries don\'t match model', pattern: /(?:machine|unit) \S{1,100} agent binaries don't match model \(/v, versions: '2.0 to 3.6', source,
		},
		{words: 'not running the target agent version of the model', versions: '4.0 to 4.1', source},
		{
			words: ' is upgrading', pattern: /prechecks failed: unit \S{1,100} is upgrading/v, versions: '2.0 to 4.1', source,
		},
	],
	meaning: 'Juju moves a model only when all agents of it, and of the controller, run the version that is wanted of them and no charm is being refreshed. Nothing was moved.',
	jujuDoes: 'turns the agents that are behind by itself, as long as they are connected. It does not try the migration again.',
	remedies: (finding, situation) => [
		{
			...askAgain, title: 'Watch whether the agents catch up', success: 'Every agent shows the version of its model.',
		},
		...(finding ? readMigrationLog(finding, situation) : []),
		migrateAgain(finding, situation),
	],
	reference: `${source}; juju/juju#16500`,
});
