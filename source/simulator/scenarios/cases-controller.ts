import {type Cloud, type Controller} from '../cloud.js';
import {
	setAgentStatus,
	setWorkload,
	writeLog,
} from '../logs.js';
import {controllerModelOf} from '../lookup.js';
import {schedule} from '../schedule.js';
import {buildCloud} from './build-cloud.js';
import {kubernetes} from './kubernetes.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36, smallBlueprint} from './small-blueprint.js';
import {
	leaveBehind,
	modelOf,
	outdateControllerCharm,
	stopAgent,
} from './spoil.js';

type Recipe = Pick<Scenario, 'name' | 'title' | 'description'> & {
	readonly era?: typeof era36;
	/** What is changed in the cloud before anybody sees it. */
	readonly spoil: (cloud: Cloud, controller: Controller) => void;
};

const minute = 60_000;

const rfc3339 = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** A controller in the middle of an upgrade to the version that it has. */
const beginUpgrade = (cloud: Cloud, controller: Controller, {ago, phase}: {readonly ago: number; readonly phase: 'database' | 'failed'}): void => {
	const startedAt = cloud.now - ago;
	controller.upgrade = {
		from: '3.6.3', to: controller.version, startedAt, phase,
	};
	controllerModelOf(controller).status = {current: 'busy', message: `upgrade in progress since "${rfc3339(startedAt)}"`, since: startedAt};
};

const complain = (cloud: Cloud, controller: Controller, {entity = 'machine-0', module, message}: {readonly entity?: string; readonly module: string; readonly message: string}): void => {
	writeLog(controllerModelOf(controller), {
		at: cloud.now - (20 * minute), entity, level: 'ERROR', module, message,
	});
};

const aborted = 'aborted wait for other controllers: timed out after 15m0s';

const recipes: readonly Recipe[] = [
	{
		name: 'upgrade-in-progress',
		title: 'The controller is being upgraded',
		description: 'Somebody has just upgraded the controller to 3.6.4: it upgrades its database, and refuses nearly everything for three more minutes.',
		spoil(cloud, controller) {
			beginUpgrade(cloud, controller, {ago: 2 * minute, phase: 'database'});
			controller.api = 'restricted';
			controller.apiUntil = cloud.now + (3 * minute);
			schedule(cloud, controller.apiUntil, {type: 'controller-finishes', controller: controller.name});
		},
	},
	{
		name: 'upgrade-left-behind',
		title: 'An upgrade that never ended',
		description: 'The upgrade to 3.6.4 was begun 40 minutes ago and broke off when the disk was full. There is room again, but Juju waits for its end and refuses the next one.',
		spoil(cloud, controller) {
			beginUpgrade(cloud, controller, {ago: 40 * minute, phase: 'failed'});
			complain(cloud, controller, {module: 'juju.worker.upgradesteps', message: 'not enough free disk space on "/var/lib/juju" for upgrade: 103MiB available, require 250MiB'});
		},
	},
	{
		name: 'controllers-out-of-step',
		title: 'Controllers that waited in vain',
		description: 'Machine 2 of three of the controller slept through the upgrade to 3.6.4. The other two waited a quarter of an hour for it, then gave up.',
		era: {...era36, members: 3},
		spoil(cloud, controller) {
			leaveBehind(cloud, 'controller', {id: '2', version: '3.6.3'});
			stopAgent(cloud, 'controller', '2');
			const model = controllerModelOf(controller);
			for (const machine of [model.machines.get('0'), model.machines.get('1')]) {
				if (!machine) {
					continue;
				}

				setAgentStatus(machine, cloud.now, 'error', `upgrade to ${controller.version} failed (giving up): ${aborted}`);
				complain(cloud, controller, {entity: machine.tag, module: 'juju.worker.upgradesteps', message: aborted});
			}
		},
	},
	{
		name: 'database-upgrade-failed',
		title: 'The upgrade of the database failed',
		description: 'The controller has the binaries of 3.6.4, and gave up upgrading its database.',
		spoil(cloud, controller) {
			const machine = controllerModelOf(controller).machines.get('0');
			if (machine) {
				setAgentStatus(machine, cloud.now, 'error', `upgrading database to ${controller.version}`);
			}

			complain(cloud, controller, {
				module: 'juju.worker.upgradedatabase', message: `database upgrade from 3.6.3 to ${controller.version} for "machine-0" failed (giving up): expose controller application: not found`,
			});
		},
	},
	{
		name: 'controller-charm-behind',
		title: 'The controller\'s charm is behind',
		description: 'A newer revision of the charm juju-controller is to be had: upgrades of the controller never brought it.',
		spoil: outdateControllerCharm,
	},
	{
		name: 'stream-left',
		title: 'A stream that an upgrade left behind',
		description: 'An earlier upgrade named the stream proposed, and the controller\'s model looks there ever since.',
		spoil(_, controller) {
			const model = controllerModelOf(controller);
			model.settings = {...model.settings, 'agent-stream': 'proposed'};
		},
	},
];

const played: readonly Scenario[] = recipes.map(({name, title, description, era, spoil}) => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud(smallBlueprint(name, title, era), seed, startedAt);
		const [controller] = cloud.controllers;
		if (controller) {
			spoil(cloud, controller);
		}

		return cloud;
	},
}));

const imagePull: Scenario = {
	name: 'image-pull-failed',
	title: 'An image that cannot be fetched',
	description: 'The registry has no image for one of the pods of the model shop: the cluster tries again and again.',
	create(seed, startedAt = defaultStart) {
		const cloud = kubernetes.create(seed, startedAt);
		cloud.scenario = 'image-pull-failed';
		const unit = modelOf(cloud, 'shop')?.units.get('postgresql/1');
		if (unit) {
			setWorkload(unit, cloud.now, 'waiting', 'Back-off pulling image "docker.io/jujusolutions/charm-base:ubuntu-22.04"');
			setAgentStatus(unit, cloud.now, 'allocating');
		}

		return cloud;
	},
};

/** Clouds in which a controller is in the middle of something, or cannot get what it wants. */
export const controllerScenarios: readonly Scenario[] = [...played, imagePull];
