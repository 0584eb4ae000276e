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
};

/** What an action of a charm does: its answer, and what the application's units say afterwards. */
export type CharmAction = {readonly answer: string; readonly workload?: {readonly current: string; readonly message?: string}};

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
	/** Of the release that was taken last. */
	saysAfterRefresh?: CharmAction['workload'];
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
	/** Reasons against an upgrade beyond those that follow from what is in it, in Juju's words. */
	otherBlockers?: string[];
	/** Left out of `models`: the user may use it by name and is not told of it. */
	isUnlisted?: boolean;
};
