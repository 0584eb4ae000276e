/*
What a simulated cloud knows of machines and units. Times and durations as in cloud.ts.
*/

/** A status as an agent, a workload, an instance or a model last set it. */
export type StatusWords = {
	current: string;
	message?: string;
	since: number;
};

/** One line of an entity's status history. */
export type StatusLogEntry = {
	at: number;
	/** As `show-status-log --type` names them. */
	type: 'juju-unit' | 'workload' | 'machine' | 'juju-machine' | 'container' | 'juju-container' | 'model' | 'application';
	current: string;
	message?: string;
};

export type Base = {
	/** `ubuntu` */
	name: string;
	/** `22.04` */
	channel: string;
	/** `jammy`: what 2.9 prints. */
	series: string;
};

/** What machine agents and unit agents have in common. */
export type AgentState = {
	tag: string;
	/** `0/lxd/1`, `mysql/0`. */
	name: string;
	/** What the agent last reported; undefined where it never started. 4.0 does not print it for machines: that is the dialect's business. */
	version: string | undefined;
	/** The version that its link in `/var/lib/juju/tools` points to: what runs after the next start. */
	tools: string;
	/** Whether the agent has a connection to the controller. Without one it is shown as `down` or `lost`. */
	isConnected: boolean;
	/** What it last said itself. */
	status: StatusWords;
	life: 'alive' | 'dying' | 'dead';
	log: StatusLogEntry[];
};

export type Service = {
	/** `jujud-machine-2` */
	name: string;
	isRunning: boolean;
	/** Started or stopped at. */
	since: number;
};

export type Machine = AgentState & {
	/** `0/lxd/1` */
	id: string;
	/** Id of the host, for containers. */
	parent: string | undefined;
	/** What the instance's provider says. */
	instance: StatusWords;
	/** Without power nothing runs on it and nobody gets in. */
	isOn: boolean;
	instanceId: string;
	hostname: string;
	addresses: string[];
	base: Base;
	hardware: string;
	/** Undefined in models that have no high availability to speak of. */
	member: 'has-vote' | 'adding-vote' | 'no-vote' | undefined;
	isPrimary: boolean;
	init: 'systemd' | 'upstart';
	/** The service of the machine's agent; its units have none of their own since 2.9. */
	services: Service[];
	/** Absolute path to content of the files that were written. The others are generated: use `readFile`. */
	files: Record<string, string>;
	/** Absolute paths of generated files that somebody took away. */
	removed?: string[];
	/** MiB. */
	freeDisk: number;
	/** Milliseconds that its clock is ahead, negative where it is behind; it is right where not given. */
	clockOffset?: number;
	/** Version and revision of the snap `juju-db`; undefined where MongoDB is none. */
	databaseSnap?: {version: string; revision: string};
	/** `upgrade-series prepare` (3.0 and later: `upgrade-machine prepare`) was given, `complete` was not: its model has a lock against upgrades. */
	isBetweenBases?: boolean;
};

/** A hook that is failing, or will. */
export type HookTrouble = {
	hook: string;
	/** The cause is still there: retries fail. */
	isBroken: boolean;
	/** How often Juju has tried; it waits longer each time. */
	tries: number;
	/** Asked for by `resolved` and not begun yet. */
	isResolving: boolean;
	/** The workload's status without the failure. */
	calm: StatusWords;
};

/** How a unit took the charm that its application was given. */
export type CharmTaken = {
	revision: number;
	/**
	- `conflict`: its files could not be put in place.
	- `hook`: upgrade-charm runs, or fails.
	- `done`: that hook ran well.
	- `skipped`: it was passed over.
	*/
	state: 'conflict' | 'hook' | 'done' | 'skipped';
	/** The workload's status without what the upgrade makes of it. */
	calm: StatusWords;
	/** Of a conflict: somebody moved aside what is in the way. Juju finds out when it is told to try again. */
	isCleared?: boolean;
};

export type Unit = AgentState & {
	application: string;
	workload: StatusWords;
	/** Undefined on Kubernetes. */
	machine: string | undefined;
	/** Subordinates: the unit they live in. */
	principal: string | undefined;
	isLeader: boolean;
	address: string;
	publicAddress: string;
	openPorts: string[];
	trouble: HookTrouble | undefined;
	/** The charm that it still runs, where its application has another. */
	charmBefore?: string | undefined;
	/** The charm that it took last. */
	charmTaken?: CharmTaken | undefined;
	/** Kubernetes: `web-0`. */
	providerId: string | undefined;
};
