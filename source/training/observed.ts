import {type Cloud} from '../simulator/cloud.js';

/** A command that reached the simulated `juju`, from the wizard or from a second terminal, once it has ended. */
export type Trace = {
	/** Simulated milliseconds since 1970. */
	readonly at: number;
	/** Without `juju` itself. */
	readonly words: readonly string[];
	/** Who gave it. */
	readonly from: 'wizard' | 'terminal';
	/** Undefined where it was ended from outside. */
	readonly exitCode: number | undefined;
};

/** An entry of the journal, since the lesson began. */
export type Note = {
	readonly kind: string;
	readonly facts: unknown;
};

/** All that a lesson is judged on. No keys: how somebody got there does not matter. */
export type Observed = {
	readonly cloud: Cloud;
	/** Simulated milliseconds since 1970. */
	readonly now: number;
	readonly commands: readonly Trace[];
	readonly notes: readonly Note[];
	/** The command that has just ended; undefined where only time has passed. */
	readonly latest: Trace | undefined;
};
