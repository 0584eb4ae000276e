import {type AgentStream} from '../domain/agent-stream.js';
import {
	type Answer,
	type ConfigurationReport,
	type ControllerDetails,
	type ControllerList,
	type ControllerMachineReport,
	type DisabledCommands,
	type Known,
	type LogLine,
	type ModelDetails,
	type ModelSummary,
	type RefusedFailure,
	type ServiceReport,
	type StatusLogEntry,
	type UpgradePreview,
} from '../domain/answer.js';
import {
	type Backup,
	type Kept,
	type Remedy,
	type Target,
} from '../domain/check.js';
import {type Situation} from '../domain/case.js';
import {type HostFacts} from '../domain/host.js';
import {type Intent, type ModelReference, type Renderer} from '../domain/intent.js';
import {type ModelSettings} from '../domain/model-settings.js';
import {type Plan} from '../domain/plan.js';
import {type Progress} from '../domain/progress.js';
import {type Verification} from '../domain/judge-verification.js';
import {type ModelStatus} from '../domain/status.js';
import {type JujuVersion} from '../domain/version.js';
import {type Overlay} from './overlay.js';

/** What the operator asked for on the command line, and what this session may do. Never changes. */
export type Session = {
	readonly mode: 'live' | 'read-only' | 'simulation';
	/** `juju`'s path, or `simulator`. */
	readonly processName: string;
	readonly controller: string | undefined;
	readonly models: readonly string[];
	readonly agentVersion: string | undefined;
	readonly agentStream: AgentStream | undefined;
	/** Check ids that do not block; recorded. */
	readonly ignoredChecks: readonly string[];
	/** Milliseconds between polls, at least; undefined for the adaptive default. */
	readonly interval: number | undefined;
	/** Milliseconds until a silent controller counts as failed. */
	readonly silenceLimit: number;
	/** Folder of this run, shown to people. */
	readonly runFolder: string;
	/** Where backups are written. */
	readonly backupFolder: string;
	readonly isAscii: boolean;
	/** What is said of the simulator when no `juju` was found. */
	readonly introduction: string | undefined;
	/** How intents read, once versions are known; what cannot be known yet is undefined. */
	readonly createRenderer: (facts: {
		readonly client: JujuVersion | undefined;
		readonly controller: JujuVersion | undefined;
		readonly isKubernetes: boolean;
	}) => Renderer;
};

export {type Overlay, type Question, type RemedyOutcome} from './overlay.js';

/** One child process, as the log of commands shows it. */
export type CommandRecord = {
	readonly id: string;
	/** Exact line, `juju` first. */
	readonly line: string;
	readonly startedAt: number;
	/** Undefined while it runs. */
	readonly duration: number | undefined;
	readonly exitCode: number | undefined;
	readonly outcome: string | undefined;
	readonly changes: boolean;
	/** First lines of its streams, masked, harmless. */
	readonly stdout: string;
	readonly stderr: string;
};

/** The polled status of one model. */
export type ModelObservation = {
	readonly model: ModelReference;
	readonly status: Known<ModelStatus>;
	/** Milliseconds the last answer took. */
	readonly duration: number | undefined;
	/** Failed answers in a row, since when, and the last one's words. */
	readonly failedAnswers: number;
	readonly failingSince: number | undefined;
	readonly lastReason: string | undefined;
};

export type ModelChoice = {readonly model: ModelReference; readonly isTicked: boolean};

export type TableView = {
	/** Tag of the agent under the cursor; kept across polls. */
	readonly selected: string | undefined;
	/** Index of the first row shown. */
	readonly top: number;
	readonly sort: 'natural' | 'version' | 'state' | 'since';
	/** As typed after `/`: words that must all occur; `!word` must not. */
	readonly filter: string;
	/** The filter's text field has the keys. */
	readonly isFiltering: boolean;
	readonly quick: 'all' | 'behind' | 'down' | 'error';
};

export type StepState =
	| {readonly phase: 'ready'}
	| {readonly phase: 'running'; readonly commandId: string; readonly since: number}
	| {readonly phase: 'waiting'; readonly progress: Progress}
	| {readonly phase: 'refused'; readonly failure: RefusedFailure}
	| {readonly phase: 'done'};

/** Where the wizard is. A screen that makes no sense cannot be drawn. */
export type Stage =
	| {readonly name: 'start'; readonly phase: 'probing'}
	/** No usable client: the simulator is offered. */
	| {readonly name: 'start'; readonly phase: 'no-client'; readonly failure: RefusedFailure}
	| {readonly name: 'target'; readonly step: 'controller'; readonly cursor: number}
	| {readonly name: 'target'; readonly step: 'models'; readonly controller: string; readonly cursor: number}
	| {readonly name: 'prepare'; readonly cursor: number}
	| {readonly name: 'plan'; readonly plan: Plan; readonly top: number; readonly savedTo: string | undefined}
	| {readonly name: 'perform'; readonly plan: Plan; readonly index: number; readonly step: StepState}
	| {readonly name: 'verify'; readonly plan: Plan; readonly index: number; readonly model: ModelReference; readonly top: number}
	| {readonly name: 'finished'; readonly plan: Plan; readonly result: 'upgraded' | 'partial' | 'stopped'};

export type State = {
	readonly session: Session;
	readonly now: number;
	readonly startedAt: number;
	readonly client: {readonly version: JujuVersion; readonly text: string} | undefined;
	/** The machine on which this program runs. */
	readonly host: Known<HostFacts>;
	readonly controllers: Known<ControllerList>;
	/** Live details, by name. */
	readonly details: Readonly<Record<string, Known<ControllerDetails>>>;
	readonly controller: string | undefined;
	readonly models: Known<readonly ModelSummary[]>;
	readonly choices: readonly ModelChoice[];
	/** Undefined until the controller is chosen and a version known. */
	readonly version: {
		readonly text: string;
		readonly reason: string;
		readonly source: 'asked' | 'juju' | 'controller';
		/** Where the whole way leads that this is the first stop of. */
		readonly finally?: string;
	} | undefined;
	/** The stream that commands shall name; undefined leaves each model's own setting to count. */
	readonly stream: AgentStream | undefined;
	/** The version that took more than one upgrade when it was asked for last. */
	readonly shownWay?: {readonly controller: string; readonly wanted: string};
	readonly target: Target | undefined;
	/** Key: model keys. */
	readonly observations: Readonly<Record<string, ModelObservation>>;
	/** Key: see `previewKey`. */
	readonly previews: Readonly<Record<string, Known<UpgradePreview>>>;
	/** The stream that each model is set to. */
	readonly streams: Readonly<Record<string, Known<{readonly stream: string}>>>;
	readonly disabledCommands: Readonly<Record<string, Known<DisabledCommands>>>;
	readonly modelDetails: Readonly<Record<string, Known<ModelDetails>>>;
	readonly modelSettings: Readonly<Record<string, Known<ModelSettings>>>;
	/** Keys are made of a model's key and a machine's id. */
	readonly controllerMachines: Readonly<Record<string, Known<ControllerMachineReport>>>;
	readonly statusLogs: Readonly<Record<string, Known<readonly StatusLogEntry[]>>>;
	readonly errorLogs: Readonly<Record<string, Known<readonly LogLine[]>>>;
	readonly services: Readonly<Record<string, Known<ServiceReport>>>;
	readonly configurations: Readonly<Record<string, Known<ConfigurationReport>>>;
	readonly badSince: Readonly<Record<string, {readonly at: number; readonly answers: number}>>;
	readonly failures: Situation['failures'];
	readonly backup: Backup;
	/** Beside the backup. Key: `clientDataKey`, or keys of models. */
	readonly kept: Readonly<Record<string, Kept>>;
	readonly copies: Readonly<Record<string, 'making' | 'made' | 'failed'>>;
	/** Remedies that run now, by the id of their effect. */
	readonly running: Readonly<Record<string, {readonly remedy: Remedy; readonly intents: readonly Intent[]}>>;
	/** `CHECK SUBJECT` ignored by the operator; recorded. */
	readonly ignored: readonly string[];
	/** Statuses before the upgrade, for Verify. Key: model keys. */
	readonly picture: Readonly<Record<string, {readonly status: ModelStatus; readonly at: number}>>;
	/** Progress of finished waits, for Verify. Key: model keys. */
	readonly finishedProgress: Readonly<Record<string, Progress>>;
	/** What Verify said when the operator went on. Key: model keys. */
	readonly verdicts: Readonly<Record<string, Verification>>;
	readonly commands: readonly CommandRecord[];
	readonly table: TableView;
	readonly stage: Stage;
	readonly overlays: readonly Overlay[];
	/** One line above the footer: why a key was refused, what was saved; gone with the next key. */
	readonly notice: string | undefined;
	/** Grows when another screen is on top: a key typed before that screen was painted does not answer it. */
	readonly surface: number;
	readonly size: {readonly columns: number; readonly rows: number};
	/** First Ctrl-C while something runs: after this step. */
	readonly isLeaving: boolean;
	readonly exit: {readonly code: number; readonly summary: readonly string[]} | undefined;
	/** How intents read on this client and the chosen controller. */
	readonly render: Renderer;
};

/** What a person does, whatever key it was. The key table maps keys to these; `update` gives them meaning by surface. */
export type ActionId =
	| 'up' | 'down' | 'page-up' | 'page-down' | 'top' | 'bottom'
	| 'confirm' | 'back' | 'quit' | 'interrupt' | 'next'
	| 'help' | 'log' | 'troubleshoot' | 'ask-again' | 'ignore' | 'toggle' | 'other-version' | 'other-stream' | 'save' | 'copy'
	| 'filter' | 'sort' | 'quick-behind' | 'quick-down' | 'quick-error' | 'quick-all' | 'retry' | 'backup' | 'log-in' | 'way' | 'client' | 'yes' | 'no';

export type Message =
	| {readonly type: 'started'}
	/** `limit`: the furthest that the text on top can be scrolled, as it was drawn last. */
	| {readonly type: 'acted'; readonly action: ActionId; readonly limit?: number}
	/** Into the text field on top; never a line break. */
	| {readonly type: 'typed'; readonly text: string}
	| {readonly type: 'erased'}
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'ticked'; readonly now: number}
	| {readonly type: 'command-started'; readonly record: CommandRecord}
	| {readonly type: 'command-ended'; readonly record: CommandRecord}
	| {readonly type: 'answered'; readonly id: string; readonly intent: Intent; readonly answer: Answer; readonly at: number}
	| {readonly type: 'observed'; readonly model: ModelReference; readonly answer: Answer<'read-status'>; readonly at: number; readonly duration: number}
	| {readonly type: 'backup-proved'; readonly backup: Backup}
	/** What is kept beside the backup is there, or is not. */
	| {readonly type: 'kept'; readonly key: string; readonly kept: Kept}
	/** `facts`: undefined where nothing could be found out. */
	/** A program of this machine had the terminal and gave it back; `problem`: why it was not run. */
	| {readonly type: 'terminal-returned'; readonly exitCode: number | undefined; readonly problem: string | undefined}
	| {readonly type: 'host-described'; readonly facts: HostFacts | undefined; readonly at: number}
	| {readonly type: 'plan-saved'; readonly path: string | undefined; readonly problem: string | undefined}
	| {readonly type: 'copied'; readonly isDone: boolean}
	| {readonly type: 'notified'; readonly text: string}
	/** Another run holds the lock: who, since when, in sentences. */
	| {readonly type: 'lock-refused'; readonly summary: readonly string[]}
	/** The simulator took the place of a client. */
	| {readonly type: 'session-changed'; readonly session: Session}
	/** Stdin ended, SIGTERM, SIGHUP. */
	| {readonly type: 'ended'; readonly reason: 'stdin' | 'SIGINT' | 'SIGTERM' | 'SIGHUP'};

/** Plain records; the runtime performs them and answers with messages. */
export type Effect =
	/** Runs a command of Juju; answered by `answered`. Same id again while it runs: dropped. */
	| {readonly type: 'ask'; readonly id: string; readonly intent: Intent}
	/** Intents in order, each after the one before succeeded; one `answered` for each, the failing one ends it. */
	| {readonly type: 'ask-in-order'; readonly id: string; readonly intents: readonly Intent[]}
	/** These models' statuses are polled from now on, single flight each, at most four at once; replaces the list before. */
	| {readonly type: 'watch'; readonly models: readonly ModelReference[]; readonly interval: number | undefined}
	/** Looks at the machine on which this program runs; answered by `host-described`. */
	| {readonly type: 'ask-host'}
	/** Gives the terminal to a program of this machine, after it was written down; answered by `terminal-returned`. */
	| {readonly type: 'hand-over'; readonly arguments: readonly string[]}
	/** One poll of each watched model as soon as may be. */
	| {readonly type: 'poll-now'}
	| {readonly type: 'prove-backup'; readonly file: string}
	/** Archives the data of Juju's client; those before 2.0 keep it elsewhere. Answered by `kept`. */
	| {readonly type: 'archive-client-data'; readonly key: string; readonly file: string; readonly hasEnvironments: boolean}
	/** Looks whether a bundle was written. Answered by `kept`. */
	| {readonly type: 'prove-bundle'; readonly key: string; readonly file: string}
	/** Takes the lock on a controller, so that two runs do not upgrade it at once; `lock-refused` where another holds it. */
	| {readonly type: 'lock'; readonly controller: string}
	| {readonly type: 'save-plan'; readonly plan: Plan}
	/** Written into the run's folder: the plan, the picture before, the result. Never secrets. */
	| {readonly type: 'record'; readonly kind: string; readonly value: unknown}
	| {readonly type: 'copy'; readonly text: string}
	/** The process port becomes the simulator's; answered by `session-changed`. */
	| {readonly type: 'use-simulator'}
	/** Ends the program after the screen is given back. */
	| {readonly type: 'exit'; readonly code: number; readonly summary: readonly string[]};

export type Update = {readonly state: State; readonly effects: readonly Effect[]};
