import {type Controller, type Model} from './cloud.js';

export type UpgradeRequest = {
	readonly command: 'upgrade-controller' | 'upgrade-model';
	readonly controller: Controller;
	/** For `upgrade-controller` the controller's own. */
	readonly model: Model;
	/** `--agent-version`, a whole version. */
	readonly version?: string;
	/** `--agent-stream` */
	readonly stream?: string;
	readonly isDryRun?: boolean;
	readonly ignoresAgentVersions?: boolean;
	readonly resetsPreviousUpgrade?: boolean;
};

export type BlockerReason =
	| {readonly type: 'minor-upgrade'; readonly to: string}
	| {readonly type: 'database-node'; readonly id: string; readonly address: string; readonly state: string}
	| {readonly type: 'database-version'; readonly version: string}
	/** `counts`: as Juju lists them, `win10(1) win7(2)`, `ubuntu@18.04(3)`. */
	| {readonly type: 'machines'; readonly system: 'windows' | 'ubuntu'; readonly counts: string}
	| {readonly type: 'charm-store'; readonly charms: readonly string[]}
	| {readonly type: 'lxd-version'; readonly version: string}
	| {readonly type: 'migration'; readonly mode: string}
	| {readonly type: 'model-too-old'; readonly from: string; readonly least: string; readonly to: string}
	| {readonly type: 'downgrade'}
	| {readonly type: 'machine-upgrade'}
	| {readonly type: 'other'; readonly words: string};

/** Why Juju refuses; which words say it is the dialects' business. */
export type UpgradeRefusal =
	| {readonly reason: 'missing-permission'; readonly access: string}
	| {readonly reason: 'permission-denied'}
	| {readonly reason: 'use-upgrade-controller'}
	| {readonly reason: 'changes-disabled'; readonly message: string}
	/** `isRestricted`: the login itself is refused, so any command is. */
	| {readonly reason: 'upgrade-in-progress'; readonly isRestricted: boolean}
	| {readonly reason: 'agents-behind'; readonly version: string; readonly tags: readonly string[]}
	/** 4.0 controllers. */
	| {readonly reason: 'controller-nodes-behind'; readonly nodes: readonly string[]; readonly version: string}
	| {readonly reason: 'blockers'; readonly to: string; readonly models: ReadonlyArray<{readonly model: string; readonly reasons: readonly BlockerReason[]}>}
	/** 4.0 controllers, of a model. */
	| {readonly reason: 'unsupported-bases'; readonly count: number}
	/** 2.9 to 3.x, and 4.0's own answer to a new minor. */
	| {readonly reason: 'not-supported'; readonly from: string; readonly to: string}
	| {readonly reason: 'too-low'; readonly from: string; readonly to: string}
	| {readonly reason: 'above-controller'; readonly to: string; readonly controllerVersion: string}
	/** 4.0 only: older ones say `no upgrades available`. */
	| {readonly reason: 'binaries-missing'; readonly version: string}
	| {readonly reason: 'unknown-stream'; readonly stream: string};

export type UpgradeOutcome =
	/** Agents were told. `isChange` is false where the client says `started upgrade to X` though X was wanted already. */
	| {readonly outcome: 'started'; readonly version: string; readonly isChange: boolean}
	/** A dry run found nothing against it. */
	| {readonly outcome: 'would-start'; readonly version: string}
	/** `no upgrades available`, exit code 0. */
	| {readonly outcome: 'nothing'}
	| {readonly outcome: 'refused'; readonly refusal: UpgradeRefusal};
