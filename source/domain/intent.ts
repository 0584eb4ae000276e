import {type AgentStream} from './agent-stream.js';
import {type CharmOrder} from './charm/order.js';

/**
A model with its controller. `name` is qualified with the owner where Juju says one: `admin/web`.
*/
export type ModelReference = {readonly controller: string; readonly name: string};

/** `aws:admin/web`: what `-m` takes, and the key of a model everywhere in the state. */
export const modelKey = ({controller, name}: ModelReference): string => `${controller}:${name}`;

/** The inverse of `modelKey`. Controller names hold no colon. */
export const parseModelKey = (key: string): ModelReference => {
	const colon = key.indexOf(':');
	return {controller: key.slice(0, colon), name: key.slice(colon + 1)};
};

/** `admin/web` is `web` to people. */
export const shortModelName = (name: string): string => name.slice(name.indexOf('/') + 1);

/** Commands that Juju disables together: whatever changes a model, removes something, or destroys the model. */
export type CommandSet = 'all' | 'remove-object' | 'destroy-model';

/**
All that this program can want of a client. An intent says what, never how: `juju/commands` renders it for the operator's client and
controller, `juju/answers` reads what comes back. `machine` is a machine's id (`2`, `0/lxd/1`), `agent` an agent's tag (`machine-2`).
*/
export type Intent =
	// Reads
	| {readonly type: 'client-version'}
	| {readonly type: 'list-controllers'}
	| {readonly type: 'show-controller'; readonly controller: string}
	| {readonly type: 'list-models'; readonly controller: string}
	| {readonly type: 'read-status'; readonly model: ModelReference}
	| {readonly type: 'read-agent-version'; readonly model: ModelReference}
	| {readonly type: 'read-agent-stream'; readonly model: ModelReference}
	| {readonly type: 'read-status-log'; readonly model: ModelReference; readonly entity: string; readonly limit: number}
	/** The last warnings and errors of one agent's log (of all agents without `agent`), bounded, never tailing. */
	| {readonly type: 'read-error-log'; readonly model: ModelReference; readonly agent?: string; readonly limit: number}
	| {readonly type: 'read-disabled-commands'; readonly model: ModelReference}
	/** `stream`, in upgrades too: another one than the model's setting says; none leaves that to the setting. */
	| {readonly type: 'preview-controller-upgrade'; readonly controller: string; readonly version?: string; readonly stream?: AgentStream}
	| {readonly type: 'preview-model-upgrade'; readonly model: ModelReference; readonly version?: string; readonly stream?: AgentStream}
	/** A model's credential, users and secret backends. */
	| {readonly type: 'show-model'; readonly model: ModelReference}
	/** How the model gets to binaries and images: streams, mirrors, proxies. */
	| {readonly type: 'read-model-settings'; readonly model: ModelReference}
	/** An application's settings. */
	| {readonly type: 'read-charm-settings'; readonly model: ModelReference; readonly application: string}
	/** What the store has of a charm (2.9 and later); `channel` is the release whose details are told. The model decides which store. */
	| {readonly type: 'read-charm-info'; readonly model: ModelReference; readonly charm: string; readonly channel?: string}
	/** Names of the actions that an application's charm has. */
	| {readonly type: 'read-charm-actions'; readonly model: ModelReference; readonly application: string}
	/** Free space and clock of a machine of a controller, over ssh. */
	| {readonly type: 'inspect-controller-machine'; readonly model: ModelReference; readonly machine: string}
	/** Init system, services of Juju and their state, over ssh. */
	| {readonly type: 'inspect-services'; readonly model: ModelReference; readonly machine: string}
	/** An agent's agent.conf and its copy of this run, secrets masked on the machine already. */
	| {readonly type: 'read-agent-configuration'; readonly model: ModelReference; readonly machine: string; readonly agent: string}
	// Changes
	| {
		readonly type: 'upgrade-controller';
		readonly controller: string;
		readonly version: string;
		readonly stream?: AgentStream;
		readonly ignoreAgentVersions?: boolean;
		/** Forgets an upgrade that was begun and never ended; breaks one that still runs. */
		readonly resetPreviousUpgrade?: boolean;
	}
	| {
		readonly type: 'upgrade-model';
		readonly model: ModelReference;
		readonly version: string;
		readonly stream?: AgentStream;
		readonly ignoreAgentVersions?: boolean;
	}
	| {readonly type: 'set-agent-stream'; readonly model: ModelReference; readonly stream: AgentStream}
	| {readonly type: 'create-backup'; readonly controller: string; readonly file: string}
	/** Backs the controller up and leaves the archive there; its answer names it. */
	| {readonly type: 'create-remote-backup'; readonly controller: string}
	/** Fetches a backup that `create-remote-backup` has named. */
	| {readonly type: 'download-backup'; readonly controller: string; readonly backup: string; readonly file: string}
	/** What is deployed in a model, as a bundle. */
	| {readonly type: 'export-bundle'; readonly model: ModelReference; readonly file: string}
	/** Puts a copy beside every agent.conf of a model's machines (`agent.conf.before-upgrade`), once; an older copy stays. */
	| {readonly type: 'copy-agent-configurations'; readonly model: ModelReference}
	| {readonly type: 'restore-agent-configuration'; readonly model: ModelReference; readonly machine: string; readonly agent: string}
	| {readonly type: 'restart-agent'; readonly model: ModelReference; readonly machine: string; readonly agent: string; readonly service: Service}
	| {readonly type: 'resolve'; readonly model: ModelReference; readonly unit: string; readonly retry: boolean}
	/** Another charm for an application; its units run their `upgrade-charm` hooks. */
	| ({readonly type: 'refresh-charm'; readonly model: ModelReference; readonly application: string} & CharmOrder)
	/** Gives settings of an application these values, or their defaults again by `reset`; never both at once. */
	| {
		readonly type: 'set-charm-settings';
		readonly model: ModelReference;
		readonly application: string;
		readonly settings: Readonly<Record<string, string>>;
		readonly reset?: readonly string[];
	}
	/** What a unit's charm tells its operators to run: the words behind `juju`. Only what `readCharmCommand` allows is ever rendered. */
	| {readonly type: 'run-charm-advice'; readonly model: ModelReference; readonly unit: string; readonly arguments: readonly string[]}
	/** `set`: which of those that can be disabled; `all` where not said. */
	| {readonly type: 'enable-commands'; readonly model: ModelReference; readonly set?: CommandSet}
	/** The undo half of `enable-commands`; `message` is what Juju tells whoever is stopped by it. */
	| {readonly type: 'disable-commands'; readonly model: ModelReference; readonly set: CommandSet; readonly message: string}
	/**
	Copies agent binaries from the internet to the controller.

	- `source`: a folder to take them from in place of the internet.
	- `destination`: a folder to put them into in place of the controller.
	- `stream`: the one to take them from; `released` where not given.
	*/
	| {
		readonly type: 'synchronise-binaries';
		readonly controller: string;
		readonly version: string;
		readonly source?: string;
		readonly destination?: string;
		readonly stream?: AgentStream;
	}
	| {readonly type: 'remove-machine'; readonly model: ModelReference; readonly machine: string}
	| {readonly type: 'destroy-controller'; readonly controller: string}
	| {readonly type: 'kill-controller'; readonly controller: string}
	| {readonly type: 'unregister'; readonly controller: string}
	// The terminal is handed over
	| {readonly type: 'open-shell'; readonly model: ModelReference; readonly machine: string}
	| {readonly type: 'edit-agent-configuration'; readonly model: ModelReference; readonly machine: string; readonly agent: string}
	| {readonly type: 'debug-hooks'; readonly model: ModelReference; readonly unit: string}
	| {readonly type: 'log-in'; readonly controller: string};

export type IntentType = Intent['type'];

/** A service of the machine's init system, as found on the machine, never assumed. */
export type Service = {readonly name: string; readonly initSystem: 'systemd' | 'upstart'};

/**
- `safe`: reads, waits.
- `disruptive`: restarts agents, upgrades, retries hooks.
- `data-loss`: destroys, kills, forgets.
*/
export type Risk = 'safe' | 'disruptive' | 'data-loss';

/**
How an intent reads on the operator's client: the exact argument list without `juju` itself, or why there is none.
*/
export type RenderedCommand =
	| {
		readonly kind: 'command';
		readonly arguments: readonly string[];
		readonly changes: boolean;
		readonly risk: Risk;
		/** Needs the terminal (`attach`). */
		readonly isInteractive: boolean;
		/** Milliseconds until we end it. */
		readonly timeLimit: number;
	}
	| {readonly kind: 'unavailable'; readonly reason: string};

export type Renderer = (intent: Intent) => RenderedCommand;

/**
A command as a person would type it, `juju` first; words that a shell would split or expand are quoted.
*/
export const commandLine = (arguments_: readonly string[]): string =>
	['juju', ...arguments_].map(word => (/^[\w%+,\-.\/:=@]+$/v.test(word) ? word : `'${word.replaceAll('\'', String.raw`'\''`)}'`)).join(' ');
