import {
	type Application,
	type Latency,
	type Profile,
	type Stream,
} from '../cloud.js';

/** An application of a model to be built. */
export type ApplicationBlueprint = {
	readonly name: string;
	/** The name where not given. */
	readonly charm?: string;
	readonly channel?: string;
	readonly revision?: number;
	readonly workloadVersion?: string;
	/** What its units say while all is well. */
	readonly message?: string;
	readonly ports?: readonly string[];
	/** Where its units are: ids of machines, one for each unit. On Kubernetes only their number counts. */
	readonly on?: readonly string[];
	/** Subordinates: the applications whose units they live in. */
	readonly under?: readonly string[];
	readonly isExposed?: boolean;
	/** Charmhub where not given. A charm that came from a folder follows no channel. */
	readonly origin?: Application['origin'];
	readonly life?: Application['life'];
} & Readonly<Pick<Application, 'declares' | 'releases' | 'otherCharms' | 'actions' | 'settings'>>;

/** Ends are written `application:endpoint`. */
export type RelationBlueprint = {
	readonly left: string;
	readonly right: string;
	readonly interface: string;
	readonly scope?: 'container';
};

export type OfferBlueprint = {readonly name: string; readonly application: string; readonly endpoint: string; readonly interface: string};

export type RemoteBlueprint = OfferBlueprint & {readonly url: string};

export type ModelBlueprint = {
	readonly name: string;
	/** Ids, hosts before their containers. */
	readonly machines: readonly string[];
	readonly applications: readonly ApplicationBlueprint[];
	readonly relations?: readonly RelationBlueprint[];
	readonly offers?: readonly OfferBlueprint[];
	readonly remotes?: readonly RemoteBlueprint[];
};

export type ControllerBlueprint = {
	readonly name: string;
	readonly kind: 'iaas' | 'caas';
	readonly cloud: string;
	/** `ec2`, `lxd`, `kubernetes` */
	readonly cloudType: string;
	readonly region?: string;
	readonly version: string;
	readonly published: Partial<Record<Stream, readonly string[]>>;
	/** How many machines the controller has: 1, or 3 and more with high availability. */
	readonly members: number;
	readonly models: readonly ModelBlueprint[];
	/** What the client's user may do, on the controller and in its models. */
	readonly access?: 'login' | 'superuser';
};

/** A cloud, written down. */
export type CloudBlueprint = {
	readonly scenario: string;
	readonly title: string;
	readonly clientVersion: string;
	readonly profile?: Partial<Profile>;
	readonly latency?: Latency;
	/** The first is the current one. */
	readonly controllers: readonly ControllerBlueprint[];
};
