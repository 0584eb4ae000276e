import {
	type Intent,
	type IntentType,
	type RenderedCommand,
	type Renderer,
} from '../domain/intent.js';
import {type JujuVersion} from '../domain/version.js';
import {backups} from './commands/backups.js';
import {charms} from './commands/charms.js';
import {
	unavailable,
	type CommandContext,
	type CommandTable,
	type IntentOf,
} from './commands/command.js';
import {environments} from './commands/environments.js';
import {machines} from './commands/machines.js';
import {impossibleName} from './commands/names.js';
import {questions} from './commands/questions.js';
import {removals} from './commands/removals.js';
import {repairs} from './commands/repairs.js';
import {upgrades} from './commands/upgrades.js';
import {selectDialect} from './dialects/index.js';

export type DialectFacts = {
	readonly client: JujuVersion | undefined;
	readonly controller: JujuVersion | undefined;
	readonly isKubernetes: boolean;
};

const table: CommandTable = {
	...questions, ...upgrades, ...repairs, ...charms, ...backups, ...removals, ...machines,
};

const renderWith = <Type extends IntentType>(type: Type, intent: IntentOf<Type>, context: CommandContext): RenderedCommand =>
	(context.dialect.hasModels ? table : environments)[type](intent, context);

/** What is asked before the client's version is known; all clients since 2.0 understand it alike. */
const firstQuestions: ReadonlySet<IntentType> = new Set<IntentType>(['client-version', 'list-controllers', 'show-controller']);

const firstVersion: JujuVersion = {
	text: '', major: 2, minor: 0, patch: 0, tag: undefined, build: 0,
};

const contextOf = (intent: Intent, {client, ...facts}: DialectFacts): CommandContext | string => {
	if (client === undefined && !firstQuestions.has(intent.type)) {
		return 'The version of the client is not known yet.';
	}

	// Clients of all versions know how to say theirs.
	const version = intent.type === 'client-version' ? firstVersion : client ?? firstVersion;
	const dialect = selectDialect(version);
	return dialect ? {...facts, client: version, dialect} : `A ${version.major}.${version.minor} client is too old for this program, which knows clients of 1.25 and later.`;
};

/**
How intents read on the operator's client for a controller.

The client decides which commands and options there are, the controller what they can do. What is not known yet never stands in the way: Juju
itself then says what it cannot do. Every command names its target.

@returns A pure function that never throws. Where this client or controller has no such command, or a name in the intent is none that Juju would give, it says why.
*/
export const createRenderer = (facts: DialectFacts): Renderer => intent => {
	const name = impossibleName(intent);
	const context = name === undefined ? contextOf(intent, facts) : `${name} is not a name that Juju would give.`;
	return typeof context === 'string' ? unavailable(context) : renderWith(intent.type, intent, context);
};
