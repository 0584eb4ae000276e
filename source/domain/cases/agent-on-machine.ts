import {isUnitAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {agentKey, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey, type Intent, type Service} from '../intent.js';
import {treeOf} from '../machine-tree.js';
import {performRemedy} from '../make-remedy.js';
import {countOf} from '../words.js';
import {type Place} from './places.js';

/** An agent that is to be brought back, the machine it lives on, and further agents there that need their own restart. */
export type Patient = {
	readonly place: Place;
	/** The agent whose configuration and service it is about. */
	readonly agent: Agent;
	/** A machine's id. */
	readonly machine: string;
	/** Agents whose own service, where the machine has one, is restarted with it (units before 2.9). */
	readonly companions: readonly Agent[];
};

const troubleshooting = 'Juju documentation, Troubleshooting model upgrades, case 1';

/** `machine 2`, `mysql/0`. */
const nameOf = (agent: Agent): string => isUnitAgent(agent) ? agent.name : `machine ${agent.name}`;

/** What the machine itself said of its services; undefined until it was asked. */
const reportOf = ({place, machine}: Patient, {services}: Situation): ReadonlyArray<Service & {readonly state: string}> | undefined =>
	services[agentKey(place.key, machine)]?.value?.services;

const serviceNames = (agent: Agent): readonly string[] => [`jujud-${agent.tag}`, `jujud-${agent.tag}.service`];

/**
The services to restart, as found on the machine and never assumed: since 2.9 one for the machine and all its units, before also one for each unit
(2.9.0 `cmd/jujud/agent/machine.go`).
*/
const findServices = (patient: Patient, situation: Situation): ReadonlyArray<{readonly agent: Agent; readonly service: Service}> => {
	const found = reportOf(patient, situation) ?? [];
	const pairs = [patient.agent, ...patient.companions].flatMap(agent => {
		const service = found.find(({name}) => serviceNames(agent).includes(name));
		return service ? [{agent, service: {name: service.name, initSystem: service.initSystem}}] : [];
	});
	// A unit without a service of its own lives in its machine's agent.
	const host = found.find(({name}) => serviceNames({...patient.agent, tag: `machine-${patient.machine.replaceAll('/', '-')}`}).includes(name));
	return pairs.length === 0 && host
		? [{agent: patient.agent, service: {name: host.name, initSystem: host.initSystem}}]
		: pairs;
};

const restartIntents = (patient: Patient, situation: Situation): readonly Intent[] => findServices(patient, situation).map(({agent, service}) => ({
	type: 'restart-agent', model: patient.place.model, machine: patient.machine, agent: agent.tag, service,
}));

const whyNoRestart = (patient: Patient, situation: Situation): string | undefined => {
	if (!reportOf(patient, situation)) {
		return 'Look at the agent on its machine first: its service is named there.';
	}

	return findServices(patient, situation).length === 0 ? 'The machine has no service of this agent.' : undefined;
};

export const inspectRemedy = ({place: {model}, machine}: Patient, {render}: Situation): Remedy => performRemedy(render, {
	id: `inspect-services ${machine}`,
	title: 'Look at the agent on its machine',
	risk: 'safe',
	explanation: 'Asks the machine over ssh which init system it has, which services of Juju it runs, and how they are.',
	undo: 'nothing to undo',
	reference: troubleshooting,
}, [{type: 'inspect-services', model, machine}]);

export const compareRemedy = ({place: {model}, machine, agent}: Patient, {render}: Situation): Remedy => performRemedy(render, {
	id: `read-agent-configuration ${agent.tag}`,
	title: 'Compare agent.conf with the copy from before',
	risk: 'safe',
	explanation: 'Shows what differs from the copy made before the upgrade. Passwords and keys are masked on the machine already.',
	undo: 'nothing to undo',
	reference: troubleshooting,
}, [{
	type: 'read-agent-configuration', model, machine, agent: agent.tag,
}]);

export const restartRemedy = (patient: Patient, situation: Situation): Remedy => {
	const reason = whyNoRestart(patient, situation);
	const services = findServices(patient, situation);
	return performRemedy(situation.render, {
		id: `restart-agent ${patient.agent.tag}`,
		title: services.length > 1 ? `Restart ${countOf(services.length, 'agent')} on its machine` : 'Restart the agent',
		risk: 'disruptive',
		explanation: services.length === 0
			? 'Restarts the service of the agent.'
			: `Restarts ${services.map(({service}) => service.name).join(', ')} (${services[0]?.service.initSystem ?? 'systemd'}). Workloads are not touched.`,
		cost: 'a hook that runs on this machine right now is cut off and starts again',
		undo: 'nothing to undo',
		success: 'The agent is connected again within a minute, and follows its model if it was behind.',
		reference: troubleshooting,
		...(reason !== undefined && {disabledReason: reason}),
	}, restartIntents(patient, situation));
};

const whyNoRestore = (patient: Patient, {configurations}: Situation): string | undefined => {
	const report = configurations[agentKey(patient.place.key, patient.agent.tag)]?.value;
	if (!report) {
		return 'Compare agent.conf with its copy first.';
	}

	if (report.copy === undefined) {
		return 'There is no copy from before the upgrade on this machine.';
	}

	return report.copy === report.current ? 'agent.conf is as it was before the upgrade.' : undefined;
};

export const restoreRemedy = (patient: Patient, situation: Situation): Remedy => {
	const {place: {model}, machine, agent} = patient;
	const reason = whyNoRestore(patient, situation) ?? whyNoRestart(patient, situation);
	return performRemedy(situation.render, {
		id: `restore-agent-configuration ${agent.tag}`,
		title: 'Restore agent.conf from the copy, then restart',
		risk: 'disruptive',
		explanation: 'Puts the file from before the upgrade back and restarts the agent.',
		cost: 'what was written to agent.conf since then is lost, such as a changed address of the controller',
		undo: 'edit agent.conf; compare first to know what is given up',
		success: 'The agent is connected again within a minute.',
		reference: troubleshooting,
		...(reason !== undefined && {disabledReason: reason}),
	}, [{
		type: 'restore-agent-configuration', model, machine, agent: agent.tag,
	}, ...restartIntents(patient, situation)]);
};

export const editRemedy = (patient: Patient, situation: Situation): Remedy => {
	const {place: {model}, machine, agent} = patient;
	const restart = restartIntents(patient, situation);
	return performRemedy(situation.render, {
		id: `edit-agent-configuration ${agent.tag}`,
		title: restart.length === 0 ? 'Edit agent.conf' : 'Edit agent.conf, then restart',
		risk: 'disruptive',
		explanation: `Opens the file in the machine's own editor, in this terminal.${restart.length === 0 ? ' Restart the agent afterwards.' : ' The agent is restarted when you leave it.'}`,
		cost: 'the file holds passwords, and they are shown in the editor',
		undo: 'restore agent.conf from the copy',
		success: 'The agent is connected again within a minute.',
		reference: troubleshooting,
	}, [{
		type: 'edit-agent-configuration', model, machine, agent: agent.tag,
	}, ...restart]);
};

export const shellRemedy = ({place: {model}, machine}: Patient, {render}: Situation): Remedy => performRemedy(render, {
	id: `open-shell ${machine}`,
	title: `Open a shell on machine ${machine}`,
	risk: 'disruptive',
	explanation: 'Hands the terminal over to ssh; the wizard comes back when you leave the shell.',
	undo: 'depends on what you do there',
}, [{type: 'open-shell', model, machine}]);

export const removeRemedy = ({place, machine, agent}: Patient, {render, controllerModel}: Situation): Remedy => {
	const units = treeOf(place.status).guests.get(machine)?.filter(other => isUnitAgent(other)) ?? [];
	const isController = (controllerModel !== undefined && place.key === modelKey(controllerModel)) || agent.memberStatus !== undefined;
	return performRemedy(render, {
		id: `remove-machine ${agent.tag}`,
		title: `Remove ${nameOf(agent)}`,
		risk: 'data-loss',
		explanation: 'Gives the machine up: Juju forgets it and asks the cloud to delete it. Only for a machine that is lost anyway.',
		cost: units.length === 0 ? 'the machine and all that is on its disks' : `the machine, its disks, and ${countOf(units.length, 'unit')} on it`,
		phrase: nameOf(agent),
		success: 'The machine and all on it are gone from the status.',
		...(isController && {disabledReason: 'A machine of the controller is not removed from here.'}),
	}, [{type: 'remove-machine', model: place.model, machine}]);
};
