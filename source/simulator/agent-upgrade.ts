import {obstacleTo, wantedVersion} from './binaries.js';
import {chooseBetween} from './chance.js';
import {type Cloud, type Controller, type Model} from './cloud.js';
import {findFault, setFaultState} from './faults.js';
import {writeLog} from './logs.js';
import {
	findAgent,
	referenceOf,
	unitsOn,
	type AgentPlace,
	type AgentReference,
} from './lookup.js';
import {disconnectAgents, ownService} from './running.js';
import {schedule} from './schedule.js';

/** Whether an agent's binaries are not those that it is told to run. */
export const isBehind = ({controller, model, agent}: AgentPlace): boolean =>
	agent.tools !== wantedVersion(controller, model);

/**
An agent looks for the version that it should run, and restarts with it where it can. A machine takes its units along where they
live in its process, as they do since 2.9; others follow once it is back.
*/
export const considerUpgrade = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	if (!place?.agent.isConnected || place.controller.api !== 'up' || !isBehind(place)) {
		return;
	}

	const hanging = findFault(cloud, 'agent-hangs', reference);
	if (hanging) {
		setFaultState(hanging, 'active');
		return;
	}

	const {controller, model, machine} = place;
	const source = `https://${controller.endpoints[0] ?? 'localhost:17070'}/model/${model.uuid}`;
	const obstacle = obstacleTo(wantedVersion(controller, model), {controller, machine, source});
	if (obstacle) {
		writeLog(model, {
			at: cloud.now, entity: reference.agent, level: 'ERROR', module: 'juju.worker.upgrader', message: obstacle.line,
		});
		schedule(cloud, cloud.now + obstacle.retryAfter, {...reference, type: 'agent-considers'});
		return;
	}

	restartAt(cloud, place);
};

const restartAt = (cloud: Cloud, place: AgentPlace) => {
	const {controller, model, agent, machine} = place;
	const reference = referenceOf(controller, model, agent);
	const wanted = wantedVersion(controller, model);
	const restarted = [agent, ...(machine ? unitsOn(model, machine.id).filter(unit => ownService(machine, unit) === undefined) : [])];
	for (const each of restarted) {
		each.tools = wanted;
	}

	disconnectAgents(restarted);
	writeLog(model, {
		at: cloud.now, entity: agent.tag, level: 'INFO', module: 'juju.worker.upgrader', message: `upgrade requested from ${agent.version ?? 'nothing'} to ${wanted}`,
	});
	const range = model.kind === 'caas' ? cloud.profile.podRestart : cloud.profile.machineRestart;
	schedule(cloud, cloud.now + chooseBetween(cloud.seed, range, `restart ${reference.model} ${reference.agent} ${wanted}`), {...reference, type: 'agent-starts'});
};

/**
Sends the agents of a model to look for their new version, each at its own time, containers after their hosts.

@param from - Milliseconds since 1970.
*/
export const rouseModel = (cloud: Cloud, controller: Controller, model: Model, from: number): void => {
	const {seed, profile} = cloud;
	const moments = new Map<string, number>();
	const key = `${model.name} ${model.version}`;
	for (const machine of model.machines.values()) {
		const host = machine.parent === undefined ? undefined : moments.get(machine.parent);
		const at = host === undefined
			? from + chooseBetween(seed, profile.machineDelay, `turn ${key} ${machine.id}`)
			: host + profile.machineRestart[1] + chooseBetween(seed, profile.containerDelay, `turn ${key} ${machine.id}`);
		moments.set(machine.id, at);
		schedule(cloud, at, {...referenceOf(controller, model, machine), type: 'agent-considers'});
	}

	for (const unit of model.units.values()) {
		if (unit.machine !== undefined) {
			continue;
		}

		const at = from + chooseBetween(seed, profile.machineDelay, `turn ${key} ${unit.name}`);
		schedule(cloud, at, {...referenceOf(controller, model, unit), type: 'agent-considers'});
	}
};
