import {chooseBetween} from './chance.js';
import {type Cloud, type Controller, type Model} from './cloud.js';
import {configurationPath, configurationTrouble} from './configuration.js';
import {migrationProblem} from './migration-prechecks.js';
import {referenceOf} from './lookup.js';
import {disconnectAgents} from './running.js';
import {schedule} from './schedule.js';

export type MigrationRequest = {
	readonly controller: Controller;
	readonly model: Model;
	readonly target: Controller;
	/** Asks both controllers, and changes nothing. */
	readonly isDryRun: boolean;
};

export type MigrationOutcome =
	| {readonly outcome: 'started'; readonly id: string}
	| {readonly outcome: 'possible'}
	/** In the words of the controller. */
	| {readonly outcome: 'refused'; readonly text: string};

/**
What a model's status says on its way, and how long it does, in milliseconds.

Source: documentation of 2.1, "Migrating models"; 2.9.52, 3.6.28 `worker/migrationmaster/worker.go`.
*/
const phases: ReadonlyArray<{readonly says: string; readonly takes: readonly [number, number]}> = [
	{says: 'starting', takes: [500, 1500]},
	{says: 'quiescing, waiting for agents to report back', takes: [2000, 6000]},
	{says: 'exporting model', takes: [1500, 4000]},
	{says: 'importing model into target controller', takes: [3000, 8000]},
	{says: 'uploading model binaries into target controller', takes: [5000, 15_000]},
	{says: 'validating, waiting for agents to report back', takes: [2000, 6000]},
	{says: 'successful, waiting for agents to report back', takes: [2000, 5000]},
	{says: 'successful, transferring logs to target controller (0 sent)', takes: [1000, 3000]},
	{says: 'successful, removing model from source controller', takes: [1000, 3000]},
];

type Place = {readonly controller: Controller; readonly model: Model};

const say = (cloud: Cloud, {model}: Place, current: string, words: string): void => {
	model.status = {current, message: `migrating: ${words}`, since: cloud.now};
};

const enterPhase = (cloud: Cloud, place: Place, {target, phase}: {readonly target: string; readonly phase: number}): void => {
	const {controller, model} = place;
	const {says, takes} = phases[phase] ?? {says: '', takes: [0, 0] as const};
	say(cloud, place, 'busy', says);
	schedule(cloud, cloud.now + chooseBetween(cloud.seed, takes, `migration ${model.name} ${phase}`), {
		type: 'migration-proceeds', controller: controller.name, model: model.name, target, phase: phase + 1,
	});
};

/**
What `migrate` does: asks both controllers whether the model can be moved, then begins. It returns at once; the move goes on by itself.
*/
export const migrateModel = (cloud: Cloud, request: MigrationRequest): MigrationOutcome => {
	const text = migrationProblem(request);
	if (text !== undefined) {
		return {outcome: 'refused', text};
	}

	const {controller, model, target, isDryRun} = request;
	if (isDryRun) {
		return {outcome: 'possible'};
	}

	const number = model.migrations ?? 0;
	model.migrations = number + 1;
	model.migration = 'exporting';
	enterPhase(cloud, {controller, model}, {target: target.name, phase: 0});
	return {outcome: 'started', id: `${model.uuid}:${number}`};
};

/** The agents write their new controller into agent.conf; one that nobody could read stays as it is. */
const forgetAddresses = (cloud: Cloud, {controller, model}: Place): void => {
	for (const machine of model.machines.values()) {
		if (configurationTrouble(cloud, {controller, model, machine}) === undefined) {
			machine.files = Object.fromEntries(Object.entries(machine.files).filter(([path]) => path !== configurationPath(machine.tag)));
		}
	}
};

/** What is wrong with it, and what is still to happen to it, goes with the model. */
const carryAlong = (cloud: Cloud, {controller, model}: Place, target: Controller): void => {
	const isOfModel = (each: {readonly controller: string; readonly model?: string}): boolean => each.controller === controller.name && each.model === model.name;
	cloud.faults = cloud.faults.map(fault => isOfModel(fault) ? {...fault, controller: target.name} : fault);
	cloud.events = cloud.events.map(event => isOfModel(event) ? {...event, controller: target.name} : event);
};

const move = (cloud: Cloud, place: Place, target: Controller): void => {
	const {controller, model} = place;
	const connected = [...model.machines.values(), ...model.units.values()].filter(({isConnected}) => isConnected);
	forgetAddresses(cloud, place);
	carryAlong(cloud, place, target);
	controller.models = controller.models.filter(each => each !== model);
	controller.migrated = [...(controller.migrated ?? []).filter(({name}) => name !== model.name), {name: model.name, owner: model.owner, target: target.name}];
	if (controller.currentModel === model.name) {
		controller.currentModel = undefined;
	}

	target.models.push(model);
	target.migrated = target.migrated?.filter(({name}) => name !== model.name);
	delete model.migration;
	model.status = {current: 'available', since: cloud.now};
	// It knows of newer versions what its new controller knows.
	model.upgradeAvailable = undefined;
	disconnectAgents(connected);
	for (const agent of connected) {
		const pause = chooseBetween(cloud.seed, cloud.profile.reconnect, `migrated ${model.name} ${agent.tag}`);
		schedule(cloud, cloud.now + pause, {...referenceOf(target, model, agent), type: 'agent-connects'});
	}
};

const abort = (cloud: Cloud, place: Place, reason: string): void => {
	delete place.model.migration;
	say(cloud, place, 'available', `aborted, removing model from target controller: ${reason}`);
};

/**
A model on its way takes the next step; after the last one it is on its new controller, at its old version, and its agents connect there.
*/
export const proceedMigration = (cloud: Cloud, event: {readonly controller: string; readonly model: string; readonly target: string; readonly phase: number}): void => {
	const controller = cloud.controllers.find(({name}) => name === event.controller);
	const target = cloud.controllers.find(({name}) => name === event.target);
	const model = controller?.models.find(({name}) => name === event.model);
	if (!controller || !target || model?.migration !== 'exporting') {
		return;
	}

	const place = {controller, model};
	if (target.api === 'gone') {
		abort(cloud, place, `model data transfer failed, failed to connect to target controller: dial tcp ${target.endpoints[0] ?? ''}: connect: connection refused`);
		return;
	}

	// Nothing goes on while one of the two is silent.
	if (controller.api !== 'up' || target.api !== 'up') {
		schedule(cloud, cloud.now + 5000, {type: 'migration-proceeds', ...event});
		return;
	}

	if (event.phase < phases.length) {
		enterPhase(cloud, place, event);
		return;
	}

	move(cloud, place, target);
};

/** A model that was here and went to another controller; undefined where there is none of that name. */
export const migratedAway = ({migrated = []}: Controller, name: string): {readonly name: string; readonly target: string} | undefined => {
	const found = migrated.find(each => each.name === name || `${each.owner}/${each.name}` === name);
	return found && {name: `${found.owner}/${found.name}`, target: found.target};
};
