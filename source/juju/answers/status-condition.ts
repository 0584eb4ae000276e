import {type AgentCondition, type StatusInfo} from '../../domain/agent.js';

/** What an agent's status comes down to, with the status object that shows it best. */
export type Judgement = {readonly condition: AgentCondition; readonly shown: StatusInfo};

/**
Messages of a machine agent at work on its own upgrade: 1.25.13 `cmd/jujud/agent/upgrade.go`, 3.6.28 `internal/worker/upgradesteps/worker.go` and
`internal/worker/upgradedatabase/worker.go`.
*/
const upgradingStarts = ['upgrading to ', 'upgrading database for ', 'waiting on primary database upgrade for ', 'confirmed primary database upgrade for ', 'database upgrade for '];

/** 3.6.28 `core/status/status.go`, 1.25.13 `state/status_model.go`. */
const machineWords: ReadonlyMap<string, AgentCondition> = new Map([
	['started', 'good'],
	['running', 'good'],
	['idle', 'good'],
	['pending', 'starting'],
	['allocating', 'starting'],
	['installing', 'starting'],
	['rebooting', 'busy'],
	['stopped', 'down'],
	['down', 'down'],
	['error', 'error'],
	['failed', 'error'],
	['provisioning error', 'error'],
]);

/** As above; `started` and `pending` are the legacy words of units in 1.25 (`agent-state`), `running` is said on Kubernetes. */
const unitWords: ReadonlyMap<string, AgentCondition> = new Map([
	['idle', 'good'],
	['running', 'good'],
	['started', 'good'],
	['executing', 'busy'],
	['rebooting', 'busy'],
	['stopping', 'busy'],
	['allocating', 'starting'],
	['installing', 'starting'],
	['pending', 'starting'],
	['lost', 'lost'],
	['down', 'lost'],
	['error', 'error'],
	['failed', 'error'],
	['stopped', 'lost'],
]);

const isUpgrading = (message: string | undefined): boolean =>
	message !== undefined && upgradingStarts.some(start => message.startsWith(start));

/**
Folds the two statuses of a machine. An instance that could not be provisioned leaves its agent `pending` for ever: the cloud's error is shown.
*/
export const judgeMachine = (agent: StatusInfo, instance: StatusInfo): Judgement => {
	const condition = machineWords.get(agent.current ?? '') ?? 'unknown';
	if (condition === 'good') {
		return {condition: isUpgrading(agent.message) ? 'upgrading' : 'good', shown: agent};
	}

	const isInstanceBroken = instance.current === 'provisioning error' || instance.current === 'error';
	return isInstanceBroken && (condition === 'starting' || condition === 'unknown')
		? {condition: 'error', shown: instance}
		: {condition, shown: agent};
};

/**
Folds the two statuses of a unit. A lost agent comes first: while it is away nobody can mend a failed hook.
*/
export const judgeUnit = (agent: StatusInfo, workload: StatusInfo): Judgement => {
	const condition = unitWords.get(agent.current ?? '') ?? 'unknown';
	if (condition === 'lost') {
		return {condition, shown: agent};
	}

	if (workload.current === 'error') {
		return {condition: 'error', shown: workload};
	}

	return {condition: condition !== 'error' && isUpgrading(agent.message) ? 'upgrading' : condition, shown: agent};
};
