import {type CharmDefinition} from '../domain/charm/definition.js';
import {type ConfigFile} from '../domain/charm/settings.js';
import {type Backup} from '../domain/check.js';
import {type HostFacts} from '../domain/host.js';
import {type Plan} from '../domain/plan.js';
import {type JujuProcess} from '../juju/process.js';
import {type Session, type State} from '../state/state.js';
import {type Clock} from './clock.js';
import {type NoticeWays} from './notify.js';
import {type CommandJournal} from './run-intent.js';

/** A file that was written, as it lies on the disk. */
export type KeptFile = {readonly file: string; readonly size: number; readonly sha256: string};

/** What the effects keep on the disk. */
export type EffectStorage = {
	readonly journal: CommandJournal;
	readonly record: (kind: string, value: unknown) => Promise<unknown>;
	/** @returns The file. */
	readonly savePlan: (plan: Plan) => Promise<string>;
	readonly proveBackup: (file: string, signal: AbortSignal) => Promise<Backup>;
	/** Archives what Juju's client keeps on this machine, one file that only this user can read; rejects where that cannot be. */
	readonly archiveClientData?: (request: {readonly file: string; readonly hasEnvironments: boolean}) => Promise<KeptFile>;
	/** Reads a bundle that the client has written; rejects where it is none. */
	readonly proveBundle?: (file: string) => Promise<KeptFile>;
	/** Makes the folder that a client is about to write a file into; rejects where that cannot be. */
	readonly prepareFile?: (file: string) => Promise<unknown>;
	/** Reads what a charm on this machine declares; rejects where there is none. */
	readonly readCharm?: (path: string) => Promise<CharmDefinition>;
	/** Reads a file with settings of an application; rejects where it has none. */
	readonly readConfig?: (path: string, application: string) => Promise<ConfigFile>;
	/** Takes the lock on a controller; rejects where another run has it. */
	readonly claim: (controller: string) => Promise<unknown>;
};

/** What the effects want of the terminal. */
export type EffectTerminal = {
	/** Takes the interface off the terminal while the action runs. */
	readonly suspend: <Value>(action: () => Promise<Value>) => Promise<Value>;
	/** Stops the program for a while, as Ctrl-Z does in a terminal that is not raw; without it nothing happens. */
	readonly stop?: () => void;
	/** Writes a sequence to the terminal that draws nothing. */
	readonly write: (sequence: string) => void;
};

/** Looks at the operator's machine, or at a simulated one. */
export type AskHost = (signal: AbortSignal) => Promise<HostFacts>;

/**
Gives the terminal to a program of this machine until it ends.

@returns Its exit code; undefined where a signal ended it.
@throws Where it could not be started.
*/
export type HandOver = (words: readonly string[], signal: AbortSignal) => Promise<number | undefined>;

/** A client with the session that speaks to it. */
export type OpenedSession = {
	readonly process: JujuProcess;
	readonly session: Session;
	/** Where the client does not write to this machine's disk. */
	readonly proveBackup?: EffectStorage['proveBackup'];
	/** Where the client's data is not on this machine, as in a simulation. */
	readonly archiveClientData?: EffectStorage['archiveClientData'];
	readonly askHost?: AskHost;
	readonly handOver?: HandOver;
};

export type EffectPorts = {
	readonly getState: () => State;
	readonly process: JujuProcess;
	readonly clock: Clock;
	readonly storage: EffectStorage;
	readonly terminal: EffectTerminal;
	/** Of the first client, where it does not write to this machine's disk. */
	readonly proveBackup?: EffectStorage['proveBackup'];
	readonly archiveClientData?: EffectStorage['archiveClientData'];
	/** Undefined where nothing of the machine can be found out. */
	readonly askHost?: AskHost;
	/** Undefined where nothing of the machine may be changed. */
	readonly handOver?: HandOver;
	/** Takes the lock on a controller from a run that cannot be seen from here; undefined where there is no person to decide that. */
	readonly takeOver?: (controller: string) => Promise<unknown>;
	/** Undefined where nobody asked to be told. */
	readonly notices?: NoticeWays;
	/** Undefined where there is no other client to be had. */
	readonly openSimulator?: () => Promise<OpenedSession>;
	/** Lessons, and the time of their clouds; undefined outside of training. */
	readonly training?: {
		/** Opens a lesson by its number; the list of all where there is none. */
		readonly open: (number: number | undefined) => Promise<OpenedSession>;
		readonly setTime: (time: {readonly speed: number; readonly skip: number}) => void;
	};
	/** Everything was said that was to be said: the program may end. */
	readonly onExit: (code: number, summary: readonly string[]) => void;
};
