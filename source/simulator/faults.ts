import {type AgentState, type Cloud} from './cloud.js';
import {type Fault, type FaultState} from './fault.js';
import {findAgent, unitsOn, type AgentReference} from './lookup.js';
import {schedule} from './schedule.js';
import {setAgentStatus, setWorkload} from './logs.js';
import {disconnectAgents} from './running.js';

type FaultType = Fault['type'];

type FaultOf<Type extends FaultType> = Extract<Fault, {readonly type: Type}>;

const isOfType = <Type extends FaultType>(fault: Fault, type: Type): fault is FaultOf<Type> => fault.type === type;

const doesConcern = (fault: Fault, reference: {readonly controller: string; readonly model?: string; readonly agent?: string}): boolean => {
	if (fault.controller !== reference.controller) {
		return false;
	}

	return !('agent' in fault) || (fault.agent === reference.agent && fault.model === reference.model);
};

/**
The fault of a kind that doesConcern a controller or an agent and is not cured.
*/
export const findFault = <Type extends FaultType>(
	cloud: Cloud,
	type: Type,
	reference: {readonly controller: string; readonly model?: string; readonly agent?: string},
): FaultOf<Type> | undefined => {
	for (const fault of cloud.faults) {
		if (isOfType(fault, type) && fault.state !== 'cured' && doesConcern(fault, reference)) {
			return fault;
		}
	}

	return undefined;
};

export const setFaultState = (fault: Fault | undefined, state: FaultState): void => {
	if (fault) {
		fault.state = state;
	}
};

type Place = NonNullable<ReturnType<typeof findAgent>>;

const guestsOf = ({model, machine}: Place): AgentState[] => machine
	? [machine, ...unitsOn(model, machine.id)]
	: [];

const beginnings: {[Type in FaultType]?: (place: Place, fault: FaultOf<Type>, cloud: Cloud) => void} = {
	'agent-stopped'(place) {
		for (const service of place.machine?.services ?? []) {
			service.isRunning = false;
		}

		disconnectAgents(guestsOf(place));
	},
	'machine-down'(place) {
		if (place.machine) {
			place.machine.isOn = false;
		}

		disconnectAgents(guestsOf(place));
	},
	'disk-full'({machine}) {
		if (machine) {
			machine.freeDisk = 103;
		}
	},
	'hook-failed'({unit}, fault, cloud) {
		if (!(unit && unit.trouble === undefined)) {
			return;
		}

		unit.trouble = {
			hook: fault.hook, isBroken: true, tries: 1, isResolving: false, calm: unit.workload,
		};
		setWorkload(unit, cloud.now, 'error', `hook failed: "${fault.hook}"`);
		setAgentStatus(unit, cloud.now, 'idle');
		schedule(cloud, cloud.now + 5000, {
			type: 'hook-runs', controller: fault.controller, model: fault.model, agent: fault.agent,
		});
	},
};

/**
Brings a fault into the cloud.

@param isActive - Begins now, where it would otherwise wait for its moment (a restart, an upgrade).
*/
export const injectFault = (cloud: Cloud, fault: Fault, isActive = false): void => {
	cloud.faults.push(fault);
	if (fault.type === 'binaries-unreachable') {
		const controller = cloud.controllers.find(({name}) => name === fault.controller);
		if (controller) {
			controller.canFetch = false;
		}
	}

	const place = 'agent' in fault ? findAgent(cloud, fault) : undefined;
	if (!isActive || !place) {
		return;
	}

	fault.state = 'active';
	// The table is keyed by the same type that the fault has.
	const begin = beginnings[fault.type] as ((place: Place, fault: Fault, cloud: Cloud) => void) | undefined;
	begin?.(place, fault, cloud);
};

/**
Gives a machine power again and lets its agent start; for clouds that repair themselves.
*/
export const healMachine = (cloud: Cloud, reference: AgentReference): void => {
	const place = findAgent(cloud, reference);
	if (!place?.machine) {
		return;
	}

	place.machine.isOn = true;
	setFaultState(findFault(cloud, 'machine-down', reference), 'cured');
	schedule(cloud, cloud.now + 20_000, {...reference, type: 'agent-starts'});
};
