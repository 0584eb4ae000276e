import {type AgentStream} from '../domain/agent-stream.js';
import {type CharmOrder} from '../domain/charm/order.js';
import {type Renderer} from '../domain/intent.js';
import {type InterruptedRun} from '../domain/resume/interrupted-run.js';
import {type LessonCard, type LessonRecord} from '../domain/training/lesson-card.js';
import {type JujuVersion} from '../domain/version.js';

/** A lesson, and the simulated cloud that it is played in. */
export type LessonSession = {
	readonly card: LessonCard;
	readonly seed: number;
	/** Simulated milliseconds to a real one, at first. */
	readonly speed: number;
	/** What a second terminal has to be told to get a `juju` for the same cloud; undefined where there is none. */
	readonly terminal: string | undefined;
	/** What earlier attempts came to. */
	readonly record: LessonRecord | undefined;
};

/** What the operator asked for on the command line, and what this session may do. Never changes. */
export type Session = {
	readonly mode: 'live' | 'read-only' | 'simulation';
	/** `juju`'s path, or `simulator`. */
	readonly processName: string;
	readonly controller: string | undefined;
	readonly models: readonly string[];
	readonly agentVersion: string | undefined;
	readonly agentStream: AgentStream | undefined;
	/** The charm that alone is to be upgraded (`charm APPLICATION`). */
	readonly charm?: {readonly application: string; readonly order: CharmOrder} | undefined;
	/** Only tables are shown, and nothing is changed (`watch`). `timeout`: milliseconds until it gives up. */
	readonly watch?: {readonly isUntilUpgraded: boolean; readonly timeout: number | undefined} | undefined;
	/** The lesson that is played (`train`); in a simulation only. */
	readonly lesson?: LessonSession | undefined;
	/** All lessons, where one is to be chosen. */
	readonly lessons?: ReadonlyArray<{readonly card: LessonCard; readonly record: LessonRecord | undefined}> | undefined;
	/** Number of the lesson from which one came back to that list. */
	readonly lastLesson?: number | undefined;
	/** The interrupted run that is gone on with (`resume`). */
	readonly resume?: InterruptedRun | undefined;
	/** What `resume` needs beside the name of this run to find it, with a blank before it; undefined where nothing could be gone on with, as in a simulation. */
	readonly resumeOptions?: string | undefined;
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
	/** Other keys than ours, by actions or rows of the table of keys, as they were judged. */
	readonly keys?: Readonly<Record<string, string>> | undefined;
	/** What was wanted of keys and cannot be had, one phrase each. */
	readonly leftOutKeys?: readonly string[] | undefined;
	/** Whether a person wants to be told of what happens without looking at the screen. */
	readonly wantsNotices?: boolean;
	/** What is said of the simulator when no `juju` was found. */
	readonly introduction: string | undefined;
	/** How intents read, once versions are known; what cannot be known yet is undefined. */
	readonly createRenderer: (facts: {
		readonly client: JujuVersion | undefined;
		readonly controller: JujuVersion | undefined;
		readonly isKubernetes: boolean;
	}) => Renderer;
};
