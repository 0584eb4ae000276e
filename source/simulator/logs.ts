import {
	type AgentState,
	type Cloud,
	type LogLine,
	type Machine,
	type Model,
	type StatusLogEntry,
	type Unit,
} from './cloud.js';

const greatestLog = 1000;
const greatestStatusLog = 60;

/**
Adds a line to a model's log, which forgets its oldest lines.
*/
export const writeLog = (model: Model, line: LogLine): void => {
	model.log.push(line);
	if (model.log.length > greatestLog) {
		model.log.splice(0, greatestLog / 5);
	}
};

/**
Adds an entry to an agent's status history, which forgets its oldest entries.
*/
export const writeStatusLog = (agent: AgentState, entry: StatusLogEntry): void => {
	agent.log.push(entry);
	if (agent.log.length > greatestStatusLog) {
		agent.log.shift();
	}
};

export const isMachine = (agent: AgentState): agent is Machine => agent.tag.startsWith('machine-');

/**
Sets what an agent says of itself, and remembers it in its history.
*/
export const setAgentStatus = (agent: AgentState, at: number, current: string, message?: string): void => {
	agent.status = message === undefined ? {current, since: at} : {current, message, since: at};
	writeStatusLog(agent, {...agent.status, at, type: isMachine(agent) ? 'juju-machine' : 'juju-unit'});
};

/**
Sets the status of a unit's workload, and remembers it in its history.
*/
export const setWorkload = (unit: Unit, at: number, current: string, message?: string): void => {
	unit.workload = message === undefined ? {current, since: at} : {current, message, since: at};
	writeStatusLog(unit, {...unit.workload, at, type: 'workload'});
};

const minute = 60_000;

/** What happened before the simulation began, made up from when the cloud was made. */
const earlierEntries = (cloud: Cloud, agent: AgentState): StatusLogEntry[] => {
	const at = cloud.startedAt - (30 * 24 * 60 * minute);
	if (isMachine(agent)) {
		return [
			{at, type: 'juju-machine', current: 'pending'},
			{
				at: at + minute, type: 'machine', current: 'running', message: 'Running',
			},
			{at: at + (2 * minute), type: 'juju-machine', current: 'started'},
		];
	}

	return [
		{
			at, type: 'workload', current: 'waiting', message: 'waiting for machine',
		},
		{at, type: 'juju-unit', current: 'allocating'},
		{
			at: at + (3 * minute), type: 'juju-unit', current: 'executing', message: 'running install hook',
		},
		{at: at + (4 * minute), type: 'workload', current: 'active'},
		{at: at + (4 * minute), type: 'juju-unit', current: 'idle'},
	];
};

/**
The status history of a machine or a unit, oldest first.

@param name - `2`, `0/lxd/1`, `etcd/2`.
@returns Undefined where there is no such entity.
*/
export const statusLog = (cloud: Cloud, model: Model, name: string): readonly StatusLogEntry[] | undefined => {
	const agent = model.machines.get(name) ?? model.units.get(name);
	return agent && [...earlierEntries(cloud, agent), ...agent.log];
};

/**
A model's log, oldest first. Filtering is the command line's business.
*/
export const debugLog = (cloud: Cloud, model: Model): readonly LogLine[] => [
	...model.machines.values().take(20).map((machine): LogLine => ({
		at: cloud.startedAt - (30 * 24 * 60 * minute),
		entity: machine.tag,
		level: 'INFO',
		module: 'juju.cmd.jujud',
		message: `machine agent ${machine.tag} start (${machine.log.length === 0 ? machine.version ?? model.version : model.version} [gc])`,
	})),
	...model.log.filter(line => !line.isLocal),
];
