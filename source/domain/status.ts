import {type Agent, type StatusInfo} from './agent.js';

export type Application = {
	readonly name: string;
	readonly charm: string;
	/** `charmhub`, `local`, `jujucharms` (2.x). */
	readonly charmOrigin: string | undefined;
	readonly charmRevision: number | undefined;
	readonly charmChannel: string | undefined;
	/** A newer charm that the controller knows of. */
	readonly canUpgradeTo: string | undefined;
	readonly base: string | undefined;
	readonly status: StatusInfo;
	/** Version of the workload, as the charm reports it. */
	readonly workloadVersion: string | undefined;
	readonly isSubordinate: boolean;
	readonly isExposed: boolean;
	readonly life: string | undefined;
	readonly unitCount: number;
	/** Its relations, one for each endpoint and application at the other end; undefined where the client does not say. */
	readonly relations?: readonly RelationInUse[] | undefined;
};

/** A relation that an application has now. */
export type RelationInUse = {
	readonly endpoint: string;
	/** The application at the other end; its own name for peers. */
	readonly application: string;
	/** Said since 3.1. */
	readonly interface: string | undefined;
	readonly scope: 'global' | 'container' | undefined;
};

/** A storage instance that a unit has: `data` of `data/0`. */
export type StorageInUse = {readonly name: string; readonly unit: string; readonly kind: string | undefined};

export type Offer = {readonly name: string; readonly application: string; readonly activeConnections: number | undefined};

/** An application of another model that is used here (`application-endpoints`). */
export type RemoteApplication = {readonly name: string; readonly url: string; readonly status: StatusInfo};

export type ModelKind = 'iaas' | 'caas';

/**
What one answer of `juju status` says.
*/
export type ModelStatus = {
	readonly controller: string | undefined;
	readonly name: string;
	readonly kind: ModelKind;
	readonly cloud: string | undefined;
	readonly region: string | undefined;
	/** The version that the model shall have: the goal, not what runs (it turns at once). Undefined in 1.25. */
	readonly version: string | undefined;
	readonly upgradeAvailable: string | undefined;
	/** `model-status`: `busy` with `upgrade in progress since …`, `migrating: …`, … */
	readonly status: StatusInfo;
	/** Controllers and machines, then containers under their hosts, then units with their subordinates behind them. */
	readonly agents: readonly Agent[];
	readonly applications: readonly Application[];
	readonly offers: readonly Offer[];
	readonly remoteApplications: readonly RemoteApplication[];
	/** Undefined where the client does not say. */
	readonly storage?: readonly StorageInUse[] | undefined;
	/** Entities that Juju could not describe (`status-error`) and parts that this program could not read. */
	readonly problems: ReadonlyArray<{readonly entity: string; readonly text: string}>;
	/** True where machine agents report no version though they run (4.0): units and the machine's state decide. */
	readonly hasSilentMachines: boolean;
};
