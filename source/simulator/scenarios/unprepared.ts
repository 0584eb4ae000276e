import {type Cloud, type Controller} from '../cloud.js';
import {controllerModelOf} from '../lookup.js';
import {type ModelBlueprint} from './blueprint.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {
	era29,
	era36,
	era40,
	smallBlueprint,
} from './small-blueprint.js';
import {
	beginDestruction,
	beginMigration,
	breakRelations,
	disableChanges,
	failHook,
	giveBase,
	giveStoreCharm,
	halfUpgrade,
	leaveBehind,
	loseUnit,
	neverStart,
	outdateControllerCharm,
	powerOff,
	stopAgent,
	suspend,
	takeVote,
} from './spoil.js';

/** A model of one application, a unit on each machine. */
const plainModel = (name: string, application: string, count = 1): ModelBlueprint => {
	const machines = Array.from({length: count}, (_, index) => String(index));
	return {name, machines, applications: [{name: application, revision: 12, on: machines}]};
};

const extraModels: readonly ModelBlueprint[] = [
	plainModel('billing', 'invoices', 2),
	plainModel('legacy', 'nagios', 3),
	plainModel('lab', 'jupyter'),
	plainModel('archive', 'minio'),
	plainModel('edge', 'telegraf'),
	plainModel('stack', 'keystone', 2),
];

type Recipe = {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly era: typeof era36;
	readonly spoil: (cloud: Cloud) => void;
};

const make = ({name, title, description, era, spoil}: Recipe): Scenario => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const blueprint = smallBlueprint(name, title, era);
		const controllers = blueprint.controllers.map(controller => ({...controller, models: [...controller.models, ...extraModels]}));
		const cloud = buildCloud({...blueprint, controllers}, seed, startedAt);
		spoil(cloud);
		return cloud;
	},
});

/** What can be wrong in every era; each model has a trouble of its own. */
const spoilModels = (cloud: Cloud, behind: string) => {
	failHook(cloud, 'web', {unit: 'webapp/0', hook: 'update-status'});
	breakRelations(cloud, 'web');
	leaveBehind(cloud, 'db', {id: '1', version: behind});
	stopAgent(cloud, 'db', '1');
	disableChanges(cloud, 'billing');
	loseUnit(cloud, 'billing', 'invoices/1');
	beginMigration(cloud, 'lab');
	beginDestruction(cloud, 'archive');
	suspend(cloud, 'edge');
	neverStart(cloud, 'stack', '1');
	outdateControllerCharm(cloud);
};

const member = (id: string) => ({controller: 'aws', model: 'controller', agent: `machine-${id}`});

/** A cloud on which nobody should upgrade anything before it is put in order. */
export const unprepared = make({
	name: 'unprepared',
	title: 'A cloud that is not ready',
	description: 'A controller of three at 3.6.4 and eight models, each with another trouble: nearly every check before an upgrade has something to say.',
	era: {...era36, members: 3},
	spoil(cloud) {
		spoilModels(cloud, '3.6.3');
		powerOff(cloud, member('1'));
		takeVote(cloud, '2');
		halfUpgrade(cloud, 'stack', '0');
		giveBase(cloud, 'legacy', {id: '0', channel: '18.04', series: 'bionic'});
		giveBase(cloud, 'legacy', {id: '1', channel: 'win10', series: 'win10'});
		giveStoreCharm(cloud, 'legacy', 'nagios');
	},
});

export const unprepared29 = make({
	name: 'unprepared-2.9',
	title: 'A cloud on 2.9 that is not ready',
	description: 'A controller of three at 2.9.49 and eight models, each with another trouble, and with what Juju 3 will not take: old bases, charms of the old store.',
	era: {...era29, members: 3},
	spoil(cloud) {
		spoilModels(cloud, '2.9.48');
		takeVote(cloud, '2');
		halfUpgrade(cloud, 'stack', '0');
		giveBase(cloud, 'legacy', {id: '0', channel: '16.04', series: 'xenial'});
		giveBase(cloud, 'legacy', {id: '1', channel: '18.04', series: 'bionic'});
		giveStoreCharm(cloud, 'legacy', 'nagios');
	},
});

export const unprepared40 = make({
	name: 'unprepared-4.0',
	title: 'A cloud on 4.0 that is not ready',
	description: 'A controller of four at 4.0.14 and eight models, each with another trouble; backups cannot be made, and 4.0 itself would refuse little of it.',
	era: {...era40, members: 4},
	spoil(cloud) {
		spoilModels(cloud, '4.0.13');
		giveBase(cloud, 'legacy', {id: '0', channel: '18.04', series: 'bionic'});
	},
});

/** The models of a controller that was upgraded already. */
const turnController = (controller: Controller, version: string) => {
	const own = controllerModelOf(controller);
	controller.version = version;
	controller.stored.push(version);
	own.version = version;
	own.upgradeAvailable = undefined;
	for (const agent of [...own.machines.values(), ...own.units.values()]) {
		agent.version = version;
		agent.tools = version;
	}
};

export const modelsBehind = make({
	name: 'models-behind',
	title: 'A controller that went ahead of its models',
	description: 'The controller has 3.6.28, its models still 3.6.4. A machine of the model stack was prepared for another base and never completed, which the dry run tells.',
	era: era36,
	spoil(cloud) {
		for (const controller of cloud.controllers) {
			turnController(controller, '3.6.28');
		}

		halfUpgrade(cloud, 'stack', '0');
	},
});
