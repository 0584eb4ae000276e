import {type CharmRule} from './charm/charm-rule.js';
import {type CharmInfo} from './charm/definition.js';
import {type CharmSettings} from './charm/settings.js';
import {type Failure} from './failure.js';
import {type Service, type IntentType} from './intent.js';
import {type ModelSettings} from './model-settings.js';
import {type ModelStatus} from './status.js';
import {type JujuVersion} from './version.js';

export type ControllerSummary = {
	readonly name: string;
	/** As the client last saw it; undefined where it never did. */
	readonly version: string | undefined;
	readonly user: string | undefined;
	/** `superuser`, `login`, … as cached by the client. */
	readonly access: string | undefined;
	readonly cloud: string | undefined;
	readonly region: string | undefined;
	readonly modelCount: number | undefined;
	readonly machineCount: number | undefined;
	/** Controller machines or nodes in all, and those active, where said. */
	readonly memberCount: number | undefined;
};

export type ControllerList = {readonly controllers: readonly ControllerSummary[]; readonly current: string | undefined};

export type ControllerMember = {readonly id: string; readonly status: string | undefined; readonly isPrimary: boolean};

/** `show-controller`, live. */
export type ControllerDetails = {
	readonly name: string;
	/** The controller's own; undefined where the client does not say it. */
	readonly uuid?: string;
	/** What runs. */
	readonly version: string | undefined;
	/** What is wanted of the controller's model (2.7 and later). */
	readonly modelVersion: string | undefined;
	readonly cloud: string | undefined;
	readonly region: string | undefined;
	readonly user: string | undefined;
	readonly access: string | undefined;
	readonly members: readonly ControllerMember[];
	readonly isKubernetes: boolean;
	/** Of MongoDB; 4.0 has none. */
	readonly databaseVersion?: string | undefined;
	readonly models: ReadonlyArray<{readonly name: string; readonly machineCount: number | undefined; readonly unitCount: number | undefined}>;
	/** Parts that Juju could not tell although the exit code was 0. */
	readonly errors: readonly string[];
};

export type ModelSummary = {
	/** Qualified where Juju says the owner: `admin/web`. */
	readonly name: string;
	readonly shortName: string;
	readonly kind: 'iaas' | 'caas' | undefined;
	readonly isController: boolean;
	readonly version: string | undefined;
	/** The user's own: `admin`, `write`, `read`. */
	readonly access: string | undefined;
	readonly life: string | undefined;
	readonly status: string | undefined;
	readonly statusMessage: string | undefined;
};

export type StatusLogEntry = {
	readonly at: number | undefined;
	readonly type: string;
	readonly status: string;
	readonly message: string;
};

export type LogLine = {readonly entity: string; readonly time: string; readonly level: string; readonly module: string; readonly text: string};

export type DisabledCommands = ReadonlyArray<{readonly set: string; readonly message: string}>;

/** `best version:` of a dry run; undefined with "no upgrades available". */
export type UpgradePreview = {readonly bestVersion: string | undefined; readonly text: string};

/**
What an upgrade command says it did. Never a proof: only agents' versions are (corrections.md: "started upgrade to" may be a no-op).
*/
export type UpgradeOutcome = {readonly claim: 'started' | 'nothing'; readonly version: string | undefined; readonly text: string};

export type ServiceReport = {
	/** Services of Juju's agents, in the order found. */
	readonly services: ReadonlyArray<Service & {readonly state: string}>;
	readonly text: string;
};

/** `show-model`, as far as it matters here. */
export type ModelDetails = {
	/** What Juju acts with in the model's cloud; `isValid` is undefined where the controller does not say. */
	readonly credential: {
		readonly name: string;
		readonly cloud: string;
		readonly owner: string | undefined;
		readonly isValid: boolean | undefined;
	} | undefined;
	readonly users: ReadonlyArray<{readonly name: string; readonly access: string | undefined}>;
	/** Empty before 3.1, which has none. */
	readonly secretBackends: ReadonlyArray<{readonly name: string; readonly secretCount: number | undefined; readonly status: string | undefined}>;
};

export type ControllerMachineReport = {
	/** What the machine's clock said, milliseconds since 1970. */
	readonly time: number;
	/** How long the question took, in milliseconds: the clock was read somewhere in that time, which ended when the answer came. */
	readonly took: number;
	/** Free bytes of the file system that a folder is in. Folders that are not there are left out. */
	readonly disks: ReadonlyArray<{readonly path: string; readonly free: number; readonly mount: string | undefined}>;
	/** The snap that MongoDB is on controllers from 2.9 on; undefined where there is none. */
	readonly databaseSnap?: {readonly version: string; readonly revision: string} | undefined;
};

/** Line by line, secrets masked. `copy` is undefined where there is none. */
export type ConfigurationReport = {readonly current: string; readonly copy: string | undefined};

export type Done = {readonly text: string};

/**
What a refresh says it did, and which revision came; `nothing` where the application has it already. The channel that it names may be a wrong one
(juju/juju#21393): only a status is proof.
*/
export type RefreshOutcome = {readonly claim: 'refreshed' | 'nothing'; readonly revision: number | undefined; readonly text: string};

/** What a successful answer holds, by type of intent. */
export type AnswerValues = {
	'client-version': {readonly version: JujuVersion; readonly text: string};
	'list-controllers': ControllerList;
	'show-controller': ControllerDetails;
	'list-models': {readonly models: readonly ModelSummary[]};
	'read-status': ModelStatus;
	'read-agent-version': {readonly version: string};
	'read-agent-stream': {readonly stream: string};
	'read-status-log': readonly StatusLogEntry[];
	'read-error-log': readonly LogLine[];
	'read-disabled-commands': DisabledCommands;
	'preview-controller-upgrade': UpgradePreview;
	'preview-model-upgrade': UpgradePreview;
	'show-model': ModelDetails;
	'read-model-settings': ModelSettings;
	'inspect-controller-machine': ControllerMachineReport;
	'inspect-services': ServiceReport;
	'read-agent-configuration': ConfigurationReport;
	'upgrade-controller': UpgradeOutcome;
	'upgrade-model': UpgradeOutcome;
	'create-backup': {readonly file: string; readonly text: string};
	/** What `download-backup` fetches it by. */
	'create-remote-backup': {readonly backup: string};
	'download-backup': {readonly file: string; readonly text: string};
	'export-bundle': {readonly file: string; readonly text: string};
	'copy-agent-configurations': Done;
	'restore-agent-configuration': Done;
	'restart-agent': Done;
	resolve: Done;
	'refresh-charm': RefreshOutcome;
	'set-charm-settings': Done;
	'read-charm-settings': CharmSettings;
	'read-charm-info': CharmInfo;
	'read-charm-actions': {readonly actions: readonly string[]};
	'run-charm-advice': Done;
	'enable-commands': Done;
	'disable-commands': Done;
	'set-agent-stream': Done;
	'synchronise-binaries': Done;
	'remove-machine': Done;
	'destroy-controller': Done;
	'kill-controller': Done;
	unregister: Done;
	'open-shell': Done;
	'edit-agent-configuration': Done;
	'debug-hooks': Done;
	'log-in': Done;
};

/** Refusals whose words say nothing that would have to be kept. */
export type PlainRefusal =
	| 'upgrade-in-progress' | 'changes-disabled' | 'missing-permission' | 'controller-first' | 'wrong-command'
	| 'minor-upgrade' | 'too-low' | 'binaries-missing' | 'not-logged-in' | 'no-such-model'
	| 'no-such-controller' | 'credential-invalid' | 'client-incompatible' | 'invalid-version' | 'unknown-option'
	| 'backup-not-available';

/**
Why Juju refused, where its words are known; `due` to which models where it lists them.
*/
export type Refusal =
	| {readonly kind: 'agents-too-old'; readonly version: string; readonly agents: readonly string[]}
	| {readonly kind: 'blockers'; readonly version: string; readonly models: ReadonlyArray<{readonly model: string; readonly reasons: readonly string[]}>}
	| {readonly kind: PlainRefusal}
	/** `subject` is the relation, storage or resource that it is about, where Juju names one. */
	| {readonly kind: 'charm-refused'; readonly rule: CharmRule; readonly subject: string | undefined}
	| {readonly kind: 'unrecognised'};

export type RefusedFailure = Failure & {readonly refusal?: Refusal};

export type Answer<Type extends IntentType = IntentType> =
	| {readonly ok: true; readonly value: AnswerValues[Type]}
	| {readonly ok: false; readonly failure: RefusedFailure};

/** Something asked for: not yet, being asked, known, or failed; the last good value stays while it is asked again. */
export type Known<Value> = {
	readonly value: Value | undefined;
	/** Milliseconds since 1970 of the last good answer. */
	readonly at: number | undefined;
	readonly isAsking: boolean;
	readonly failure: RefusedFailure | undefined;
};

export const unasked: Known<never> = {
	value: undefined, at: undefined, isAsking: false, failure: undefined,
};
