import {
	type RefusedFailure,
	type ConfigurationReport,
	type Known,
	type ServiceReport,
} from './answer.js';
import {type AgentStream} from './agent-stream.js';
import {type Evidence, type Remedy} from './check.js';
import {type ModelReference, type Renderer} from './intent.js';
import {type ModelStatus} from './status.js';
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
	/** What was found on machines (`inspect-services`), key `MODEL MACHINE`. */
	readonly services: Readonly<Record<string, Known<ServiceReport>>>;
	/** Key `MODEL TAG`. */
	readonly configurations: Readonly<Record<string, Known<ConfigurationReport>>>;
	/** The version wanted now, where an upgrade runs. */
	readonly targetVersion: string | undefined;
	/** The stream that its commands name, where they do. */
	readonly stream?: AgentStream | undefined;
	/** Milliseconds without progress of the upgrade that runs. */
	readonly withoutProgress: number | undefined;
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

/** One failure mode. Ids are stable: scripts rely on them. */
export type Case = {
	readonly id: string;
	readonly title: string;
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
