import {type SettingType, type SettingValue} from './settings.js';

export type EndpointRole = 'provider' | 'requirer' | 'peer';

/** One end that a charm offers to relations. */
export type CharmEndpoint = {
	readonly name: string;
	readonly role: EndpointRole;
	readonly interface: string;
	/** Undefined where the source does not say it, as the store. */
	readonly scope: 'global' | 'container' | undefined;
	/** Most relations at once; undefined without a limit, and where the source does not say it. */
	readonly limit: number | undefined;
};

export type CharmStorage = {
	readonly name: string;
	/** `filesystem`, `block` */
	readonly type: string;
	/** How many instances each unit has; `maximum` is undefined where any number will do. */
	readonly minimum: number;
	readonly maximum: number | undefined;
	readonly location: string | undefined;
};

export type CharmOption = {
	readonly name: string;
	readonly type: SettingType | undefined;
	readonly default: SettingValue;
};

/**
How a charm runs: on machines; on Kubernetes beside its workload (`sidecar`); or on Kubernetes by a specification of its pod, as charms did until 3.5
(`podspec`, whose `deployment.mode` is `workload` unless it says `operator`).
*/
export type CharmMode = 'machine' | 'sidecar' | 'podspec';

/**
What a charm declares. Undefined is what the source cannot tell: the store says less than the charm's own files.
*/
export type CharmDefinition = {
	/** `file`: the charm's own metadata. `store`: `juju info`. */
	readonly source: 'file' | 'store';
	readonly name: string;
	readonly isSubordinate: boolean | undefined;
	readonly endpoints: readonly CharmEndpoint[] | undefined;
	/** Whether peers are among the endpoints; the store does not name them. */
	readonly knowsPeers: boolean;
	readonly storage: readonly CharmStorage[] | undefined;
	readonly options: readonly CharmOption[] | undefined;
	/** `ubuntu@22.04`; a series (`jammy`) as the charm says it. Empty: any. */
	readonly bases: readonly string[] | undefined;
	readonly resources: ReadonlyArray<{readonly name: string; readonly type: string}> | undefined;
	readonly mode: CharmMode | undefined;
	/** `deployment` of a podspec charm: `stateful`, `stateless`, `daemon`. */
	readonly deploymentType?: string | undefined;
	readonly deploymentMode?: 'workload' | 'operator' | undefined;
	/** 2: with `bases`, `containers` or `assumes`. A charm never goes back from 2 to 1. */
	readonly format: 1 | 2 | undefined;
};

/** One release of a charm in its store. */
export type CharmRelease = {
	/** `8.0/stable` */
	readonly channel: string;
	readonly revision: number | undefined;
	/** As its publisher calls it. */
	readonly version: string | undefined;
	readonly bases: readonly string[];
};

/** `juju info`. */
export type CharmInfo = {readonly name: string; readonly definition: CharmDefinition; readonly releases: readonly CharmRelease[]};
