import {type Cloud, type Machine} from '../cloud.js';
import {findFault, setFaultState} from '../faults.js';
import {findAgent, type AgentReference} from '../lookup.js';

const day = 86_400_000;

/** MiB below which Juju refuses to upgrade an agent (3.6.28 `internal/upgrades/preupgradesteps.go`). */
const required = 250;

const stamp = (at: number): string => new Date(at).toISOString().slice(0, 23).replaceAll(':', '-');

/** A log that was put aside; nothing writes to it any more. */
export type OldLog = {
	readonly path: string;
	/** MiB. */
	readonly size: number;
	/** Milliseconds since 1970. */
	readonly at: number;
};

const oldLogsOf = (cloud: Cloud, machine: Machine, isFull: boolean): readonly OldLog[] => {
	const [first, second] = [cloud.startedAt - (31 * day), cloud.startedAt - (9 * day)];
	return [
		{path: `/var/log/juju/${machine.tag}-${stamp(first)}.log.gz`, size: isFull ? 540 : 9, at: first},
		{path: `/var/log/juju/${machine.tag}-${stamp(second)}.log.gz`, size: isFull ? 1410 : 11, at: second},
		{path: '/var/log/syslog.1', size: isFull ? 4150 : 14, at: cloud.startedAt - day},
	];
};

/**
The old logs that are still on a machine: large ones where its disk is, or was, full.
*/
export const listOldLogs = (cloud: Cloud, reference: AgentReference): readonly OldLog[] => {
	const machine = findAgent(cloud, reference)?.machine;
	if (!machine?.isOn) {
		return [];
	}

	const isFull = cloud.faults.some(fault => fault.type === 'disk-full' && fault.controller === reference.controller && fault.model === reference.model && fault.agent === reference.agent);
	return oldLogsOf(cloud, machine, isFull).filter(({path}) => machine.removed?.includes(path) !== true);
};

/**
Takes an old log away, which frees its room on the disk.

@returns Whether there was one.
*/
export const didRemoveOldLog = (cloud: Cloud, reference: AgentReference, path: string): boolean => {
	const machine = findAgent(cloud, reference)?.machine;
	const log = listOldLogs(cloud, reference).find(each => each.path === path);
	if (!machine || !log) {
		return false;
	}

	machine.removed = [...machine.removed ?? [], path];
	machine.freeDisk += log.size;
	if (machine.freeDisk >= required) {
		setFaultState(findFault(cloud, 'disk-full', reference), 'cured');
	}

	return true;
};
