import {type Agent} from '../../domain/agent.js';
import {earlier, type Site} from '../scenarios/build-machine.js';
import {
	type HookTrouble,
	type Model,
	type StatusWords,
	type Unit,
} from '../cloud.js';
import {importLife, importWords} from './import-parts.js';

/** How often Juju has tried a hook that was failing when the status was taken: by then it waits minutes. */
const tries = 6;

const failedHook = /^hook failed: "(?<hook>[^"]{1,200})"/v;
const runningHook = /^running (?<hook>\S{1,200}) hook/v;

/** Hidden behind a failure or a lost agent: what the charm said before it, which no status tells. */
const calmWords = (since: number): StatusWords => ({current: 'active', since});

/** A hook that fails, or one that runs just now and ends well. */
const troubleOf = ({agentStatus, workloadStatus}: Agent, workload: StatusWords): HookTrouble | undefined => {
	const failed = workloadStatus?.current === 'error' ? failedHook.exec(workloadStatus.message ?? '')?.groups?.['hook'] : undefined;
	if (failed !== undefined) {
		return {
			hook: failed, isBroken: true, tries, isResolving: false, calm: calmWords(workload.since),
		};
	}

	const running = agentStatus.current === 'executing' ? runningHook.exec(agentStatus.message ?? '')?.groups?.['hook'] ?? 'update-status' : undefined;
	return running === undefined
		? undefined
		: {
			hook: running, isBroken: false, tries: 1, isResolving: false, calm: workload,
		};
};

const isGone = ({agentStatus: {current}}: Agent): boolean => current === 'lost' || current === 'down';

const workloadOf = (agent: Agent, startedAt: number, since: number): StatusWords => {
	const words = importWords(agent.workloadStatus ?? agent.agentStatus, {current: 'unknown', since, startedAt});
	return isGone(agent) && words.current === 'unknown' ? calmWords(words.since) : words;
};

const charmFacts = (agent: Agent, revision: number, workload: StatusWords): Partial<Unit> => ({
	...(agent.upgradingFrom !== undefined && {charmBefore: agent.upgradingFrom}),
	...((workload.current === 'error' && workload.message === 'upgrade failed') && {
		charmTaken: {revision, state: 'conflict', calm: calmWords(workload.since)},
	}),
});

const placeOf = (kind: Model['kind'], {name, address = ''}: Agent): Pick<Unit, 'address' | 'publicAddress' | 'providerId'> => kind === 'caas'
	? {address, publicAddress: '', providerId: name.replace('/', '-')}
	: {address: '', publicAddress: address, providerId: undefined};

/**
A unit as a status describes it: with its workload, a hook that fails, a charm that it could not take.

@param revision - Of its application's charm.
*/
export const importUnit = (site: Site, kind: Model['kind'], {agent, revision}: {readonly agent: Agent; readonly revision: number}): Unit => {
	const since = earlier(site, agent.tag);
	const {startedAt} = site;
	const workload = workloadOf(agent, startedAt, since);
	const status = importWords(agent.agentStatus, {current: 'idle', since, startedAt});
	const isLost = isGone(agent);
	return {
		tag: agent.tag,
		name: agent.name,
		application: agent.application ?? agent.name.split('/', 1)[0] ?? '',
		version: agent.version,
		tools: agent.version ?? site.version,
		isConnected: !isLost && status.current !== 'allocating',
		status: isLost ? {current: 'idle', since: status.since} : status,
		life: importLife(agent.life),
		log: [],
		workload,
		machine: agent.machine === '' ? undefined : agent.machine,
		principal: agent.principal,
		isLeader: agent.isLeader,
		...placeOf(kind, agent),
		openPorts: [],
		trouble: isLost ? undefined : troubleOf(agent, workload),
		...charmFacts(agent, revision, workload),
	};
};
