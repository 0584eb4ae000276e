import {
	type RefusedFailure,
	type ConfigurationReport,
	type ControllerDetails,
	type ControllerMachineReport,
	type ControllerList,
	type DisabledCommands,
	type Known,
	type ModelDetails,
	type ModelSummary,
	type ServiceReport,
	type UpgradePreview,
} from './answer.js';
import {type AgentStream} from './agent-stream.js';
import {type Backup, type Evidence, type Remedy} from './check.js';
import {type HostFacts} from './host.js';
import {type ModelReference, type Renderer} from './intent.js';
import {type ModelSettings} from './model-settings.js';
import {type LogMatch} from './scan-log.js';
import {type Signal} from './signal.js';
import {type Application, type ModelStatus} from './status.js';
import {type JujuVersion} from './version.js';

/** A command of this run that was refused or failed. */
export type FailedCommand = {
	readonly command: string;
	readonly failure: RefusedFailure;
	readonly at: number;
	readonly model: ModelReference | undefined;
	/** The version that was wanted, where one was. */
	readonly version: string | undefined;
};

/** What the catalogue is matched against: what is on the table now. */
export type Situation = {
	readonly now: number;
	readonly clientVersion: JujuVersion | undefined;
	readonly controllerVersion: JujuVersion | undefined;
	readonly controller: string | undefined;
	readonly controllerModel: ModelReference | undefined;
	readonly render: Renderer;
	/** Last good status of each model, with its age. Keys are model keys. */
	readonly statuses: Readonly<Record<string, Known<ModelStatus>>>;
	/** How long each bad agent has been bad, and in how many answers: key `MODEL TAG`. */
	readonly badSince: Readonly<Record<string, {readonly at: number; readonly answers: number}>>;
	/** Refusals and failures of the commands of this run, newest first. */
	readonly failures: readonly FailedCommand[];
	/** Since when the controller does not answer; undefined while it does. */
	readonly silentSince: number | undefined;
	/** Lines of logs in which a case's words were found. */
	readonly logs: readonly LogMatch[];
	/** The controllers that were asked about, by name. */
	readonly details: Readonly<Record<string, Known<ControllerDetails>>>;
	/** The controller's models. */
	readonly models: readonly ModelSummary[];
	/** Dry runs; keys are model keys. */
	readonly previews: Readonly<Record<string, Known<UpgradePreview>>>;
	/** Keys are model keys. */
	readonly disabledCommands: Readonly<Record<string, Known<DisabledCommands>>>;
	/** What was found on machines (`inspect-services`), key `MODEL MACHINE`. */
	readonly services: Readonly<Record<string, Known<ServiceReport>>>;
	/** Key `MODEL TAG`. */
	readonly configurations: Readonly<Record<string, Known<ConfigurationReport>>>;
	/** The controllers that this client knows, as it last listed them. */
	readonly controllers?: Known<ControllerList> | undefined;
	/** The machine on which this program runs, where it was looked at. */
	readonly host?: HostFacts | undefined;
	/** The backup of this run. */
	readonly backup?: Backup | undefined;
	/** Credential, users and secret backends of the models that were asked about. Keys are model keys. */
	readonly modelDetails?: Readonly<Record<string, Known<ModelDetails>>>;
	/** How models get to binaries, and their networking. Keys are model keys. */
	readonly modelSettings?: Readonly<Record<string, Known<ModelSettings>>>;
	/** Models that are looked at for their move to a new controller. */
	readonly movedModels?: readonly ModelReference[];
	/** The version wanted now, where an upgrade runs. */
	readonly targetVersion: string | undefined;
	/** The stream that its commands name, where they do. */
	readonly stream?: AgentStream | undefined;
	/** The version that was chosen, whether an upgrade to it runs or not. */
	readonly wantedVersion?: string | undefined;
	/** The stream that each model is set to. Keys are model keys. */
	readonly streams?: Readonly<Record<string, Known<{readonly stream: string}>>>;
	/** Disks and clocks of the machines that were looked at, key `MODEL MACHINE`. */
	readonly controllerMachines?: Readonly<Record<string, Known<ControllerMachineReport>>>;
	/** Milliseconds without progress of the upgrade that runs. */
	readonly withoutProgress: number | undefined;
	/** Since when it is waited for. */
	readonly waitingSince?: number | undefined;
	/** Commands of this run that changed something and have ended, newest first. */
	readonly commands?: readonly RanCommand[];
	/** The applications of each model when it was first seen in this run. Keys are model keys. */
	readonly applicationsAtStart?: Readonly<Record<string, readonly Application[]>>;
	/** The last message about a failed hook of each unit that had one in this run. Key `MODEL TAG`. */
	readonly failedHooks?: Readonly<Record<string, string>>;
	/** Milliseconds that the last status of each model took. Keys are model keys. */
	readonly answerTimes?: Readonly<Record<string, number>>;
};

/** A command of this run. */
export type RanCommand = {
	/** Exact line, `juju` first. */
	readonly line: string;
	/** When it began. */
	readonly at: number;
	readonly exitCode: number | undefined;
};

export type Finding = {
	readonly case: string;
	readonly model: ModelReference | undefined;
	/** Tags of agents, or the controller's name; grouped: forty units of one hook are one finding. */
	readonly subjects: readonly string[];
	/** One line: who it is about, for people: `machine 2, 7 units on it`. */
	readonly summary: string;
	readonly evidence: readonly Evidence[];
	/** 3 stops the upgrade, 2 delays it, 1 is worth knowing. */
	readonly severity: 1 | 2 | 3;
};

/** Where in an upgrade a case belongs. */
export type CaseFamily = 'client' | 'refusal' | 'binaries' | 'controller' | 'agents' | 'migration' | 'charms' | 'backup';

/**
In which controllers a case can occur; what is not known yet never rules one out.

- `from`: the first version, as `[major, minor, patch]`, what is left out counts as 0.
- `before`: the first version in which it cannot occur any more.
- `kind`: only on machines (`iaas`) or on Kubernetes (`caas`).
*/
export type Occurrence = {
	readonly from?: readonly [number, number?, number?];
	readonly before?: readonly [number, number?, number?];
	readonly kind?: 'iaas' | 'caas';
};

/** One failure mode. Ids are stable: scripts rely on them. */
export type Case = {
	readonly id: string;
	/** Its place in the catalogue: the letter of its family and a number, `E2`. */
	readonly code: string;
	readonly family: CaseFamily;
	readonly title: string;
	readonly occurs: Occurrence;
	/** False: reported by others or inferred, not seen and not read in Juju's source or documentation. Its remedies are only shown. */
	readonly isConfirmed: boolean;
	/** Juju's words by which it is recognised; empty where facts alone do. */
	readonly signals: readonly Signal[];
	/** Pure; never throws; claims only subjects that are in the situation. */
	readonly match: (situation: Situation) => readonly Finding[];
	readonly meaning: (finding: Finding | undefined, situation: Situation) => string;
	/** What Juju does by itself meanwhile, as it stands behind the word Juju: `does nothing by itself here.` */
	readonly jujuDoes: (finding: Finding | undefined, situation: Situation) => string;
	/** Safest first. Without a finding (opened from the catalogue): what could be done, disabled with the reason where a subject is needed. */
	readonly remedies: (finding: Finding | undefined, situation: Situation) => readonly Remedy[];
	/** Where it comes from. */
	readonly reference: string;
};

export const agentKey = (model: string, tag: string): string => `${model} ${tag}`;
