/** A command that reached the simulated cloud and is over, whoever gave it. */
export type EndedCommand = {
	/** When it was started, on the simulation's clock. Milliseconds since 1970. */
	readonly at: number;
	/** Without `juju` itself. A line typed in the shell of a machine is `ssh`, its target and the line. */
	readonly words: readonly string[];
	/** Undefined where it was ended from outside before it said anything. */
	readonly exitCode: number | undefined;
	readonly stdout?: string;
};

/** Told of every command as it ends. */
export type OnCommand = (command: EndedCommand) => void;
