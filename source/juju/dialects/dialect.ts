/**
What one line of clients understands, as data. Everything that is spelled alike in all clients is in `juju/commands` instead.
*/
export type Dialect = {
	/** The line of clients, as its documentation names it: `2.9`, `3.6`. */
	readonly name: string;
	/** Whether it knows controllers and models; 1.25 has environments in place of both. */
	readonly hasModels: boolean;
	/** Upgrades a controller; where it is no `upgrade-controller` it is pointed at the controller's model. */
	readonly upgradeController: 'upgrade-controller' | 'upgrade-model' | 'upgrade-juju';
	readonly upgradeModel: 'upgrade-model' | 'upgrade-juju';
	/** `upgrade-model` refuses the controller's model. */
	readonly refusesControllerModel: boolean;
	/** `--agent-stream` is known. */
	readonly hasAgentStream: boolean;
	/** `--ignore-agent-versions` is known. */
	readonly canIgnoreAgentVersions: boolean;
	/** Runs a script through the agents of machines; the option says how long to wait for them. */
	readonly execute: {readonly command: 'exec' | 'run'; readonly waitOption: '--timeout' | '--wait'};
	/** Answers the question before a controller is destroyed, killed or forgotten. */
	readonly confirmation: '-y' | '--no-prompt';
	/** Answers the one before a machine is removed, where there is an option for it. */
	readonly removalConfirmation: readonly string[];
	/** Gives an application another revision of its charm. */
	readonly refreshCharm: 'refresh' | 'upgrade-charm';
	/** Runs an action of a charm. `run` of clients before 3.0 runs a script instead. */
	readonly runAction: 'run' | 'run-action';
	/** How the end of the log is asked for without following it: both limits at once are refused by some. */
	readonly endOfLog: (lines: number) => readonly string[];
	/** Copies agent binaries to a controller, version included; or why that is not possible. */
	readonly synchronise: (version: {readonly text: string; readonly major: number; readonly minor: number}) => readonly string[] | string;
	/** Clients that copy binaries to controllers on machines only. */
	readonly synchronisesMachinesOnly: boolean;
};

/** Opens no browser on the operator's desk or jump host; every command that talks to a controller knows it but ssh, debug-hooks and unregister (2.8.13 to 4.0.15). */
export const noBrowser = '--no-browser-login';
