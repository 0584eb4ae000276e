import {rouseModel} from './agent-upgrade.js';
import {startAgent} from './agents.js';
import {obstacleTo} from './binaries.js';
import {chooseBetween} from './chance.js';
import {type Cloud, type Controller} from './cloud.js';
import {isFourth} from './era.js';
import {findFault, setFaultState} from './faults.js';
import {isMachine, setAgentStatus, writeLog} from './logs.js';
import {controllerModelOf, referenceOf, unitsOn} from './lookup.js';
import {disconnectAgents} from './running.js';
import {isRunningMember, membersOf} from './members.js';
import {schedule} from './schedule.js';

const byName = (cloud: Cloud, name: string): Controller | undefined =>
	cloud.controllers.find(controller => controller.name === name);

const between = (cloud: Cloud, range: readonly [number, number], controller: Controller, key: string): number =>
	chooseBetween(cloud.seed, range, `${key} ${controller.name} ${controller.upgrade?.to}`);

/**
The controller's own upgrade begins; whether it may was decided before.
*/
export const startControllerUpgrade = (cloud: Cloud, controller: Controller, to: string): void => {
	const model = controllerModelOf(controller);
	model.version = to;
	model.upgradeAvailable = undefined;
	controller.upgrade = {
		from: controller.version, to, startedAt: cloud.now, phase: 'waiting',
	};
	schedule(cloud, cloud.now + between(cloud, cloud.profile.controllerDelay, controller, 'begin'), {type: 'controller-considers', controller: controller.name});
};

const loseEverybody = (controller: Controller) => {
	for (const model of controller.models) {
		disconnectAgents(model.machines.values());
		disconnectAgents(model.units.values());
	}
};

/**
The controller's agents were told: they fetch the binaries and restart, or try again later.
*/
export const considerController = (cloud: Cloud, name: string): void => {
	const controller = byName(cloud, name);
	if (controller?.upgrade?.phase !== 'waiting') {
		return;
	}

	const first = membersOf(controller).find(member => isRunningMember(member));
	const machine = first && isMachine(first) ? first : undefined;
	const obstacle = obstacleTo(controller.upgrade.to, {controller, machine, source: 'https://localhost:17070'});
	if (obstacle) {
		writeLog(controllerModelOf(controller), {
			at: cloud.now, entity: first?.tag ?? 'machine-0', level: 'ERROR', module: 'juju.worker.upgrader', message: obstacle.line,
		});
		schedule(cloud, cloud.now + obstacle.retryAfter, {type: 'controller-considers', controller: name});
		return;
	}

	restartController(cloud, controller);
};

const restartController = (cloud: Cloud, controller: Controller) => {
	const {upgrade} = controller;
	if (!upgrade) {
		return;
	}

	upgrade.phase = 'restarting';
	controller.api = 'silent';
	loseEverybody(controller);
	for (const member of membersOf(controller)) {
		for (const agent of [member, ...unitsOn(controllerModelOf(controller), isMachine(member) ? member.id : '')]) {
			agent.tools = upgrade.to;
		}
	}

	const fault = findFault(cloud, 'controller-unreachable', {controller: controller.name});
	setFaultState(fault, 'active');
	if (fault) {
		controller.apiUntil = undefined;
		return;
	}

	controller.apiUntil = cloud.now + between(cloud, cloud.profile.controllerSilence, controller, 'silence');
	schedule(cloud, controller.apiUntil, {type: 'controller-returns', controller: controller.name});
};

const setModelStatus = (cloud: Cloud, controller: Controller, current: string, message: string | undefined) => {
	const model = controllerModelOf(controller);
	model.status = message === undefined ? {current, since: cloud.now} : {current, message, since: cloud.now};
};

const rfc3339 = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The others follow the first one, one after the other. */
const startMembers = (cloud: Cloud, controller: Controller, duration: number) => {
	const model = controllerModelOf(controller);
	const [first, ...others] = membersOf(controller).filter(member => isRunningMember(member));
	if (first) {
		startAgent(cloud, referenceOf(controller, model, first));
	}

	for (const [index, member] of others.entries()) {
		const at = cloud.now + Math.round((duration * (index + 1)) / (others.length + 2));
		schedule(cloud, at, {...referenceOf(controller, model, member), type: 'agent-starts'});
	}
};

/**
The API server listens again, at the new version. Up to 3.6 it lets nobody change anything until the databases are upgraded.

Source: 3.6.28 `apiserver/restrict_upgrades.go`, `internal/worker/upgradedatabase`; a real 4.0 controller answers in full at once.
*/
export const returnController = (cloud: Cloud, name: string): void => {
	const controller = byName(cloud, name);
	if (controller?.upgrade?.phase !== 'restarting') {
		return;
	}

	const {upgrade} = controller;
	controller.version = upgrade.to;
	controller.stored = [...new Set([...controller.stored, upgrade.to])];
	upgrade.phase = 'database';
	const isHighlyAvailable = membersOf(controller).length > 1;
	const duration = between(cloud, cloud.profile.controllerDatabase, controller, 'database');
	startMembers(cloud, controller, isFourth(upgrade.to) && !isHighlyAvailable ? 0 : duration);
	if (isFourth(upgrade.to)) {
		schedule(cloud, cloud.now, {type: 'controller-finishes', controller: name});
		return;
	}

	controller.api = 'restricted';
	setModelStatus(cloud, controller, 'busy', `upgrade in progress since "${rfc3339(upgrade.startedAt)}"`);
	if (findFault(cloud, 'upgrade-failed', {controller: name})) {
		controller.apiUntil = undefined;
		schedule(cloud, cloud.now + 4000, {type: 'controller-fails', controller: name, isFinal: false});
		schedule(cloud, cloud.now + Math.max(12_000, duration), {type: 'controller-fails', controller: name, isFinal: true});
		return;
	}

	controller.apiUntil = cloud.now + duration;
	schedule(cloud, controller.apiUntil, {type: 'controller-finishes', controller: name});
};

/**
A step of the controller's upgrade failed; in the end Juju gives up and leaves its agent running for a person to look at.

Source: 3.6.28 `internal/worker/upgradesteps/worker.go`.
*/
export const failController = (cloud: Cloud, name: string, isFinal: boolean): void => {
	const controller = byName(cloud, name);
	const fault = findFault(cloud, 'upgrade-failed', {controller: name});
	const [first] = controller ? membersOf(controller) : [];
	if (!controller?.upgrade || !fault || !first || controller.api === 'gone') {
		return;
	}

	const outcome = `failed (${isFinal ? 'giving up' : 'will retry'}): ${fault.reason}`;
	setFaultState(fault, 'active');
	setAgentStatus(first, cloud.now, 'error', `upgrade to ${controller.upgrade.to} ${outcome}`);
	writeLog(controllerModelOf(controller), {
		at: cloud.now,
		entity: first.tag,
		level: 'ERROR',
		module: 'juju.worker.upgradesteps',
		message: `upgrade from ${controller.upgrade.from} to ${controller.upgrade.to} for "${first.tag}" ${outcome}`,
	});
	if (isFinal) {
		controller.upgrade.phase = 'failed';
	}
};

const calmMembers = (cloud: Cloud, controller: Controller) => {
	for (const member of membersOf(controller)) {
		if (isMachine(member) && member.isConnected) {
			setAgentStatus(member, cloud.now, 'started');
		}
	}
};

/**
The controller is upgraded: everybody may log in, and those who were cut off come back within the next moments.
*/
export const finishController = (cloud: Cloud, name: string): void => {
	const controller = byName(cloud, name);
	if (controller?.upgrade?.phase !== 'database') {
		return;
	}

	controller.upgrade.phase = 'done';
	controller.api = 'up';
	controller.apiUntil = undefined;
	calmMembers(cloud, controller);
	const message = isFourth(controller.version) ? undefined : `upgraded on "${rfc3339(cloud.now)}"`;
	setModelStatus(cloud, controller, 'available', message);
	for (const model of controller.models) {
		reconnectModel(cloud, controller, model.name);
	}

	rouseModel(cloud, controller, controllerModelOf(controller), cloud.now + cloud.profile.reconnect[1]);
};

const reconnectModel = (cloud: Cloud, controller: Controller, name: string) => {
	const model = controller.models.find(each => each.name === name);
	const members = new Set(membersOf(controller).map(member => member.tag));
	for (const agent of model ? [...model.machines.values(), ...model.units.values()] : []) {
		// Members come back with their own restart.
		if (agent.isConnected || !model || (model.isController && members.has(agent.tag) && agent.version !== agent.tools)) {
			continue;
		}

		const pause = between(cloud, cloud.profile.reconnect, controller, `reconnect ${model.name} ${agent.tag}`);
		schedule(cloud, cloud.now + pause, {...referenceOf(controller, model, agent), type: 'agent-connects'});
	}
};
