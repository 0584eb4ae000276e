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

export type Application = {
	name: string;
	charm: string;
	origin: 'charmhub' | 'local';
	channel: string | undefined;
	revision: number;
	canUpgradeTo: string | undefined;
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
	log: LogLine[];
};
