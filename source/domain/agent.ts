/**
A status sub-object of Juju (`juju-status`, `workload-status`, `machine-status`): all its fields may be missing.
*/
export type StatusInfo = {
	/** Undefined where Juju said nothing. */
	readonly current: string | undefined;
	/** Made harmless for a terminal; may hold line breaks. */
	readonly message: string | undefined;
	/** Milliseconds since 1970, undefined where missing or unreadable. */
	readonly since: number | undefined;
};

export type AgentKind = 'controller' | 'machine' | 'container' | 'unit' | 'subordinate';

/**
What an agent's status comes down to, one word for each:

- `good`: at work or idle.
- `starting`: never reported yet (pending, allocating, installing).
- `busy`: runs a hook, reboots.
- `upgrading`: its message says that it upgrades.
- `down`: a machine agent without connection to the controller.
- `lost`: a unit agent without connection.
- `error`: a failed hook, a failed upgrade step, a failed provisioning.
- `unknown`: Juju could not describe it, or a word that this program does not know.
*/
export type AgentCondition = 'good' | 'starting' | 'busy' | 'upgrading' | 'down' | 'lost' | 'error' | 'unknown';

/**
One agent, as the last status described it. The same agent unchanged is the same object from poll to poll.
*/
export type Agent = {
	/** As Juju's own tags: `machine-0-lxd-1`, `unit-mysql-0`. Unique in its model. */
	readonly tag: string;
	/** As people see it: `0/lxd/1`, `mysql/0`. */
	readonly name: string;
	readonly kind: AgentKind;
	/** What the agent itself reports; undefined where it reports none (machines of 4.0, agents never started). */
	readonly version: string | undefined;
	readonly condition: AgentCondition;
	/** The word shown for the state: `started`, `idle`, `down`, `error`, … */
	readonly state: string;
	/** The message that explains the state: of the workload when that is in error, else the agent's own. */
	readonly message: string | undefined;
	readonly since: number | undefined;
	/** `juju-status`. */
	readonly agentStatus: StatusInfo;
	/** `workload-status`, units only. */
	readonly workloadStatus: StatusInfo | undefined;
	/** `machine-status` (the instance), machines only. */
	readonly instanceStatus: StatusInfo | undefined;
	/** The id of the machine it lives on (`0/lxd/1`); its own for a machine; undefined on Kubernetes. */
	readonly machine: string | undefined;
	/** Units: their application. */
	readonly application: string | undefined;
	/** Subordinates: the unit they live in. */
	readonly principal: string | undefined;
	readonly isLeader: boolean;
	/** Units: the charm that this unit still runs while its application has another. */
	readonly upgradingFrom: string | undefined;
	/** `dying`, `dead`; undefined where alive or unsaid. */
	readonly life: string | undefined;
	/** Machines: `ubuntu@22.04`, or the series of old versions (`bionic`). */
	readonly base: string | undefined;
	/** Controller machines in high availability: `has-vote`, `adding-vote`, `no-vote`. */
	readonly memberStatus: string | undefined;
	readonly address: string | undefined;
};

/**
Juju's tag of a machine or unit, as its logs and errors name it: `0/lxd/1` is `machine-0-lxd-1`, `mysql/0` is `unit-mysql-0`.
*/
export const toTag = (name: string): string =>
	/^\d/v.test(name) ? `machine-${name.replaceAll('/', '-')}` : `unit-${name.replaceAll('/', '-')}`;

/**
The name that people use for a tag: the inverse of `toTag`. Text that is no tag comes back unchanged.
*/
export const fromTag = (tag: string): string => {
	if (tag.startsWith('machine-')) {
		return tag.slice('machine-'.length).replaceAll('-', '/');
	}

	const unit = /^unit-(?<application>.+)-(?<number>\d+)$/v.exec(tag)?.groups;
	return unit ? `${unit['application']}/${unit['number']}` : tag;
};

const badStates: ReadonlySet<string> = new Set(['down', 'lost', 'error', 'failed', 'blocked', 'provisioning error', 'stopped']);

/**
Whether a state of an agent, a workload or an instance, in Juju's words, is one in which something is wrong.
*/
export const isBadState = (state: string): boolean => badStates.has(state);

/**
Whether a condition says that the agent cannot be counted as upgraded, whatever version it reports.
*/
export const isBad = (condition: AgentCondition): boolean =>
	['down', 'lost', 'error'].includes(condition);
