import {
	type Base,
	type Machine,
	type StatusWords,
	type Unit,
} from './agent-state.js';

/*
What a simulated cloud knows of a model. Times and durations as in cloud.ts.
*/

/** One line of a model's log. */
export type LogLine = {
	at: number;
	/** The tag of the agent that wrote it. */
	entity: string;
	level: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';
	/** The module, such as `juju.worker.upgrader`. */
	module: string;
	message: string;
	/** Only in the file on the machine: the agent had no connection. */
	isLocal?: boolean;
};

export type DeclaredEndpoint = {
	readonly name: string;
	readonly role: 'provider' | 'requirer' | 'peer';
	readonly interface: string;
	readonly scope?: 'global' | 'container';
	readonly limit?: number;
};

/** What a charm's files declare. */
export type DeclaredCharm = {
	readonly isSubordinate?: boolean;
	readonly endpoints?: readonly DeclaredEndpoint[];
	readonly storage?: ReadonlyArray<{readonly name: string; readonly type: 'filesystem' | 'block'; readonly minimum: number; readonly maximum?: number; readonly location?: string}>;
	readonly settings?: Readonly<Record<string, {readonly type: 'string' | 'int' | 'float' | 'boolean'; readonly default?: string | number | boolean; readonly description?: string}>>;
	readonly resources?: readonly string[];
	readonly mode?: 'machine' | 'sidecar' | 'podspec';
	/** 2 where not given. */
	readonly format?: 1 | 2;
};

/** What a store holds of a charm. */
export type CharmRelease = {
	/** `2.8/stable` */
	readonly channel: string;
	readonly revision: number;
	/** Bases of Ubuntu, such as `22.04`. */
	readonly bases: readonly string[];
	/** What Juju says in place of taking this one. */
	readonly refusal?: string;
	/** The channel that is followed then in truth, where there is nothing newer: the one that was asked for is not taken over. Source: juju/juju#21393. */
	readonly follows?: string;
	/** A charm for another base, which Juju takes all the same. Source: juju/juju#19045. */
	readonly base?: Base;
	/** What its units say once they have it. */
	readonly workload?: CharmAction['workload'];
	/** Where not given, the same as the application's charm. */
	readonly declares?: DeclaredCharm;
	/** Its upgrade-charm hook fails on these units (all where `units` is not given): once, or until somebody repairs it. */
	readonly hookFails?: {readonly how: 'once' | 'always'; readonly units?: readonly string[]};
	/** Files of the charm cannot be put in place on these units (all where not given): `upgrade failed`. */
	readonly conflictsOn?: readonly string[] | 'all';
	/** Milliseconds from the order until a unit takes it, least and most. */
	readonly arrives?: readonly [number, number];
	/** Milliseconds of its upgrade-charm hook, least and most. */
	readonly hookTakes?: readonly [number, number];
	/** After the first unit the charm waits for this action before the next ones go on; `message` is what it says meanwhile. */
	readonly pauses?: {readonly action: string; readonly message: string};
	/** What `status` says of the workload once all units have it. */
	readonly workloadVersion?: string;
};

/** What an action of a charm does: its answer, and what the application's units say afterwards. */
export type CharmAction = {readonly answer: string; readonly description?: string; readonly workload?: {readonly current: string; readonly message?: string}};

export type Application = {
	name: string;
	charm: string;
	/** `charmstore`: 2.9's word for charms of the old store. */
	origin: 'charmhub' | 'charmstore' | 'local';
	channel: string | undefined;
	revision: number;
	canUpgradeTo: string | undefined;
	/** Where not given, every channel holds one revision more than the one that runs, for every base. */
	releases?: readonly CharmRelease[];
	/** What the charm that runs declares. */
	declares?: DeclaredCharm;
	/** Charms that it can be switched to, by name, with their releases. */
	otherCharms?: Readonly<Record<string, readonly CharmRelease[]>>;
	/** The release that was taken last: its units have it, or will. */
	taking?: CharmRelease;
	/** What it ran before that: the way back. */
	earlier?: Array<{readonly charm: string; readonly release: CharmRelease}>;
	/** The highest revision that a charm from a file was given here. */
	localRevision?: number;
	/** Whether the release's pause is still ahead, waits for its action, or is over. */
	pause?: 'ahead' | 'waiting' | 'over';
	/** By name. */
	actions?: Readonly<Record<string, CharmAction>>;
	/** What was set with `config`. */
	settings?: Record<string, string>;
	base: Base;
	workloadVersion: string | undefined;
	status: StatusWords;
	isSubordinate: boolean;
	subordinateTo: string[];
	isExposed: boolean;
	life: 'alive' | 'dying';
	/** Kubernetes. */
	providerId: string | undefined;
	address: string | undefined;
};

export type Relation = {
	left: {application: string; endpoint: string};
	right: {application: string; endpoint: string};
	interface: string;
	scope: 'global' | 'container';
};

export type Offer = {
	name: string;
	application: string;
	endpoints: string[];
	interface: string;
	activeConnections: number;
	totalConnections: number;
};

export type RemoteApplication = {
	name: string;
	/** `aws:admin/db.mysql` */
	url: string;
	endpoint: string;
	interface: string;
	status: StatusWords;
};

export type ModelUser = {name: string; access: 'read' | 'write' | 'admin'; lastConnection: number | undefined};

export type DisabledCommands = {
	set: 'all' | 'remove-object' | 'destroy-model';
	message: string;
};

export type Model = {
	name: string;
	owner: string;
	uuid: string;
	kind: 'iaas' | 'caas';
	isController: boolean;
	/** The version that the model shall have. It turns at once. */
	version: string;
	/** Where a newer version is known. */
	upgradeAvailable: string | undefined;
	status: StatusWords;
	life: 'alive' | 'dying';
	/** By id, hosts before their containers. */
	machines: Map<string, Machine>;
	applications: Map<string, Application>;
	/** By name, principals before their subordinates. */
	units: Map<string, Unit>;
	relations: Relation[];
	offers: Offer[];
	remoteApplications: RemoteApplication[];
	users: ModelUser[];
	/** What the client's user may do here. */
	access: 'read' | 'write' | 'admin';
	disabled: DisabledCommands[];
	/** The cloud does not accept the model's credential any more. */
	hasInvalidCredential?: boolean;
	/** What was set with `model-config`, in place of the defaults. */
	settings?: Record<string, string>;
	/** Where its secrets are kept; Juju's own store where not given. */
	secretBackends?: Array<{name: string; secretCount: number}>;
	log: LogLine[];
	/** On its way to or from another controller. */
	migration?: 'exporting' | 'importing';
	/** How often it was to be moved. */
	migrations?: number;
	/** Reasons against an upgrade beyond those that follow from what is in it, in Juju's words. */
	otherBlockers?: string[];
	/** Left out of `models`: the user may use it by name and is not told of it. */
	isUnlisted?: boolean;
};
