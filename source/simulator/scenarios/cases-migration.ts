import {type Cloud} from '../cloud.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era29, era36, smallBlueprint} from './small-blueprint.js';
import {
	giveVersion,
	loseUnit,
	modelOf,
	stopAgent,
} from './spoil.js';

type Recipe = {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly era: typeof era36;
	/** What is changed in the cloud before anybody sees it. */
	readonly spoil: (cloud: Cloud) => void;
};

const hour = 3_600_000;

/** What a model says of a migration, and since when. */
const sayMigrating = (cloud: Cloud, name: string, {current, phase, age}: {readonly current: string; readonly phase: string; readonly age: number}): void => {
	const model = modelOf(cloud, name);
	if (model) {
		model.status = {current, message: `migrating: ${phase}`, since: cloud.now - age};
	}
};

/** A migration that was given up: the model is where it was, and its status goes on saying why. */
const abortMigration = (cloud: Cloud, name: string, reason: string): void => {
	sayMigrating(cloud, name, {current: 'available', phase: `aborted, removing model from target controller: ${reason}`, age: hour / 2});
};

/** The controller at the newest version, to which models of older controllers have moved. */
const newest: typeof era36 = {...era36, version: '3.6.28', released: ['3.5.7', '3.6.28']};

const recipes: readonly Recipe[] = [
	{
		name: 'migrated-model-behind',
		title: 'A moved model with its old version',
		description: 'Model web was moved here from a controller of 3.5.7 and still has that version, under a controller of 3.6.28.',
		era: newest,
		spoil(cloud) {
			giveVersion(cloud, 'web', '3.5.7');
		},
	},
	{
		name: 'migrated-agents-lost',
		title: 'A unit is lost after a migration',
		description: 'Model web was moved here from a controller of 3.5.7, and the unit haproxy/0 has not come along: its agent hangs.',
		era: newest,
		spoil(cloud) {
			giveVersion(cloud, 'web', '3.5.7');
			loseUnit(cloud, 'web', 'haproxy/0');
		},
	},
	{
		name: 'migration-agents-timed-out',
		title: 'A migration that agents did not report to',
		description: 'Model web was to be moved and was not: not all its agents reported in time, because the agent of machine 1 was stopped.',
		era: era36,
		spoil(cloud) {
			abortMigration(cloud, 'web', 'quiescing, timed out waiting for agents to report');
			stopAgent(cloud, 'web', '1');
		},
	},
	{
		name: 'migration-version-refused',
		title: 'A model too old for its new controller',
		description: 'Model db has 2.9.42. A controller of 3.6 did not take it: it has to be of 2.9.43 at least, and 2.9.52 is out.',
		era: {...era29, version: '2.9.52', released: ['2.9.42', '2.9.43', '2.9.52']},
		spoil(cloud) {
			giveVersion(cloud, 'db', '2.9.42');
			abortMigration(cloud, 'db', 'target prechecks failed: model must be upgraded to at least version 2.9.43 before being migrated to a controller with version 3.6.28');
		},
	},
	{
		name: 'migration-stuck',
		title: 'A migration that does not end',
		description: 'Model db has been in the last steps of its migration for two days: the login to the new controller has run out.',
		era: era36,
		spoil(cloud) {
			sayMigrating(cloud, 'db', {current: 'busy', phase: 'transferring ownership of cloud resources to target controller', age: 48 * hour});
		},
	},
	{
		name: 'migration-fan',
		title: 'A model with fan networking',
		description: 'Model web has fan networking, which a controller of 4.0 does not take.',
		era: newest,
		spoil(cloud) {
			const model = modelOf(cloud, 'web');
			if (model) {
				model.settings = {'fan-config': '10.1.0.0/16=252.0.0.0/8', 'container-networking-method': 'fan'};
			}
		},
	},
	{
		name: 'migration-credential-differs',
		title: 'A migration without the right credential',
		description: 'Model web was to be moved and was not: the new controller has another credential of that name.',
		era: era36,
		spoil(cloud) {
			const values = 'map[access-key:A1 secret-key:hunter2] != map[access-key:B2 secret-key:letmein]';
			abortMigration(cloud, 'web', `model data transfer failed, failed to import model into target controller: credential attribute mismatch: ${values}`);
		},
	},
];

/** Small clouds in which a model has moved, or was to move; the migration itself is not simulated. */
export const migrationScenarios: readonly Scenario[] = recipes.map(({name, title, description, era, spoil}) => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud(smallBlueprint(name, title, era), seed, startedAt);
		spoil(cloud);
		return cloud;
	},
}));
