import {type Cloud, type Machine} from '../cloud.js';
import {controllerModelOf} from '../lookup.js';
import {requestUpgrade} from '../upgrade-request.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36, smallBlueprint} from './small-blueprint.js';
import {
	addFault,
	beginMigration,
	giveBase,
	giveStoreCharm,
	giveVersion,
	modelOf,
} from './spoil.js';

type Recipe = {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly era?: typeof era36;
	readonly spoil: (cloud: Cloud) => void;
};

const asBuilt = (): void => {
	// All of it is in the blueprint.
};

const memberOf = (cloud: Cloud, id: string): Machine | undefined => modelOf(cloud, 'controller')?.machines.get(id);

const recipes: readonly Recipe[] = [
	{
		name: 'client-too-old',
		title: 'A client of another major version',
		description: 'The client is 2.9.52, the controller 3.6.4: they do not suit each other.',
		era: {...era36, clientVersion: '2.9.52'},
		spoil: asBuilt,
	},
	{
		name: 'client-behind',
		title: 'A client that is a little behind',
		description: 'The client is 3.5.7, and the controller is to go from 3.6.4 to 3.6.28.',
		era: {...era36, clientVersion: '3.5.7'},
		spoil: asBuilt,
	},
	{
		name: 'controller-silent',
		title: 'A controller that does not answer',
		description: 'Nothing listens where the controller was: no command gets an answer.',
		spoil(cloud) {
			for (const controller of cloud.controllers) {
				controller.api = 'silent';
			}
		},
	},
	{
		name: 'release-bad',
		title: 'A release that went wrong for others',
		description: 'The newest version that is out is 3.6.21, which can close the port of the API on a controller that is upgraded to it.',
		era: {...era36, released: ['3.6.4', '3.6.9', '3.6.21']},
		spoil: asBuilt,
	},
	{
		name: 'upgrade-running',
		title: 'An upgrade is under way already',
		description: 'Somebody else has begun an upgrade to 3.6.27, which does not get on: the controller cannot fetch the binaries.',
		era: {...era36, released: [...era36.released, '3.6.27']},
		spoil(cloud) {
			addFault(cloud, {type: 'binaries-unreachable', controller: 'aws'});
			for (const controller of cloud.controllers) {
				requestUpgrade(cloud, {
					command: 'upgrade-controller', controller, model: controllerModelOf(controller), version: '3.6.27',
				});
				controller.canFetch = true;
				controller.published.released = controller.published.released.filter(version => version !== '3.6.27');
			}
		},
	},
	{
		name: 'even-members',
		title: 'A controller of two',
		description: 'Two controller machines bear no more losses than one; all is well with both.',
		era: {...era36, members: 2},
		spoil: asBuilt,
	},
	{
		name: 'member-without-vote',
		title: 'A controller member without a vote',
		description: 'One of three controller machines was added and still waits for its vote.',
		era: {...era36, members: 3},
		spoil(cloud) {
			const machine = memberOf(cloud, '2');
			if (machine) {
				machine.member = 'adding-vote';
			}
		},
	},
	{
		name: 'model-unlisted',
		title: 'A model that is not in the list',
		description: 'The user is a superuser and was never granted access to the controller\'s own model: the list of models leaves it out.',
		spoil(cloud) {
			const model = modelOf(cloud, 'controller');
			if (model) {
				model.isUnlisted = true;
			}
		},
	},
	{
		name: 'other-stream',
		title: 'Binaries in another stream',
		description: 'Versions 3.6.28 and 3.6.29 are out in the stream proposed only, and the models look at released, where nothing is newer than 3.6.14.',
		era: {...era36, released: ['3.6.4', '3.6.14']},
		spoil(cloud) {
			for (const controller of cloud.controllers) {
				controller.published.proposed = ['3.6.28', '3.6.29'];
			}
		},
	},
	{
		name: 'dry-run-blocked',
		title: 'A dry run with every reason',
		description: 'Juju refuses the upgrade for all its models at once: old machines, old charms, an old LXD, an old database, a migration, models of other versions.',
		era: {...era36, members: 3},
		spoil(cloud) {
			const [controller] = cloud.controllers;
			if (!controller) {
				return;
			}

			controller.mongoVersion = '4.0.28';
			controller.lxdVersion = '4.0.9';
			addFault(cloud, {
				type: 'machine-down', controller: 'aws', model: 'controller', agent: 'machine-2',
			}, true);
			giveBase(cloud, 'web', {id: '0', channel: '18.04', series: 'bionic'});
			giveBase(cloud, 'web', {id: '1', channel: 'win10', series: 'win10'});
			giveStoreCharm(cloud, 'web', 'haproxy');
			beginMigration(cloud, 'db');
			giveVersion(cloud, 'web', '2.9.30');
			giveVersion(cloud, 'db', '3.7.1');
			const [own, database] = [modelOf(cloud, 'controller'), modelOf(cloud, 'db')];
			if (!(own && database)) {
				return;
			}

			own.otherBlockers = ['upgrading a controller to a newer major.minor version 3.9 not supported'];
			database.otherBlockers = ['unexpected upgrade series lock found', 'model has 2 secrets in a backend that is being removed'];
		},
	},
];

/** Small clouds in each of which one thing keeps an upgrade from being begun. */
export const unpreparedScenarios: readonly Scenario[] = recipes.map(({name, title, description, era, spoil}) => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud(smallBlueprint(name, title, era), seed, startedAt);
		spoil(cloud);
		return cloud;
	},
}));
