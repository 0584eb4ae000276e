import {type AgentStream} from './agent-stream.js';
import {
	type ControllerDetails,
	type ControllerMachineReport,
	type DisabledCommands,
	type Known,
	type ModelDetails,
	type ModelSummary,
	type UpgradePreview,
} from './answer.js';
import {type HostFacts} from './host.js';
import {
	type Intent,
	type ModelReference,
	type Renderer,
	type Risk,
} from './intent.js';
import {type ModelSettings} from './model-settings.js';
import {type ModelStatus} from './status.js';
import {type JujuVersion} from './version.js';

/** What shall be upgraded to what. */
export type Target = {
	readonly controller: string;
	/** Upgraded too, or already at the version. */
	readonly upgradesController: boolean;
	readonly controllerVersion: string;
	/** Hosted models to upgrade, in order. The controller's own model is not among them. */
	readonly models: readonly ModelReference[];
	readonly version: string;
	/** The stream that the commands name; undefined where each model's own setting counts. */
	readonly stream?: AgentStream;
	/** One sentence: which rule, or who, chose the version. */
	readonly reason: string;
	/** Where the whole way leads, if that is further than this upgrade. */
	readonly finally?: string;
	/** Nothing is upgraded: the models are looked at for their move to a new controller, which a person makes. */
	readonly isMove?: true;
};

export type BackupContents = {
	/** Name of the file that says of which controller and version the backup is; Juju up to 1.20 wrote none. */
	readonly metadata: string | undefined;
	/** As that file says, where it does: version and controller that the backup is of, and when it was begun. */
	readonly version?: string;
	readonly controllerId?: string;
	readonly startedAt?: number;
	/** Files of the database's dump, and their bytes together. */
	readonly dumpFiles: number;
	readonly dumpSize: number;
};

export type BackupProof = {
	readonly file: string;
	readonly size: number;
	readonly sha256: string;
	/** Names in the archive; empty where it could not be listed. */
	readonly entries: readonly string[];
	/** What a backup of Juju has to hold; undefined where it could not be listed. */
	readonly contents?: BackupContents;
	/** When the archive was written, milliseconds since 1970; undefined where that is not known. */
	readonly madeAt?: number;
	/** When it was proved. */
	readonly at: number;
};

export type Backup =
	| {readonly kind: 'none'}
	| {
		readonly kind: 'making';
		readonly since: number;
		/** Made on the controller or on the way here, fetched from there, or read to its end. */
		readonly phase?: 'making' | 'fetching' | 'checking';
		readonly remote?: string;
		/** What Juju said when it fetched the archive. */
		readonly said?: string;
	}
	| {readonly kind: 'made'; readonly proof: BackupProof; readonly remote?: string}
	| {readonly kind: 'acknowledged'; readonly at: number}
	/** `remote`: what Juju calls the archive that was left on the controller. */
	| {readonly kind: 'failed'; readonly message: string; readonly evidence: string; readonly remote?: string};

/** What is kept beside a backup: the client's data, or a bundle. */
export type Kept =
	| {readonly kind: 'making'; readonly since: number}
	| {readonly kind: 'made'; readonly file: string; readonly size: number; readonly sha256: string; readonly at: number}
	| {readonly kind: 'failed'; readonly message: string; readonly at: number};

/** Key of the client's data among what is kept; those of bundles are the keys of their models. */
export const clientDataKey = 'client-data';

/** All that checks judge by: facts with their age. Keys of the records are model keys. */
export type PrepareFacts = {
	readonly now: number;
	readonly clientVersion: JujuVersion | undefined;
	readonly render: Renderer;
	readonly target: Target;
	readonly controllerModel: ModelReference;
	readonly controller: Known<ControllerDetails>;
	readonly models: Known<readonly ModelSummary[]>;
	readonly statuses: Readonly<Record<string, Known<ModelStatus>>>;
	readonly disabledCommands: Readonly<Record<string, Known<DisabledCommands>>>;
	/** Credential, users and secret backends of each model. */
	readonly modelDetails: Readonly<Record<string, Known<ModelDetails>>>;
	/** How each model gets to binaries and images. */
	readonly modelSettings: Readonly<Record<string, Known<ModelSettings>>>;
	/** Of the controller's machines, by id; only those that the operator had looked at. */
	readonly controllerMachines: Readonly<Record<string, Known<ControllerMachineReport>>>;
	/** Of the controller (key: its model's) and of each model. */
	readonly previews: Readonly<Record<string, Known<UpgradePreview>>>;
	/** The stream that each model is set to, by its own `agent-stream`. */
	readonly streams: Readonly<Record<string, Known<{readonly stream: string}>>>;
	readonly backup: Backup;
	/** Key: `clientDataKey`, or keys of models. */
	readonly kept?: Readonly<Record<string, Kept>>;
	/** In this session nothing may be changed. */
	readonly isReadOnly?: boolean;
	/** Of the machine on which this program runs. */
	readonly host: Known<HostFacts>;
	/** Models whose agent.conf files were copied. */
	readonly copies: Readonly<Record<string, 'making' | 'made' | 'failed'>>;
};

export type Remedy = {
	readonly id: string;
	readonly title: string;
	readonly risk: Risk;
	readonly explanation: string;
	/** What is lost or interrupted; undefined where nothing is. */
	readonly cost?: string;
	readonly undo?: string;
	/** How it is seen that it worked. */
	readonly success?: string;
	readonly reference?: string;
	/**
	- `perform`: intents in order, each after the one before succeeded.
	- `backup`: makes the controller's backup; `remote-backup`: makes it there, then fetches it; `fetch-backup`: fetches one that was left there.
	- `prove-earlier`: asks for the file of a backup that was made before.
	- `acknowledge`: goes on without one after a typed phrase.
	- `keep-client-data`: archives what this client knows; `export-bundle`: writes down what is deployed in a model.
	- `ask-again`: the facts are asked for again.
	- `open-case`: shows a case of the catalogue for a subject.
	- `advice`: only text; what the operator does elsewhere.
	*/
	readonly action:
		| {readonly type: 'perform'; readonly intents: readonly Intent[]}
		| {readonly type: 'backup'}
		| {readonly type: 'remote-backup'}
		| {readonly type: 'fetch-backup'; readonly backup: string}
		| {readonly type: 'prove-earlier'}
		| {readonly type: 'keep-client-data'}
		| {readonly type: 'export-bundle'; readonly model: ModelReference}
		| {readonly type: 'acknowledge'; readonly phrase: string}
		| {readonly type: 'ask-again'}
		| {readonly type: 'open-case'; readonly case: string; readonly model: ModelReference; readonly subject: string}
		| {readonly type: 'advice'; readonly lines: readonly string[]};
	/** Why it cannot be used now; undefined where it can. */
	readonly disabledReason?: string;
	/** Data loss: what has to be typed in full. */
	readonly phrase?: string;
};

export type Evidence = {
	/** Where from: `status`, `show-controller`, `dry run`, … */
	readonly source: string;
	readonly text: string;
	readonly at: number | undefined;
};

export type CheckResult = {
	readonly id: string;
	/** What it is about: a controller's name or a model's key. */
	readonly subject: string;
	/** One line that says the finding, not the question: `A unit is in error`. */
	readonly title: string;
	/** `running` while what it needs is being asked. */
	readonly result: 'pass' | 'warn' | 'block' | 'unknown' | 'running';
	readonly evidence: readonly Evidence[];
	/** One sentence: why it matters; undefined for a pass. */
	readonly consequence?: string;
	readonly remedies: readonly Remedy[];
	/** Some cannot be ignored: an upgrade without access cannot work. */
	readonly isIgnorable: boolean;
};

/** One pre-flight check. Ids are stable: scripts name them in `--ignore-check`. */
export type Check = {
	readonly id: string;
	readonly title: string;
	/** What has to be asked beyond the statuses that are polled anyway. */
	readonly needs: (facts: PrepareFacts) => readonly Intent[];
	/** One result for each subject it concerns. Pure; never throws. */
	readonly judge: (facts: PrepareFacts) => readonly CheckResult[];
};
