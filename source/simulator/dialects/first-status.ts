import {
	type ApplicationView,
	type MachineView,
	type ModelView,
	type UnitView,
} from '../cluster.js';
import {type StatusWords} from '../cloud.js';
import {sortedMap, sortedMapOrNone, type Plain} from './plain.js';
import {localTime, utcTime} from './times.js';

/** How the status of an environment is to be written. */
export type FirstStatusStyle = {readonly isUtc: boolean};

/**
A machine's agent in the words of 1.25: one without connection keeps its last state, and only brackets around the information say that it is down.

Source: juju 1.25.13 `apiserver/client/status.go`, `cmd/juju/status/status_test.go`.
*/
export const machineWords = ({machine, agent}: MachineView): {readonly state: string; readonly info: string | undefined} => {
	const {current, message} = machine.status;
	if (agent.current !== 'down') {
		return {state: agent.current, info: agent.message};
	}

	return {state: current, info: message === undefined ? `(${current})` : `(${current}: ${message})`};
};

const machineObject = (view: MachineView): Plain => {
	const {machine, agent} = view;
	const {state, info} = machineWords(view);
	return {
		'agent-state': state,
		'agent-state-info': info,
		'agent-version': agent.version,
		'dns-name': machine.addresses[0],
		'instance-id': machine.instanceId,
		life: machine.life === 'alive' ? undefined : machine.life,
		series: machine.base.series,
		containers: sortedMapOrNone(view.containers.map(container => [container.machine.id, machineObject(container)])),
		hardware: machine.hardware === '' ? undefined : machine.hardware,
		'state-server-member-status': machine.member,
	};
};

/** What units had before 1.24, repeated for those who still read it. */
const legacyWords = ({unit, agent, workload}: UnitView): {readonly state: string; readonly info: string | undefined} => {
	if (workload.current === 'error') {
		return {state: 'error', info: workload.message};
	}

	return agent.current === 'lost' ? {state: 'down', info: `(${unit.isConnected ? agent.current : 'started'})`} : {state: agent.current === 'allocating' ? 'pending' : 'started', info: undefined};
};

const lostText = (unit: string): string => `agent is lost, sorry! See 'juju status-history ${unit}'`;

const unitObject = (view: UnitView, time: (at: number) => string): Plain => {
	const {unit, agent, workload} = view;
	const isLost = agent.current === 'lost' && workload.current === 'unknown';
	const {state, info} = legacyWords(view);
	return {
		'workload-status': {current: workload.current, message: isLost ? lostText(unit.name) : workload.message, since: time(workload.since)},
		'agent-status': {
			current: agent.current, message: agent.message, since: time(agent.since), version: agent.version,
		},
		'agent-state': state,
		'agent-state-info': info,
		'agent-version': agent.version,
		life: unit.life === 'alive' ? undefined : unit.life,
		machine: unit.principal === undefined ? unit.machine : undefined,
		'open-ports': unit.openPorts.length > 0 ? unit.openPorts : undefined,
		'public-address': unit.publicAddress === '' ? undefined : unit.publicAddress,
		'upgrading-from': unit.charmBefore,
		subordinates: sortedMapOrNone(view.subordinates.map(subordinate => [subordinate.unit.name, unitObject(subordinate, time)])),
	};
};

/** A service with a unit whose agent is lost says so in the same words. */
const statusOf = (view: ApplicationView, time: (at: number) => string): Plain => {
	const {current, message, since}: StatusWords = view.status;
	const lost = current === 'unknown' ? view.units.find(({agent}) => agent.current === 'lost') : undefined;
	return {current, message: lost ? lostText(lost.unit.name) : message, since: time(since)};
};

const serviceObject = (view: ApplicationView, time: (at: number) => string): Plain => {
	const {application} = view;
	return {
		charm: application.charm,
		'can-upgrade-to': application.canUpgradeTo,
		exposed: application.isExposed,
		life: application.life === 'alive' ? undefined : application.life,
		'service-status': statusOf(view, time),
		relations: sortedMapOrNone(Object.entries(view.relations).map(([endpoint, related]) => [endpoint, related.map(({application: name}) => name)])),
		'subordinate-to': application.subordinateTo.length > 0 ? application.subordinateTo : undefined,
		units: sortedMapOrNone(view.units.map(unit => [unit.unit.name, unitObject(unit, time)])),
	};
};

/**
The status of an environment: it says nowhere which version is wanted of it.

Source: juju 1.25.13 `cmd/juju/status/formatted.go`.
*/
export const environmentObject = ({controller, model, machines, applications}: ModelView, {isUtc}: FirstStatusStyle): Plain => {
	const time = isUtc ? utcTime : localTime;
	return {
		environment: controller.name,
		'environment-status': model.upgradeAvailable === undefined ? undefined : {'upgrade-available': model.upgradeAvailable},
		machines: sortedMap(machines.map(machine => [machine.machine.id, machineObject(machine)])),
		services: sortedMap(applications.map(application => [application.application.name, serviceObject(application, time)])),
	};
};
