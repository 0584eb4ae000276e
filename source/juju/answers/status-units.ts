import {toTag, type Agent, type StatusInfo} from '../../domain/agent.js';
import {
	recordOf,
	messageOf,
	textOf,
	type UnknownRecord,
} from './record.js';
import {judgeUnit} from './status-condition.js';
import {
	readEntity,
	readLife,
	readStatusInfo,
	type StatusContext,
} from './status-context.js';
import {readBranch, readTree, type TreeReader} from './status-tree.js';

const nothing: UnknownRecord = Object.freeze({});

// 1.25 has `agent-status`, and before it only the words that it still repeats.
const readAgentStatus = (unit: UnknownRecord, name: string, context: StatusContext): StatusInfo => {
	const status = readStatusInfo(unit['juju-status'] ?? unit['agent-status'], name, context);
	return status.current === undefined && typeof unit['agent-state'] === 'string'
		? {...status, current: textOf(unit['agent-state']), message: messageOf(unit['agent-state-info'])}
		: status;
};

const readUnit = (value: unknown, name: string, {context, principal}: {readonly context: StatusContext; readonly principal: Agent | undefined}): Agent => {
	const unit = readEntity(value, name, context) ?? nothing;
	const slash = name.indexOf('/');
	const application = slash === -1 ? name : name.slice(0, slash);
	const rawStatus = recordOf(unit['juju-status'] ?? unit['agent-status']);
	const agentStatus = readAgentStatus(unit, name, context);
	const workloadStatus = readStatusInfo(unit['workload-status'], name, context);
	const {condition, shown} = judgeUnit(agentStatus, workloadStatus);
	return {
		tag: slash === -1 ? toTag(name) : `unit-${application}-${name.slice(slash + 1)}`,
		name,
		kind: principal ? 'subordinate' : 'unit',
		version: textOf(rawStatus['version'] ?? unit['agent-version']),
		condition,
		state: shown.current ?? 'unknown',
		message: shown.message,
		since: shown.since,
		agentStatus,
		workloadStatus,
		instanceStatus: undefined,
		machine: textOf(unit['machine']) ?? principal?.machine,
		application,
		principal: principal?.name,
		isLeader: unit['leader'] === true,
		upgradingFrom: textOf(unit['upgrading-from']),
		life: readLife(rawStatus['life'] ?? unit['life']),
		base: undefined,
		memberStatus: undefined,
		address: textOf(unit['public-address'] ?? unit['address']),
	};
};

/** By number. */
export const inOrder = (names: readonly string[]): readonly string[] =>
	// Go sorts keys as texts: `mysql/10` comes before `mysql/2`.
	names.length <= 10
		? names
		: names
			.map(name => ({name, number: Number(name.slice(name.lastIndexOf('/') + 1))}))
			.toSorted((left, right) => left.number - right.number)
			.map(({name}) => name);

const readerFor = (context: StatusContext): TreeReader =>
	({inner: 'subordinates', order: inOrder, read: (value, name, principal) => readUnit(value, name, {context, principal})});

/**
Reads the units of one application, each with its subordinates behind it. One that cannot be read is in the list nonetheless, as `unknown`.
*/
export const readUnits = (units: unknown, context: StatusContext): readonly Agent[] => readTree(units, readerFor(context));

/** One unit with its subordinates behind it. */
export const readUnitBranch = (name: string, value: unknown, context: StatusContext): readonly Agent[] => readBranch(name, value, readerFor(context));
