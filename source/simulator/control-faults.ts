import {type Cloud, type Controller} from './cloud.js';
import {isFourth} from './era.js';
import {type Fault} from './fault.js';
import {injectFault} from './faults.js';
import {
	findAgent,
	findController,
	findModel,
	unitsOn,
	type AgentPlace,
} from './lookup.js';
import {disconnectAgents, ownService} from './running.js';

type FaultType = Fault['type'];

/** A fault as instructors know it. */
export type FaultKind = {
	readonly type: FaultType;
	/** The words behind its name. */
	readonly needs: string;
	readonly about: string;
};

export const faultKinds: readonly FaultKind[] = [
	{type: 'agent-configuration', needs: 'MODEL MACHINE', about: 'its agent.conf is damaged at its next upgrade: it does not come back'},
	{type: 'agent-hangs', needs: 'MODEL AGENT', about: 'it does not take its next version, until it is started anew'},
	{type: 'agent-stopped', needs: 'MODEL MACHINE', about: 'its services are stopped, now'},
	{type: 'backup-harmed', needs: '[CONTROLLER] missing|empty|truncated', about: 'the next backup does not come through whole'},
	{type: 'binaries-unreachable', needs: '[CONTROLLER]', about: 'published versions cannot be fetched, from now on'},
	{type: 'controller-unreachable', needs: '[CONTROLLER]', about: 'the controller does not come back from its next upgrade'},
	{type: 'disk-full', needs: 'MODEL MACHINE', about: 'too little room for an upgrade, now'},
	{type: 'hook-failed', needs: 'MODEL UNIT [HOOK]', about: 'the hook fails, now, and whenever it is tried again'},
	{type: 'machine-down', needs: 'MODEL MACHINE', about: 'no power, now, and none for its containers'},
	{type: 'upgrade-failed', needs: '[CONTROLLER] [REASON]', about: 'the next upgrade of the controller fails for good; up to 3.6'},
];

/** Why nothing was done: `misuse` is what was typed, `absent` what the cloud is like. */
export class ControlRefusal extends Error {
	readonly kind: 'misuse' | 'absent';

	constructor(kind: 'misuse' | 'absent', message: string) {
		super(message);
		this.kind = kind;
	}
}

const listed = (names: readonly string[]): string => `${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`;

const controllerNamed = (cloud: Cloud, name: string | undefined): Controller => {
	const wanted = name ?? cloud.currentController ?? cloud.controllers[0]?.name;
	const controller = findController(cloud, wanted);
	if (!controller) {
		throw new ControlRefusal('absent', `There is no controller "${wanted ?? ''}". There are: ${listed(cloud.controllers.map(each => each.name))}.`);
	}

	return controller;
};

const tagsOf = (name: string): readonly string[] => {
	const dashed = name.replaceAll('/', '-');
	return [name, `machine-${dashed}`, `unit-${dashed}`];
};

/** The agent that MODEL and AGENT name, as people or as Juju name it. */
const placeNamed = (cloud: Cloud, [modelName, agentName]: readonly string[], needs: string): AgentPlace => {
	if (modelName === undefined || agentName === undefined) {
		throw new ControlRefusal('misuse', `This fault needs ${needs}.`);
	}

	const colon = modelName.indexOf(':');
	const controller = controllerNamed(cloud, colon === -1 ? undefined : modelName.slice(0, colon));
	const model = findModel(controller, modelName.slice(colon + 1));
	if (!model) {
		throw new ControlRefusal('absent', `There is no model "${modelName}". There are: ${listed(controller.models.map(({name}) => name))}.`);
	}

	const place = tagsOf(agentName).map(agent => findAgent(cloud, {controller: controller.name, model: model.name, agent})).find(found => found !== undefined);
	if (!place) {
		throw new ControlRefusal('absent', `There is no agent "${agentName}" in ${model.name}. There are: ${listed([...model.machines.keys(), ...model.units.keys()])}.`);
	}

	return place;
};

const needsMachine: ReadonlySet<FaultType> = new Set(['agent-configuration', 'agent-stopped', 'disk-full', 'machine-down']);

/** A unit that lives in its machine's process has nothing of its own that could hang. */
const hasOwnProcess = ({model, unit}: AgentPlace): boolean => {
	const host = model.machines.get(unit?.machine ?? '');
	return !unit || !host || ownService(host, unit) !== undefined;
};

const checkPlace = (type: FaultType, place: AgentPlace) => {
	const {machine, unit, agent} = place;
	if (needsMachine.has(type) && !machine) {
		throw new ControlRefusal('absent', `${agent.name} is no machine, and ${type} is a fault of machines.`);
	}

	if (type === 'agent-hangs' && !hasOwnProcess(place)) {
		throw new ControlRefusal('absent', `${agent.name} lives in the process of its machine ${unit?.machine ?? ''}: name that.`);
	}

	if (type === 'hook-failed' && !unit) {
		throw new ControlRefusal('absent', `${agent.name} is no unit, and only units have hooks.`);
	}

	if (type === 'hook-failed' && unit?.trouble) {
		throw new ControlRefusal('absent', `The hook "${unit.trouble.hook}" of ${agent.name} fails already.`);
	}
};

const refuseTwice = (cloud: Cloud, fault: Fault) => {
	const same = cloud.faults.find(each => each.type === fault.type && each.state !== 'cured' && each.controller === fault.controller
		&& (!('agent' in each) || ('agent' in fault && each.agent === fault.agent && each.model === fault.model)));
	if (same) {
		throw new ControlRefusal('absent', `That fault is there already: ${same.id}.`);
	}
};

const freeId = (cloud: Cloud): string => {
	const known = new Set(cloud.faults.map(({id}) => id));
	for (let number = 1; ; number++) {
		if (!known.has(`fault-${number}`)) {
			return `fault-${number}`;
		}
	}
};

/** Of words such as `[CONTROLLER] truncated`: the controller stands first where there is one of that name. */
const splitController = (cloud: Cloud, words: readonly string[]): {readonly controller: Controller; readonly rest: readonly string[]} => {
	const [first] = words;
	const isNamed = first !== undefined && findController(cloud, first) !== undefined;
	return {controller: controllerNamed(cloud, isNamed ? first : undefined), rest: isNamed ? words.slice(1) : words};
};

const harms = ['missing', 'empty', 'truncated'] as const;

const refuseMore = (words: readonly string[]) => {
	if (words.length > 0) {
		throw new ControlRefusal('misuse', `"${words.join(' ')}" is too much, or no name that is known here.`);
	}
};

const faultOfController = (cloud: Cloud, type: FaultType, words: readonly string[]): Fault => {
	const {controller, rest} = splitController(cloud, words);
	const common = {id: freeId(cloud), state: 'armed', controller: controller.name} as const;
	if (type === 'backup-harmed') {
		const harm = harms.find(each => each === rest[0]);
		if (harm === undefined) {
			throw new ControlRefusal('misuse', `Say how the backup is harmed: ${harms.join(', ')}.`);
		}

		refuseMore(rest.slice(1));
		return {...common, type, harm};
	}

	if (type === 'upgrade-failed') {
		if (isFourth(controller.version)) {
			throw new ControlRefusal('absent', 'From 4.0 on a controller has no step at which its upgrade fails in this manner.');
		}

		return {...common, type, reason: rest.length === 0 ? 'cannot upgrade the database: no space left on device' : rest.join(' ')};
	}

	refuseMore(rest);
	return type === 'binaries-unreachable' ? {...common, type, state: 'active'} : {...common, type: 'controller-unreachable'};
};

const waits: ReadonlySet<FaultType> = new Set(['agent-configuration', 'agent-hangs']);

const faultOfAgent = (cloud: Cloud, type: FaultType, {words, needs}: {words: readonly string[]; needs: string}): {readonly fault: Fault; readonly place: AgentPlace} => {
	const place = placeNamed(cloud, words, needs);
	checkPlace(type, place);
	refuseMore(words.slice(type === 'hook-failed' ? 3 : 2));
	const common = {
		id: freeId(cloud), state: 'armed', controller: place.controller.name, model: place.model.name, agent: place.agent.tag,
	} as const;
	switch (type) {
		case 'hook-failed': {
			return {fault: {...common, type, hook: words[2] ?? 'config-changed'}, place};
		}

		case 'agent-configuration':
		case 'agent-hangs':
		case 'agent-stopped':
		case 'machine-down':
		case 'disk-full': {
			return {fault: {...common, type}, place};
		}

		default: {
			throw new ControlRefusal('misuse', `${type} is no fault of an agent.`);
		}
	}
};

/** Containers have no power without their host. */
const darkenContainers = ({model, machine}: AgentPlace) => {
	for (const container of model.machines.values().filter(({id}) => id.startsWith(`${machine?.id ?? ''}/`))) {
		container.isOn = false;
		disconnectAgents([container, ...unitsOn(model, container.id)]);
	}
};

/**
Brings a fault into a running cloud.

@param words - `FAULT MODEL AGENT [HOOK]`, or `FAULT [CONTROLLER] …`.
@throws {ControlRefusal}
*/
export const bringFault = (cloud: Cloud, [type, ...words]: readonly string[]): Fault => {
	const kind = faultKinds.find(each => each.type === type);
	if (!kind) {
		throw new ControlRefusal('misuse', type === undefined ? 'Name a fault: simulation list shows all.' : `There is no fault "${type}". There are: ${faultKinds.map(each => each.type).join(', ')}.`);
	}

	if (!kind.needs.startsWith('MODEL')) {
		const fault = faultOfController(cloud, kind.type, words);
		refuseTwice(cloud, fault);
		injectFault(cloud, fault);
		return fault;
	}

	const {fault, place} = faultOfAgent(cloud, kind.type, {words, needs: kind.needs});
	refuseTwice(cloud, fault);
	injectFault(cloud, fault, !waits.has(fault.type));
	if (fault.type === 'machine-down') {
		darkenContainers(place);
	}

	return fault;
};
