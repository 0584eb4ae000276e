import {type Agent, type StatusInfo} from '../../domain/agent.js';
import {type Machine, type StatusWords} from '../cloud.js';
import {isFrom} from '../era.js';
import {buildMachine, type Site} from '../scenarios/build-machine.js';
import {importBase, importLife, importWords} from './import-parts.js';

/** What the instance's provider says of one that does not run; the words differ by provider. */
const offWords = /^(?:deallocated|deleted|down|off|paused|powered off|shutting|shutoff|stopped|stopping|suspended|terminated)/iv;

export const isOff = ({current}: StatusInfo): boolean => current !== undefined && offWords.test(current);

/** 1.25 puts brackets around the last words of an agent that is gone: `(started)`, `(stopped: reason)`. */
const lastWords = (message: string | undefined): {readonly current: string; readonly message?: string} => {
	const found = /^\((?<current>[a-z]+)(?:: (?<message>.*))?\)$/sv.exec(message ?? '')?.groups;
	const text = found?.['message'];
	return {current: found?.['current'] ?? 'started', ...(text !== undefined && {message: text})};
};

/** A status shows of an agent without connection that it is down, and not what it last said. */
const statusOf = (agent: Agent, usual: StatusWords, site: Site): StatusWords => {
	const words = importWords(agent.agentStatus, {...usual, startedAt: site.startedAt});
	return words.current === 'down' ? {...lastWords(words.message), since: words.since} : words;
};

const isMember = (word: string | undefined): word is NonNullable<Machine['member']> =>
	['has-vote', 'adding-vote', 'no-vote'].includes(word ?? '');

/**
A machine or container as a status describes it. What no status says is made up: hardware, disk, name of the host.

@param version - What its agent runs: its own word where it says one.
*/
export const importMachine = (site: Site, agent: Agent, {index, version}: {readonly index: number; readonly version: string | undefined}): Machine => {
	const built = buildMachine(site, agent.name, index);
	const status = statusOf(agent, built.status, site);
	const isPlaced = agent.address !== undefined || agent.agentStatus.current !== 'pending';
	return {
		...built,
		version,
		tools: version ?? site.version,
		isConnected: !['down', 'pending', 'stopped'].includes(agent.agentStatus.current ?? ''),
		status,
		life: importLife(agent.life),
		instance: agent.instanceStatus?.current === undefined ? built.instance : importWords(agent.instanceStatus, {...built.instance, startedAt: site.startedAt}),
		isOn: isPlaced && !isOff(agent.instanceStatus ?? agent.agentStatus),
		...(!isPlaced && {instanceId: 'pending', services: []}),
		addresses: agent.address === undefined ? [] : [agent.address],
		base: importBase(agent.base, built.base),
		member: isMember(agent.memberStatus) ? agent.memberStatus : undefined,
		init: isFrom(site.version, 2) ? 'systemd' : 'upstart',
	};
};
