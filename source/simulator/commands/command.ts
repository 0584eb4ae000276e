import {type JujuVersion} from '../../domain/version.js';
import {type ReadFiles} from '../charm-reader.js';
import {type Cloud} from '../cloud.js';
import {type AgentReference} from '../lookup.js';
import {type OptionValues} from './parse-options.js';

/** A file that the client writes on the operator's machine. */
export type WrittenFile = {
	/** As the operator gave it, relative to the client's own folder. */
	readonly path: string;
	readonly bytes: Uint8Array;
};

/** What a person in front of a terminal gets into: the shell of a machine, or a session in which a unit's hooks are held. `agent` is its tag. */
export type OpenedSession = {
	readonly kind: 'machine' | 'hooks';
	readonly place: AgentReference;
	/** What is to be run there; undefined opens a shell. */
	readonly line?: string;
};

/** How a command that never ends goes on. */
export type Following = {
	/** Simulated milliseconds between two looks. */
	readonly every: number;
	/** What there is to print now; the cloud was advanced to this time. */
	readonly next: (now: number) => string;
};

/** What a command prints, and what else it does on the operator's machine. */
export type Outcome = {
	readonly stdout?: string;
	readonly stderr?: string;
	/** 0 where not given. */
	readonly exitCode?: number;
	readonly files?: readonly WrittenFile[];
	/** Milliseconds; the usual time of an answer where not given. Infinity never ends. */
	readonly takes?: number;
	/** What a person would have seen in the terminal that was handed over. */
	readonly transcript?: string;
	readonly session?: OpenedSession;
	readonly following?: Following;
};

export type Call = {
	readonly cloud: Cloud;
	readonly client: JujuVersion;
	/** Milliseconds since 1970, on the simulation's clock. */
	readonly now: number;
	/** When the command was started: a client dials for ten minutes. */
	readonly startedAt: number;
	readonly options: OptionValues;
	readonly positional: readonly string[];
	/** All that was given on stdin; undefined where it is closed. */
	readonly stdin: string | undefined;
	/** What it names on the operator's machine; undefined where nothing of that can be read. */
	readonly files: ReadFiles | undefined;
	/** Whether a person sits in front of it. */
	readonly isTerminal: boolean;
	/** One of the command's formats. */
	readonly format: string;
	/** The command's name as typed. */
	readonly name: string;
};

export type Command = {
	readonly name: string;
	/** Whether a client of that version has it; all have it where not given. */
	readonly isKnownTo?: (client: JujuVersion) => boolean;
	/** Other names by which a client knows it. */
	readonly aliases?: (client: JujuVersion) => readonly string[];
	/** Options in short form (see `readOptions`), without the common ones. */
	readonly options: (client: JujuVersion) => string;
	/** The first is the default. */
	readonly formats?: readonly string[];
	/** False where what follows the first positional word belongs to another program. */
	readonly isInterspersed?: boolean;
	readonly run: (call: Call) => Outcome;
};
