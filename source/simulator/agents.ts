import {isBehind} from './agent-upgrade.js';
import {chance, chooseBetween} from './chance.js';
import {type Cloud, type Machine} from './cloud.js';
import {configurationTrouble, damageConfiguration, unreadableMessage} from './configuration.js';
import {findFault, setFaultState} from './faults.js';
import {beginHookTrouble} from './hooks.js';
import {isMachine, setAgentStatus, writeLog} from './logs.js';
import {
	findAgent,
	referenceOf,
	unitsOn,
	type AgentPlace,
	type AgentReference,
} from './lookup.js';
import {canRun, disconnectAgents, ownService} from './running.js';
import {schedule} from './schedule.js';

const isReachable = ({controller, model}: AgentPlace): boolean =>
	controller.api === 'up' || (model.isController && controller.api !== 'gone');

/** Broken agent.conf of the machine, or of the machine that a unit lives on. */
const troubleOf = (cloud: Cloud, {controller, model, machine, unit}: AgentPlace) => {
	const host = machine ?? model.machines.get(unit?.machine ?? '');
	if (host && unit && ownService(host, unit)) {
		return undefined;
	}

	return host && configurationTrouble(cloud, {controller, model, machine: host});
};

const damage = (cloud: Cloud, {controller, model, machine}: AgentPlace, reference: AgentReference) => {
	const fault = findFault(cloud, 'agent-configuration', reference);
	if (!(machine && fault?.state === 'armed')) {
		return;
	}

	damageConfiguration(cloud, {controller, model, machine});
	setFaultState(fault, 'active');
};

/** Only on the machine: an agent without connection cannot write to the model's log. */
const explainSilence = (cloud: Cloud, {model, controller}: AgentPlace, machine: Machine) => {
	const isUnreadable = configurationTrouble(cloud, {controller, model, machine}) === 'unreadable';
	writeLog(model, {
		at: cloud.now,
		entity: machine.tag,
		level: 'ERROR',
		module: isUnreadable ? 'juju.cmd' : 'juju.worker.apicaller',
		message: isUnreadable ? unreadableMessage(machine) : '[000000] cannot open api: unable to connect to API: dial tcp 192.0.2.1:17070: connect: no route to host',
		isLocal: true,
	});
};

const cure = (cloud: Cloud, reference: AgentReference) => {
	const fault = findFault(cloud, 'agent-configuration', reference);
	if (fault?.state === 'active') {
		setFaultState(fault, 'cured');
	}

	setFaultState(findFault(cloud, 'agent-stopped', reference), 'cured');
	const hanging = findFault(cloud, 'agent-hangs', reference);
	if (hanging?.state === 'active') {
		setFaultState(hanging, 'cured');
	}
};

/**
An agent's process starts: with a sound configuration, on a machine that is on, it connects and reports the version of its binaries.
*/
export const startAgent = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	if (!place || !canRun(place)) {
		return;
	}

	if (place.agent.version !== place.agent.tools) {
		damage(cloud, place, reference);
	}

	if (troubleOf(cloud, place) !== undefined) {
		if (place.machine) {
			explainSilence(cloud, place, place.machine);
		}

		return;
	}

	cure(cloud, reference);
	// Without its controller it goes on dialling; `reconnectAgent` brings it in.
	if (isReachable(place)) {
		connect(cloud, place);
	}
};

const connectMachine = (cloud: Cloud, {model, machine}: AgentPlace, reference: AgentReference, isNew: boolean) => {
	if (!machine) {
		return;
	}

	setAgentStatus(machine, cloud.now, 'started', isNew ? `upgrading to ${machine.tools}` : undefined);
	schedule(cloud, cloud.now + 900, {...reference, type: 'agent-settles'});
	for (const guest of unitsOn(model, machine.id)) {
		const pause = chooseBetween(cloud.seed, [200, 1200], `guest ${model.name} ${guest.tag} ${guest.tools}`);
		schedule(cloud, cloud.now + pause, {...reference, agent: guest.tag, type: ownService(machine, guest) ? 'agent-considers' : 'agent-starts'});
	}
};

/** Every third agent seems to be gone once more, for half a second, shortly after it came back: so it was recorded of 4.0.14 to 4.0.17. */
const scheduleFlap = (cloud: Cloud, reference: AgentReference, version: string) => {
	const key = `flap ${reference.model} ${reference.agent} ${version}`;
	if (chance(cloud.seed, key) > 1 / 3) {
		return;
	}

	const at = cloud.now + chooseBetween(cloud.seed, [1200, 2500], `${key} at`);
	schedule(cloud, at, {...reference, type: 'agent-flaps'});
	schedule(cloud, at + chooseBetween(cloud.seed, [300, 700], `${key} for`), {...reference, type: 'agent-connects'});
};

const connect = (cloud: Cloud, place: AgentPlace) => {
	const {controller, model, agent, unit} = place;
	const reference = referenceOf(controller, model, agent);
	const isNew = agent.version !== agent.tools;
	agent.isConnected = true;
	agent.version = agent.tools;
	connectMachine(cloud, place, reference, isNew);
	if (unit) {
		setAgentStatus(unit, cloud.now, 'idle');
	}

	if (unit && isNew) {
		beginHookTrouble(cloud, reference, unit);
	}

	if (isNew) {
		scheduleFlap(cloud, reference, agent.tools);
	}

	// Whoever slept through an upgrade catches up.
	schedule(cloud, cloud.now + chooseBetween(cloud.seed, [3500, 6000], `look ${agent.tag} ${agent.tools}`), {...reference, type: 'agent-considers'});
};

/**
An agent's presence is lost for a moment, with nothing wrong.
*/
export const flapAgent = (cloud: Cloud, reference: AgentReference): void => {
	const agent = findAgent(cloud, reference)?.agent;
	disconnectAgents(agent ? [agent] : []);
};

/**
A connection that was lost is made again, by an agent that was running all the while or waited for its controller.
*/
export const reconnectAgent = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	if (!place || place.agent.isConnected || !canRun(place) || !isReachable(place) || troubleOf(cloud, place) !== undefined) {
		return;
	}

	if (place.agent.version !== place.agent.tools) {
		startAgent(cloud, reference);
		return;
	}

	place.agent.isConnected = true;
	place.agent.status = {...place.agent.status, since: cloud.now};
	if (isBehind(place) && (place.machine !== undefined || place.unit?.machine === undefined)) {
		schedule(cloud, cloud.now + 1000, {...reference, type: 'agent-considers'});
	}
};

/**
The message `upgrading to X` goes away.
*/
export const settleAgent = (cloud: Cloud, reference: AgentReference): void => {
	const agent = findAgent(cloud, reference)?.agent;
	if (agent?.status.message !== undefined && isMachine(agent) && agent.status.current === 'started') {
		agent.status = {current: 'started', since: cloud.now};
	}
};
