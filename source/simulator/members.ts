import {type AgentState, type Controller, type Machine} from './cloud.js';
import {isFourth, isFrom} from './era.js';
import {isMachine} from './logs.js';
import {controllerModelOf} from './lookup.js';
import {ownService} from './running.js';

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
	!isMachine(member) || (member.isOn && ownService(member, member)?.isRunning !== false);

/**
What a controller machine says of itself while databases are upgraded; early ones do it in their upgrade steps.

Source: 1.25.13 and 2.0.0 `upgradesteps`; 2.9.52, 3.6.28 `worker/upgradedatabase/worker.go`.
*/
export const databaseMessage = (controller: Controller, machine: Machine): string | undefined => {
	if (machine.member === undefined || machine.status.current === 'error' || controller.upgrade?.phase !== 'database' || isFourth(controller.version)) {
		return undefined;
	}

	if (!isFrom(controller.version, 2, 8)) {
		return `upgrading to ${controller.version}`;
	}

	return machine.isPrimary
		? `upgrading database for ${controller.version}`
		: `waiting on primary database upgrade for ${controller.version}`;
};
