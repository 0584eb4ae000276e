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
import {type CharmDefinition} from '../domain/charm/definition.js';
import {type ConfigFile} from '../domain/charm/settings.js';
import {type HostFacts} from '../domain/host.js';
import {type Intent, type ModelReference, type Renderer} from '../domain/intent.js';
import {type ModelSettings} from '../domain/model-settings.js';
import {type Progress} from '../domain/progress.js';
import {type LessonProgress} from '../domain/training/lesson-card.js';
import {type Verification} from '../domain/judge-verification.js';
import {type Application, type ModelStatus} from '../domain/status.js';
import {type JujuVersion} from '../domain/version.js';
import {type CharmFacts} from './charm/charm-facts.js';
import {type Effect} from './effect.js';
import {type Fleet} from './elsewhere.js';
import {type Overlay, type PaletteChoice} from './overlay.js';
import {type PutBack} from './put-back.js';
import {type Session} from './session.js';
import {type Stage} from './stage.js';
import {type Training} from './training.js';

export {type Effect} from './effect.js';
export {
	type Overlay,
	type PaletteChoice,
	type Question,
	type RemedyOutcome,
} from './overlay.js';
export {type Session} from './session.js';
export {type Stage, type StepState} from './stage.js';

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
	readonly charms: CharmFacts;
	readonly badSince: Readonly<Record<string, {readonly at: number; readonly answers: number}>>;
	/** Each model's applications when it was first seen. Keys are model keys. */
	readonly applicationsAtStart: Readonly<Record<string, readonly Application[]>>;
	/** The last message about a failed hook of each unit that had one. Key `MODEL TAG`. */
	readonly failedHooks: Readonly<Record<string, string>>;
	readonly failures: Situation['failures'];
	readonly backup: Backup;
	/** Beside the backup. Key: `clientDataKey`, or keys of models. */
	readonly kept: Readonly<Record<string, Kept>>;
	readonly copies: Readonly<Record<string, 'making' | 'made' | 'failed'>>;
	/** Remedies that run now, by the id of their effect. */
	readonly running: Readonly<Record<string, {readonly remedy: Remedy; readonly intents: readonly Intent[]}>>;
	/** The other halves of what remedies have changed for a time. */
	readonly putBack: readonly PutBack[];
	/** Keys of the findings that were on the screen when Troubleshoot was open last; undefined until it was. */
	readonly seenFindings: readonly string[] | undefined;
	/** `CHECK SUBJECT` ignored by the operator; recorded. */
	readonly ignored: readonly string[];
	/** Statuses before the upgrade, for Verify. Key: model keys. */
	readonly picture: Readonly<Record<string, {readonly status: ModelStatus; readonly at: number}>>;
	/** Progress of finished waits, for Verify. Key: model keys. */
	readonly finishedProgress: Readonly<Record<string, Progress>>;
	/** What Verify said when the operator went on. Key: model keys. */
	readonly verdicts: Readonly<Record<string, Verification>>;
	readonly commands: readonly CommandRecord[];
	/** What the screen follows: polled again once all models are closed. */
	readonly polled?: Extract<Effect, {type: 'watch'}>;
	/** What is known of controllers that nothing is done on; undefined until all models were shown. */
	readonly fleet?: Fleet;
	readonly table: TableView;
	/** How the lesson stands; undefined where none is played. */
	readonly training?: Training | undefined;
	/** A step whose command an interrupted run has begun, and of which the cloud shows nothing: when. */
	readonly doubtful?: {readonly index: number; readonly at: number} | undefined;
	readonly stage: Stage;
	readonly overlays: readonly Overlay[];
	/** One line above the footer: why a key was refused, what was saved; gone with the next key. */
	readonly notice: string | undefined;
	/** When a key was pressed last, and keys of what a person was told of who does not look at the screen; undefined where nobody asked for that. */
	readonly notices?: {readonly pressedAt: number; readonly told: readonly string[]};
	/** Grows when another screen is on top: a key typed before that screen was painted does not answer it. */
	readonly surface: number;
	readonly size: {readonly columns: number; readonly rows: number};
	/** Grows when the whole screen shall be drawn anew, whatever is thought to be on it. */
	readonly redraws?: number;
	/** First Ctrl-C while something runs: after this step. */
	readonly isLeaving: boolean;
	readonly exit: {readonly code: number; readonly summary: readonly string[]} | undefined;
	/** How intents read on this client and the chosen controller. */
	readonly render: Renderer;
};

/** What came of reading a file of this machine. */
export type FileAnswer<Value> = {readonly ok: true; readonly value: Value} | {readonly ok: false; readonly failure: RefusedFailure};

/** What a person does, whatever key it was. The key table maps keys to these; `update` gives them meaning by surface. */
export type ActionId =
	| 'up' | 'down' | 'page-up' | 'page-down' | 'top' | 'bottom'
	| 'confirm' | 'back' | 'quit' | 'interrupt' | 'stop' | 'redraw' | 'next'
	| 'help' | 'palette' | 'glossary' | 'fleet' | 'log' | 'troubleshoot' | 'ask-again' | 'ignore' | 'toggle' | 'other-version' | 'other-stream' | 'save' | 'copy'
	| 'filter' | 'sort' | 'quick-behind' | 'quick-down' | 'quick-error' | 'quick-all' | 'retry' | 'backup' | 'log-in' | 'way' | 'client' | 'charms' | 'roll-back' | 'force' | 'check-charm' | 'yes' | 'no'
	| 'lesson' | 'hint' | 'faster' | 'slower' | 'pause' | 'step-time';

export type Message =
	| {readonly type: 'started'}
	/** `limit`: the furthest that the text on top can be scrolled, as it was drawn last. `choices`: what the palette offers. */
	| {readonly type: 'acted'; readonly action: ActionId; readonly limit?: number; readonly choices?: readonly PaletteChoice[]}
	/** Into the text field on top; never a line break. */
	| {readonly type: 'typed'; readonly text: string}
	| {readonly type: 'erased'}
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'ticked'; readonly now: number}
	| {readonly type: 'command-started'; readonly record: CommandRecord}
	| {readonly type: 'command-ended'; readonly record: CommandRecord}
	| {readonly type: 'answered'; readonly id: string; readonly intent: Intent; readonly answer: Answer; readonly at: number}
	| {readonly type: 'observed'; readonly model: ModelReference; readonly answer: Answer<'read-status'>; readonly at: number; readonly duration: number}
	/** The models of a controller, asked for again from time to time; `nextAt`: when the next question about them is due. */
	| {readonly type: 'listed'; readonly controller: string; readonly answer: Answer<'list-models'>; readonly at: number; readonly nextAt: number}
	| {readonly type: 'backup-proved'; readonly backup: Backup}
	/** What is kept beside the backup is there, or is not. */
	| {readonly type: 'kept'; readonly key: string; readonly kept: Kept}
	/** A program of this machine had the terminal and gave it back; `problem`: why it was not run. */
	| {readonly type: 'terminal-returned'; readonly exitCode: number | undefined; readonly problem: string | undefined}
	/** `facts`: undefined where nothing could be found out. */
	| {readonly type: 'host-described'; readonly facts: HostFacts | undefined; readonly at: number}
	/** A charm on this machine was read, or could not be. */
	| {readonly type: 'charm-read'; readonly path: string; readonly answer: FileAnswer<CharmDefinition>; readonly at: number}
	/** A file with settings was read, or could not be. */
	| {readonly type: 'config-read'; readonly path: string; readonly application: string; readonly answer: FileAnswer<ConfigFile>; readonly at: number}
	| {readonly type: 'plan-saved'; readonly path: string | undefined; readonly problem: string | undefined}
	| {readonly type: 'copied'; readonly isDone: boolean}
	| {readonly type: 'notified'; readonly text: string}
	/** Another run holds the lock: who, since when, in sentences. `canBeTakenOver`: it cannot be seen from here, and there is a person to ask. */
	| {readonly type: 'lock-refused'; readonly summary: readonly string[]; readonly controller?: string; readonly canBeTakenOver?: boolean}
	/** The simulator took the place of a client. */
	| {readonly type: 'session-changed'; readonly session: Session}
	/** The lesson was judged again. */
	| {readonly type: 'lesson-judged'; readonly progress: LessonProgress}
	/** Stdin ended, SIGTERM, SIGHUP. */
	| {readonly type: 'ended'; readonly reason: 'stdin' | 'SIGINT' | 'SIGTERM' | 'SIGHUP'};

export type Update = {readonly state: State; readonly effects: readonly Effect[]};
