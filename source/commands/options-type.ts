import {type CharmOrder} from '../domain/charm/order.js';
import {type InterruptedRun} from '../domain/resume/interrupted-run.js';
import {type Session} from '../state/session.js';
import {type Scenario} from '../simulator/scenarios/scenario.js';
import {type Lesson} from '../training/lesson.js';
import {type CopyOptions} from './copy-option-rows.js';

/** What the command line asked for, read and looked at. */
export type Options = {
	readonly controller: string | undefined;
	readonly models: readonly string[];
	readonly agentVersion: string | undefined;
	/** As it was given; `judgeOptions` sees to it that it is a stream. */
	readonly agentStream: string | undefined;
	readonly juju: string | undefined;
	/** Undefined: a real client. Empty: the default scenario. */
	readonly simulate: string | undefined;
	/** In place of a scenario: what `--from-status`, or `rehearse`, has copied. */
	readonly copiedCloud?: Scenario;
	readonly seed: number;
	readonly speed: number | undefined;
	/** Of the result; each command says which it has. */
	readonly format: string | undefined;
	/** Path of the file for the result. */
	readonly output: string | undefined;
	/** Files that are looked at in place of a client; `-` is standard input. */
	readonly statusFiles: readonly string[];
	readonly logFiles: readonly string[];
	readonly errorFiles: readonly string[];
	/** Options that only `charm` takes, by name: all values that were given. */
	readonly charmValues: Readonly<Record<string, readonly string[]>>;
	/** The charm that alone is to be upgraded. */
	readonly charm?: {readonly application: string; readonly order: CharmOrder};
	/** Only the live tables are shown (`watch` on a terminal). */
	readonly watch?: NonNullable<Session['watch']>;
	/** Of `train`: the lesson's number, undefined for the list of all; `ownLesson`: one that was made of a run, in their place. */
	readonly training?: {readonly number: number | undefined; readonly ownLesson?: Lesson};
	readonly isListing: boolean;
	/** Of `simulate`: whether a second terminal may change more than Juju can. */
	readonly isControlled?: boolean;
	readonly isResetting: boolean;
	/** Under it lie the data directories of a class. */
	readonly classFolder: string | undefined;
	/** Name of the run that a lesson is made of. */
	readonly fromRun: string | undefined;
	/** The interrupted run that is gone on with. */
	readonly resume?: InterruptedRun;
	/** Of `resume`: what is said where there is no terminal, and what to do instead. */
	readonly withoutTerminal?: readonly [message: string, advice: string];
	/** Whether a lock that is held by another machine, or is unreadable, is taken over. */
	readonly takesOver: boolean;
	/** Of `apply`: the file of the plan. */
	readonly plan: string | undefined;
	readonly hasYes: boolean;
	/** Names of risks, as they were given. */
	readonly accepted: readonly string[];
	readonly isReadOnly: boolean;
	/** Of `report`: one screen in place of all. */
	readonly isHandOver: boolean;
	/** Of `report`: the archive that is written in its place. */
	readonly bundleFile: string | undefined;
	/** A program that is told of what happens; its arguments. */
	readonly notify: string | undefined;
	readonly notifyArguments: readonly string[];
	readonly hasBell: boolean;
	/** File that the screen is recorded into. */
	readonly record: string | undefined;
	/** Of `watch`: whether it ends by itself. */
	readonly isUntilUpgraded: boolean;
	/** Line by line, in place of screens. */
	readonly isPlain: boolean;
	/** Keys as the preferences have them; `ownKeys`: as they were judged. */
	readonly wantedKeys?: Readonly<Record<string, string>>;
	readonly ownKeys?: {readonly keys: Readonly<Record<string, string>> | undefined; readonly leftOut: readonly string[]};
	readonly isAscii: boolean;
	readonly hasColors: boolean;
	/** Milliseconds. */
	readonly interval: number | undefined;
	readonly timeout: number | undefined;
	readonly ignoredChecks: readonly string[];
	readonly dataDirectory: string | undefined;
	readonly isDebugging: boolean;
	readonly wantsHelp: boolean;
	readonly wantsVersion: boolean;
	readonly wantsDescription: boolean;
	readonly positionals: readonly string[];
} & CopyOptions;
