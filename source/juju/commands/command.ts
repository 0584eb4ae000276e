import {
	type Intent,
	type IntentType,
	type RenderedCommand,
	type Risk,
} from '../../domain/intent.js';
import {type JujuVersion} from '../../domain/version.js';
import {type Dialect} from '../dialects/dialect.js';

export type IntentOf<Type extends IntentType> = Extract<Intent, {readonly type: Type}>;

/** What an intent is rendered for. */
export type CommandContext = {
	readonly client: JujuVersion;
	readonly dialect: Dialect;
	/** Undefined while it is not known: Juju itself will then say what that controller cannot do. */
	readonly controller: JujuVersion | undefined;
	/** Whether the controller runs on Kubernetes. */
	readonly isKubernetes: boolean;
};

export type CommandTable = {
	readonly [Type in IntentType]: (intent: IntentOf<Type>, context: CommandContext) => RenderedCommand;
};

/** A part of the table. */
export type Commands<Type extends IntentType> = Pick<CommandTable, Type>;

const second = 1000;
const minute = 60 * second;

/** Milliseconds. A silent controller keeps a client dialling for ten minutes (2.0.0 to 4.0.15), so each command has a limit of its own. */
export const timeLimits = {
	/** What the client knows by itself. */
	local: 20 * second,
	/** One question to a controller. */
	question: 45 * second,
	/** A question that the controller passes on to its cloud, or to a store of binaries. */
	longQuestion: 2 * minute,
	/** A session on a machine, by way of the controller. */
	session: 2 * minute,
	/** A change that Juju answers at once, or after a look at its cloud. */
	change: 5 * minute,
	/** Whatever moves files or takes a controller down. */
	long: 30 * minute,
} as const;

export const unavailable = (reason: string): RenderedCommand => ({kind: 'unavailable', reason});

export const question = (words: readonly string[], timeLimit: number = timeLimits.question): RenderedCommand => ({
	kind: 'command', arguments: words, changes: false, risk: 'safe', isInteractive: false, timeLimit,
});

export const change = (words: readonly string[], risk: Risk, timeLimit: number = timeLimits.change): RenderedCommand => ({
	kind: 'command', arguments: words, changes: true, risk, isInteractive: false, timeLimit,
});

/** A command with the operator's terminal. There is no limit: a person sits in front of it. */
export const conversation = (words: readonly string[], {changes}: {readonly changes: boolean}): RenderedCommand => ({
	kind: 'command', arguments: words, changes, risk: changes ? 'disruptive' : 'safe', isInteractive: true, timeLimit: 0,
});
