import {type AgentState, type Controller, type Machine} from './cloud.js';
import {isFourth} from './era.js';
import {isMachine} from './logs.js';
import {controllerModelOf} from './lookup.js';

/**
The agents that are the controller: its machines, the primary first, or its unit on Kubernetes.
*/
export const membersOf = (controller: Controller): AgentState[] => {
	const model = controllerModelOf(controller);
	const machines = model.machines.values()
		.filter(machine => machine.member !== undefined)
		.toArray()
		.toSorted((left, right) => Number(right.isPrimary) - Number(left.isPrimary));
	return machines.length > 0 ? machines : model.units.values().filter(unit => unit.application === 'controller').toArray();
};

/** Whether a member of the controller has power and was not stopped. */
export const isRunningMember = (member: AgentState): boolean =>
	!isMachine(member) || (member.isOn && member.services.every(service => service.isRunning));

/**
What a controller machine says of itself while databases are upgraded.

Source: 2.9.52, 3.6.28 `worker/upgradedatabase/worker.go`.
*/
export const databaseMessage = (controller: Controller, machine: Machine): string | undefined => {
	if (machine.member === undefined || machine.status.current === 'error' || controller.upgrade?.phase !== 'database' || isFourth(controller.version)) {
		return undefined;
	}

	return machine.isPrimary
		? `upgrading database for ${controller.version}`
		: `waiting on primary database upgrade for ${controller.version}`;
};
