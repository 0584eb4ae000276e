import {type Agent} from '../../domain/agent.js';
import {type ModelStatus} from '../../domain/status.js';
import {wantedVersion} from '../binaries.js';
import {chooseBetween} from '../chance.js';
import {
	type AgentState,
	type Cloud,
	type Controller,
	type Model,
} from '../cloud.js';
import {compareTexts} from '../era.js';
import {type Fault} from '../fault.js';
import {isMachine} from '../logs.js';
import {referenceOf, type AgentReference} from '../lookup.js';
import {schedule} from '../schedule.js';

/** What is known of the way a model's agents go on. */
export type Waking = {
	/** Agents that are behind and hang, by name. */
	readonly hanging: readonly string[];
	/** Machines that are off, and those whose agent is stopped. */
	readonly off: readonly string[];
	readonly stopped: readonly string[];
	/** Agents of which Juju said nothing. */
	readonly undescribed: readonly string[];
};

type PlainFault<Each = Fault> = Each extends Fault ? Omit<Each, 'id' | 'state'> : never;

/** What it did to its agents is in them already. */
const noteFault = (cloud: Cloud, fault: PlainFault) => {
	cloud.faults.push({...fault, id: `${fault.type}-${cloud.faults.length + 1}`, state: 'active'});
};

/** An upgrade goes on where Juju says so, or an agent does. */
const isUnderWay = ({status, agents}: ModelStatus): boolean =>
	status.message?.startsWith('upgrade in progress') === true || agents.some(({condition}) => condition === 'upgrading');

type Place = {readonly cloud: Cloud; readonly reference: AgentReference; readonly agent: AgentState};

const soon = ({cloud, reference, agent}: Place, range: readonly [number, number]): number =>
	cloud.now + chooseBetween(cloud.seed, range, `import ${reference.model} ${agent.tag}`);

const wakeMachine = (place: Place) => {
	const {cloud, reference, agent} = place;
	if (!isMachine(agent) || agent.instanceId === 'pending') {
		return;
	}

	if (agent.isConnected) {
		if (agent.status.message?.startsWith('upgrading to ') === true) {
			schedule(cloud, soon(place, [1000, 4000]), {...reference, type: 'agent-settles'});
		}

		return;
	}

	noteFault(cloud, {type: agent.isOn ? 'agent-stopped' : 'machine-down', ...reference});
	for (const service of agent.services) {
		service.isRunning &&= service.name !== `jujud-${agent.tag}`;
	}
};

const wakeUnit = (place: Place, model: Model) => {
	const {cloud, reference, agent} = place;
	const unit = model.units.get(agent.name);
	if (unit?.trouble) {
		if (unit.trouble.isBroken) {
			noteFault(cloud, {type: 'hook-failed', ...reference, hook: unit.trouble.hook});
		}

		schedule(cloud, soon(place, unit.trouble.isBroken ? [60_000, 300_000] : [8000, 40_000]), {...reference, type: unit.trouble.isBroken ? 'hook-runs' : 'hook-ends'});
		return;
	}

	if (unit?.charmBefore !== undefined && unit.charmTaken === undefined) {
		schedule(cloud, soon(place, [5000, 60_000]), {...reference, type: 'charm-arrives'});
	}
};

/** An agent that is behind, and connected: it takes its version by and by, or hangs until somebody starts it anew. */
const wakeLateAgent = (place: Place, isGoingOn: boolean) => {
	const {cloud, reference} = place;
	if (isGoingOn) {
		schedule(cloud, soon(place, cloud.profile.machineDelay), {...reference, type: 'agent-considers'});
	} else {
		noteFault(cloud, {type: 'agent-hangs', ...reference});
	}
};

/** Lets one agent go on, or hang. */
const didHang = (place: Place, {model, wanted, isGoingOn}: {readonly model: Model; readonly wanted: string; readonly isGoingOn: boolean}): boolean => {
	const {agent} = place;
	if (isMachine(agent)) {
		wakeMachine(place);
	} else {
		wakeUnit(place, model);
	}

	const isLate = agent.isConnected && agent.version !== undefined && compareTexts(agent.version, wanted) < 0;
	if (isLate) {
		wakeLateAgent(place, isGoingOn);
	}

	return isLate && !isGoingOn;
};

const namesOf = (agents: readonly Agent[], isMeant: (tag: string) => boolean): readonly string[] => agents.filter(({tag}) => isMeant(tag)).map(({name}) => name);

/**
Lets go on what a status caught in the middle: hooks that run or fail, an upgrade under way; what stands still becomes a fault that can be cured.
*/
export const wakeModel = (cloud: Cloud, controller: Controller, {model, status}: {readonly model: Model; readonly status: ModelStatus}): Waking => {
	const wanted = wantedVersion(controller, model);
	const isGoingOn = isUnderWay(status);
	const hanging = new Set<string>();
	const firstFault = cloud.faults.length;
	for (const agent of [...model.machines.values(), ...model.units.values()]) {
		if (didHang({cloud, reference: referenceOf(controller, model, agent), agent}, {model, wanted, isGoingOn})) {
			hanging.add(agent.tag);
		}
	}

	const faulty = (type: Fault['type']): ReadonlySet<string> =>
		new Set(cloud.faults.slice(firstFault).filter(fault => fault.type === type).map(fault => ('agent' in fault ? fault.agent : '')));
	const [off, stopped] = [faulty('machine-down'), faulty('agent-stopped')];
	return {
		hanging: namesOf(status.agents, tag => hanging.has(tag)),
		off: namesOf(status.agents, tag => off.has(tag)),
		stopped: namesOf(status.agents, tag => stopped.has(tag)),
		undescribed: status.agents.filter(({agentStatus}) => agentStatus.current === undefined).map(({name}) => name),
	};
};
