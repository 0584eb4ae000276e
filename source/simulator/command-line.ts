import {isAtLeast, parseVersion, type JujuVersion} from '../domain/version.js';
import {type ReadFiles} from './charm-reader.js';
import {type Cloud} from './cloud.js';
import {advance, answerLatency} from './cluster.js';
import {
	type Call,
	type Command,
	type Following,
	type OpenedSession,
	type Outcome,
	type WrittenFile,
} from './commands/command.js';
import {findCommand, playedCommands} from './commands/index.js';
import {commonOptions, globalOptions, readOptions} from './commands/options.js';
import {parseOptions, type OptionValues} from './commands/parse-options.js';
import {Refusal, Silence} from './commands/refusal.js';
import {unknownCommand} from './commands/unknown-command.js';
import {usageText} from './commands/usage.js';
import {joinSubcommand} from './first/index.js';

export type CommandContext = {
	/** Milliseconds since 1970, on the simulation's clock. */
	readonly now: number;
	/** When the command was started, where it is asked again (see `againAfter`); else it starts now. */
	readonly startedAt?: number;
	/** All that stands on stdin; undefined where it is closed. */
	readonly stdin?: string;
	/** Whether a person sits in front of it. */
	readonly isTerminal?: boolean;
	/** What the command names on the operator's machine. */
	readonly files?: ReadFiles | undefined;
};

export type CommandResult = {
	readonly stdout: string;
	readonly stderr: string;
	readonly exitCode: number;
	/** Simulated milliseconds until it ends; Infinity where it hangs until killed. */
	readonly takes: number;
	/** The client dials a silent controller: run the same command again after so many simulated milliseconds. `takes` is Infinity then. */
	readonly againAfter?: number;
	/** Files that the client writes on the operator's machine. */
	readonly files: readonly WrittenFile[];
	/** What a person would have seen, for commands that take the terminal. */
	readonly transcript?: string;
	/** What a person in front of a terminal gets into. Nothing has happened there yet but what the transcript tells. */
	readonly session?: OpenedSession;
	/** How it goes on; `takes` is Infinity then. */
	readonly following?: Following;
};

const defaultLatency = 40;
const dialInterval = 2000;

const clientVersion = (cloud: Cloud): JujuVersion => {
	const version = parseVersion(cloud.clientVersion);
	if (!version) {
		throw new Error(`The simulated client has no version: ${cloud.clientVersion}`);
	}

	return version;
};

const result = (outcome: Outcome, takes: number): CommandResult => ({
	stdout: outcome.stdout ?? '',
	stderr: outcome.stderr ?? '',
	exitCode: outcome.exitCode ?? 0,
	takes: outcome.takes ?? takes,
	files: outcome.files ?? [],
	...(outcome.transcript !== undefined && {transcript: outcome.transcript}),
	...(outcome.session && {session: outcome.session}),
	...(outcome.following && {following: outcome.following}),
});

/** Up to 2.4 options are called flags (`juju/gnuflag`). */
const optionText = (message: string, client: JujuVersion): string => isAtLeast(client, 2, 5)
	? message
	: message.replace(/^option (?=provided|needs)/v, 'flag ').replace(/ for option (?=-)/v, ' for flag ');

/** 1.25 has another word before what is wrong with a command line (`cmd/juju/commands/main_test.go`). */
const errorText = ({message, exitCode}: Refusal, client: JujuVersion): string =>
	client.major < 2 && exitCode === 2 ? `error: ${optionText(message, client)}\n` : `ERROR ${exitCode === 2 ? optionText(message, client) : message}\n`;

type Asked = {readonly client: JujuVersion; readonly format?: string};

/** A failing command prints `{}` where it would have printed JSON or YAML (since 2.8); a refused command line prints nothing. */
const failed = (refusal: Refusal, takes: number, {client, format = ''}: Asked): CommandResult => result({
	stdout: isAtLeast(client, 2, 8) && refusal.exitCode === 1 && (format === 'json' || format === 'yaml') ? '{}\n' : '',
	stderr: errorText(refusal, client),
	exitCode: refusal.exitCode,
	...(refusal.takes !== undefined && {takes: refusal.takes}),
}, takes);

const silent: CommandResult = {
	stdout: '', stderr: '', exitCode: 1, takes: Infinity, againAfter: dialInterval, files: [],
};

const attempt = (run: () => Outcome, takes: number, asked: Asked): CommandResult => {
	try {
		return result(run(), takes);
	} catch (error) {
		if (error instanceof Silence) {
			return silent;
		}

		if (error instanceof Refusal) {
			return failed(error, takes, asked);
		}

		throw error;
	}
};

const formatOf = (command: Command, options: OptionValues): string => options.text('format') ?? command.formats?.[0] ?? '';

/** `-o FILE`: what would have been printed goes there. */
const intoFile = (outcome: Outcome, path: string | undefined): Outcome => path === undefined
	? outcome
	: {...outcome, stdout: '', files: [...outcome.files ?? [], {path, bytes: new TextEncoder().encode(outcome.stdout ?? '')}]};

const runCommand = (cloud: Cloud, context: CommandContext, chosen: {command: Command; name: string; words: readonly string[]}): CommandResult => {
	const {command, name, words} = chosen;
	const client = clientVersion(cloud);
	const {options, positional} = parseOptions(words, {
		options: [...commonOptions, ...readOptions(command.options(client))],
		isInterspersed: command.isInterspersed ?? true,
		formats: command.formats ?? [],
	});
	if (options.has('help')) {
		return result({stdout: usageText(command, client)}, defaultLatency);
	}

	const format = formatOf(command, options);
	const call: Call = {
		cloud, client, options, positional, format, name,
		now: context.now,
		startedAt: context.startedAt ?? context.now,
		stdin: context.stdin,
		files: context.files,
		isTerminal: context.isTerminal ?? false,
	};
	return attempt(() => intoFile(command.run(call), options.text('output')), answerLatency(cloud, words.join(' ')), {client, format});
};

/** Clients of 2.8.2 to 3.0 take `--version` for the command `version`, wherever it stands. Source: forms recorded of 2.8.13 to 4.0.15. */
const rewriteVersion = (words: readonly string[], client: JujuVersion): readonly string[] =>
	isAtLeast(client, 2, 8, 2) && !isAtLeast(client, 3, 1) ? words.map(word => word === '--version' ? 'version' : word) : words;

const commandNamed = (name: string, client: JujuVersion): Command => {
	const command = findCommand(name, client);
	if (!command) {
		throw unknownCommand(name, client);
	}

	return command;
};

const helpOn = (name: string | undefined, client: JujuVersion): string =>
	usageText(name === undefined || ['commands', 'topics'].includes(name) ? undefined : commandNamed(name, client), client, playedCommands(client));

const runWords = (cloud: Cloud, words: readonly string[], context: CommandContext): CommandResult => {
	const client = clientVersion(cloud);
	const {options, positional} = parseOptions(rewriteVersion(words, client), {
		options: globalOptions, isInterspersed: false, formats: [],
	});
	const [name, ...rest] = client.major < 2 ? joinSubcommand(positional) : positional;
	const wanted = options.has('version') ? 'version' : name;
	if (wanted === undefined || wanted === 'help') {
		return result({stdout: helpOn(wanted === 'help' ? rest[0] : undefined, client)}, defaultLatency);
	}

	const command = commandNamed(wanted, client);

	const moved = ['debug', 'quiet', 'verbose', 'show-log'].filter(option => options.has(option)).map(option => `--${option}`);
	return runCommand(cloud, context, {command, name: wanted, words: [...moved, ...rest]});
};

/**
The simulated `juju`: an argument list in; stdout, stderr and an exit code out, in the words of the cloud's client version. The cloud is advanced to the
command's time and changed by what the command does.

@param words - Without `juju` itself.
*/
export const runCommandLine = (cloud: Cloud, words: readonly string[], context: CommandContext): CommandResult => {
	advance(cloud, context.now);
	try {
		return runWords(cloud, words, context);
	} catch (error) {
		if (error instanceof Refusal) {
			return failed(error, defaultLatency, {client: clientVersion(cloud)});
		}

		throw error;
	}
};
