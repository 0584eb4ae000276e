import {
	type Backup,
	type Cloud,
	type Controller,
	type DisabledCommands,
	type Model,
} from './cloud.js';
import {compareTexts, isFourth} from './era.js';
import {findFault, setFaultState} from './faults.js';
import {schedule, unschedule} from './schedule.js';

export type BackupOutcome =
	| {readonly outcome: 'made'; readonly backup: Backup}
	| {readonly outcome: 'not-implemented'}
	| {readonly outcome: 'wrong-model'}
	| {readonly outcome: 'kubernetes'};

/**
Makes a backup of a controller; the archive itself is the client's business.

@param model - The one that the command names: it has to be the controller's own.
*/
export const createBackup = (cloud: Cloud, {controller, model, filename, notes}: {controller: Controller; model: Model; filename: string; notes: string}): BackupOutcome => {
	if (isFourth(controller.version)) {
		return {outcome: 'not-implemented'};
	}

	if (!model.isController) {
		return {outcome: 'wrong-model'};
	}

	if (controller.kind === 'caas') {
		return {outcome: 'kubernetes'};
	}

	const stamp = new Date(cloud.now).toISOString().slice(0, 19).replaceAll(/[\-:]/gv, '').replace('T', '-');
	const backup: Backup = {
		id: `${stamp}.${model.uuid}`, filename, at: cloud.now, version: controller.version, notes,
	};
	controller.backups.push(backup);
	return {outcome: 'made', backup};
};

export type DestroyOutcome =
	| {readonly outcome: 'destroying'; readonly until: number}
	| {readonly outcome: 'hosted-models'; readonly models: readonly string[]}
	| {readonly outcome: 'unreachable'};

const forget = (cloud: Cloud, controller: Controller) => {
	controller.isRegistered = false;
	if (cloud.currentController === controller.name) {
		cloud.currentController = undefined;
	}
};

const scheduleEnd = (cloud: Cloud, controller: Controller, duration: number): DestroyOutcome => {
	controller.destroyingSince = cloud.now;
	const until = cloud.now + duration;
	schedule(cloud, until, {type: 'controller-destroyed', controller: controller.name});
	return {outcome: 'destroying', until};
};

/**
Destroys a controller through its API.

@param isWithModels - `--destroy-all-models`.
*/
export const destroyController = (cloud: Cloud, controller: Controller, isWithModels: boolean): DestroyOutcome => {
	if (controller.api === 'silent' || controller.api === 'gone') {
		return {outcome: 'unreachable'};
	}

	const hosted = controller.models.filter(model => !model.isController);
	if (hosted.length > 0 && !isWithModels) {
		return {outcome: 'hosted-models', models: hosted.map(model => `${model.owner}/${model.name}`)};
	}

	const machines = controller.models.reduce((count, model) => count + model.machines.size, 0);
	return scheduleEnd(cloud, controller, 8000 + Math.min(30_000, machines * 400));
};

/**
Destroys a controller through its cloud's provider: works without the API, and then leaves the machines of hosted models behind.
*/
export const killController = (cloud: Cloud, controller: Controller): DestroyOutcome =>
	scheduleEnd(cloud, controller, controller.api === 'silent' ? 15_000 : 10_000);

/**
The destruction is complete: the client forgets the controller.
*/
export const endController = (cloud: Cloud, name: string): void => {
	const controller = cloud.controllers.find(each => each.name === name);
	if (!controller) {
		return;
	}

	controller.api = 'gone';
	controller.apiUntil = undefined;
	controller.models = controller.models.filter(model => model.isController);
	forget(cloud, controller);
	for (const fault of cloud.faults) {
		if (fault.controller === name) {
			setFaultState(fault, 'cured');
		}
	}

	unschedule(cloud, event => event.controller === name);
};

/**
Only the client forgets; the controller goes on.
*/
export const unregisterController = (cloud: Cloud, controller: Controller): void => {
	forget(cloud, controller);
	for (const fault of cloud.faults) {
		if (fault.controller === controller.name && (fault.type === 'upgrade-failed' || fault.type === 'controller-unreachable')) {
			setFaultState(fault, 'cured');
		}
	}
};

/**
Allows commands again that were disabled.
*/
export const enableCommands = (model: Model, set: DisabledCommands['set']): void => {
	model.disabled = model.disabled.filter(each => each.set !== set);
};

export const disableCommands = (model: Model, set: DisabledCommands['set'], message: string): void => {
	enableCommands(model, set);
	model.disabled.push({set, message});
};

export type SyncOutcome = 'synced' | 'not-found';

/**
Copies binaries into the controller's store.

@param version - Undefined or a version; without one everything that the client's source has.
*/
export const syncBinaries = (cloud: Cloud, controller: Controller, version: string): SyncOutcome => {
	const isOffered = cloud.syncSource.includes(version);
	if (!isOffered) {
		return 'not-found';
	}

	controller.stored = [...new Set([...controller.stored, version])].toSorted(compareTexts);
	setFaultState(findFault(cloud, 'binaries-unreachable', {controller: controller.name}), 'cured');
	return 'synced';
};

export type RemoveOutcome = 'removing' | 'not-found' | 'has-units' | 'has-containers';

/**
Removes a machine, at once.

@param isForced - Also with units and containers on it.
*/
export const removeMachine = (cloud: Cloud, {model, id, isForced}: {model: Model; id: string; isForced: boolean}): RemoveOutcome => {
	const machine = model.machines.get(id);
	if (!machine) {
		return 'not-found';
	}

	const containers = model.machines.values().filter(each => each.id.startsWith(`${id}/`)).toArray();
	const gone = new Set([id, ...containers.map(each => each.id)]);
	const units = model.units.values().filter(unit => unit.machine !== undefined && gone.has(unit.machine)).toArray();
	if (!isForced && units.length > 0) {
		return 'has-units';
	}

	if (!isForced && containers.length > 0) {
		return 'has-containers';
	}

	for (const each of gone) {
		model.machines.delete(each);
	}

	for (const unit of units) {
		model.units.delete(unit.name);
	}

	const tags = new Set([machine.tag, ...units.map(unit => unit.tag)]);
	for (const fault of cloud.faults) {
		if ('agent' in fault && fault.model === model.name && tags.has(fault.agent)) {
			setFaultState(fault, 'cured');
		}
	}

	return 'removing';
};

