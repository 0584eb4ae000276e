import {type Risk} from '../intent.js';

/** Milliseconds since 1970. */
type Time = number;

/** Who started the program, or went on with the run, and how. */
export type RunStart = {
	readonly at: Time;
	readonly user: string | undefined;
	readonly host: string | undefined;
	readonly pid: number | undefined;
	/** Tells this process from a later one with its number. */
	readonly birth: string | undefined;
	/** Version of this program. */
	readonly program: string | undefined;
	/** Of the command line. */
	readonly arguments: readonly string[];
	readonly isReadOnly: boolean;
};

/** A command that changed something, or may have. */
export type RunCommand = {
	/** Unique within one start of the program. */
	readonly id: string;
	/** `juju` first, or another program of the operator's machine. */
	readonly command: readonly string[];
	/** What was wanted, with its type; empty where the journal does not say it. */
	readonly intent: Readonly<Record<string, unknown>>;
	readonly risk: Risk | undefined;
	readonly startedAt: Time;
	/** Undefined where the journal does not say how it ended: it may have run or not. */
	readonly end: {
		readonly at: Time;
		readonly took: number | undefined;
		/** `exited`, `timed-out`, … */
		readonly outcome: string | undefined;
		readonly exitCode: number | undefined;
		readonly stdout: string;
		readonly stderr: string;
	} | undefined;
};

export type RunCheck = {
	readonly id: string;
	readonly subject: string;
	readonly title: string;
	readonly result: string;
	readonly evidence: ReadonlyArray<{readonly source: string; readonly text: string}>;
	readonly isIgnored: boolean;
};

export type RunPoint = {readonly at: Time; readonly upgraded: number; readonly total: number};

export type RunDifference = {
	readonly kind: string;
	readonly name: string;
	readonly before: string | undefined;
	readonly after: string | undefined;
	readonly message: string | undefined;
	readonly isTrouble: boolean;
};

/** One model on its way to one version. Times are those of the cloud's clock: in the simulator it may run faster than this machine's. */
export type RunModel = {
	/** `aws:admin/web`. */
	readonly model: string;
	/** At the time of the plan. */
	readonly before: string | undefined;
	readonly wanted: string;
	/** Since when it was waited for; undefined where nobody did. */
	readonly waitedSince: Time | undefined;
	readonly completedAt: Time | undefined;
	readonly points: readonly RunPoint[];
	/** `to` is undefined where nothing was heard any more. */
	readonly outages: ReadonlyArray<{readonly from: Time; readonly to: Time | undefined}>;
	readonly verification: {
		readonly at: Time;
		/** `upgraded`, `partial`, `failed` or `unknown`. */
		readonly result: string;
		readonly sentence: string;
		/** The model's own version then. */
		readonly version: string | undefined;
		/** How many there were; of these the first are kept. */
		readonly differenceCount: number;
		readonly differences: readonly RunDifference[];
	} | undefined;
};

export type RunCase = {
	/** Of the catalogue; undefined for a remedy of a check. */
	readonly case: string | undefined;
	readonly subjects: readonly string[];
	readonly at: Time;
	readonly remedies: ReadonlyArray<{
		readonly id: string;
		readonly title: string;
		/** `running`, `done`, `failed`, `solved` or `worse`. */
		readonly outcome: string;
		readonly text: string | undefined;
	}>;
};

export type RunCharm = {
	readonly application: string;
	readonly model: string | undefined;
	readonly before: {readonly charm: string | undefined; readonly revision: number | undefined; readonly channel: string | undefined} | undefined;
	readonly after: {readonly charm: string | undefined; readonly revision: number | undefined} | undefined;
	/** `upgraded`, `unchanged`, `skipped`, …; `pending` and `active` where it was not over. */
	readonly outcome: string;
	/** Differences that nobody expected. */
	readonly unexpected: readonly string[];
};

export type RunEnding = {
	readonly at: Time;
	/** Undefined where the journal says that it ended, but not how. */
	readonly code: number | undefined;
	/** Where in the program it ended: `perform`. */
	readonly stage: string | undefined;
	/** Why, in sentences, as far as it was said: a command without questions always says it. */
	readonly reasons: readonly string[];
};

/** Folded from a run's journal; nothing in it was not written there. */
export type Run = {
	/** Name of its folder. */
	readonly id: string;
	/** Name of the run that this one goes on with. */
	readonly continues: string | undefined;
	readonly startedAt: Time | undefined;
	/** Time of the last entry. */
	readonly lastAt: Time | undefined;
	/** The first start, then each time that somebody went on with it. */
	readonly starts: readonly RunStart[];
	/** `live`, `simulation` or `read-only`. */
	readonly mode: string | undefined;
	/** The lesson that was played last (`train`); undefined where none was. */
	readonly lesson: string | undefined;
	readonly controller: string | undefined;
	readonly clientVersion: string | undefined;
	/** The controller's version at the beginning, and the one that was wanted at last. */
	readonly from: string | undefined;
	readonly to: string | undefined;
	readonly agentStream: string | undefined;
	/** Asked for, by their keys; the controller's own among them where it was to be upgraded. */
	readonly models: readonly RunModel[];
	readonly checks: readonly RunCheck[];
	/** One sentence about the backup; undefined where there is none. */
	readonly backup: string | undefined;
	/** The last plan that was made, and whether the operator accepted it. */
	readonly plan: {readonly id: string; readonly isAccepted: boolean} | undefined;
	/** Ids of steps that somebody passed over. */
	readonly skipped: readonly string[];
	readonly commands: readonly RunCommand[];
	readonly cases: readonly RunCase[];
	/** Changed on the way and not put back yet. */
	readonly putBack: ReadonlyArray<{readonly id: string; readonly title: string}>;
	readonly charms: readonly RunCharm[];
	/** `upgraded` or `partial`, once the plan was gone through. */
	readonly result: string | undefined;
	/** Undefined where it was cut off, or still goes on. */
	readonly ending: RunEnding | undefined;
};
