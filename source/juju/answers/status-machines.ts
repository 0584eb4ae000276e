import {toTag, type Agent, type StatusInfo} from '../../domain/agent.js';
import {
	recordOf,
	messageOf,
	textOf,
	type UnknownRecord,
} from './record.js';
import {judgeMachine} from './status-condition.js';
import {
	readBase,
	readEntity,
	readLife,
	readStatusInfo,
	type StatusContext,
} from './status-context.js';
import {readBranch, readTree, type TreeReader} from './status-tree.js';

const nothing: UnknownRecord = Object.freeze({});

/**
The agent's status in the words of 1.25: one that lost its connection keeps its last `agent-state`, and only brackets around `agent-state-info` say so:
`(started)`, `(stopped: reason)` (1.25.13 `cmd/juju/status/status_test.go`).
*/
const readLegacyStatus = (machine: UnknownRecord): StatusInfo => {
	const current = textOf(machine['agent-state']);
	const message = messageOf(machine['agent-state-info']);
	const isDown = message !== undefined && message.startsWith('(') && message.endsWith(')');
	return {current: isDown ? 'down' : current, message, since: undefined};
};

const readAgentStatus = (machine: UnknownRecord, name: string, context: StatusContext): StatusInfo =>
	'agent-state' in machine || 'agent-state-info' in machine
		? readLegacyStatus(machine)
		: readStatusInfo(machine['juju-status'], name, context);

const readInstanceStatus = (machine: UnknownRecord, name: string, context: StatusContext): StatusInfo =>
	typeof machine['instance-state'] === 'string'
		? {current: textOf(machine['instance-state']), message: undefined, since: undefined}
		: readStatusInfo(machine['machine-status'], name, context);

const readMachine = (value: unknown, name: string, {context, isContainer}: {readonly context: StatusContext; readonly isContainer: boolean}): Agent => {
	const machine = readEntity(value, name, context) ?? nothing;
	const jujuStatus = recordOf(machine['juju-status']);
	const agentStatus = readAgentStatus(machine, name, context);
	const instanceStatus = readInstanceStatus(machine, name, context);
	const {condition, shown} = judgeMachine(agentStatus, instanceStatus);
	const memberStatus = textOf(machine['controller-member-status'] ?? machine['state-server-member-status']);
	return {
		tag: isContainer ? toTag(name) : `machine-${name}`,
		name,
		kind: memberStatus === undefined ? (isContainer ? 'container' : 'machine') : 'controller',
		version: textOf(jujuStatus['version'] ?? machine['agent-version']),
		condition,
		state: shown.current ?? 'unknown',
		message: shown.message,
		since: shown.since,
		agentStatus,
		workloadStatus: undefined,
		instanceStatus,
		machine: name,
		application: undefined,
		principal: undefined,
		isLeader: false,
		upgradingFrom: undefined,
		life: readLife(jujuStatus['life'] ?? machine['life']),
		base: readBase(machine),
		memberStatus,
		address: textOf(machine['dns-name']),
	};
};

const readerFor = (context: StatusContext): TreeReader =>
	({inner: 'containers', read: (value, name, host) => readMachine(value, name, {context, isContainer: host !== undefined})});

/**
Reads all machines, each with its containers behind it, to any depth. One that cannot be read is in the list nonetheless, as `unknown`.
*/
export const readMachines = (machines: unknown, context: StatusContext): readonly Agent[] => readTree(machines, readerFor(context));

/** One machine with its containers behind it. */
export const readMachineBranch = (name: string, value: unknown, context: StatusContext): readonly Agent[] => readBranch(name, value, readerFor(context));
