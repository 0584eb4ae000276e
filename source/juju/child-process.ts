import {type ChildProcess} from 'node:child_process';
import {mkdir} from 'node:fs/promises';
import process from 'node:process';
import {execa} from 'execa';
import {
	attachedEnvironment,
	dataFolder,
	listeningEnvironment,
	type Environment,
} from './client-environment.js';
import {bypassAliases} from './user-aliases.js';
import {judgeEnding, judgeThrown} from './process-ending.js';
import {
	type AttachAnswer,
	type JujuProcess,
	type ProcessAnswer,
	type ProcessRequest,
} from './process.js';

const defaultOutputLimit = 64 * 1024 * 1024;

const defaultPatience = 2000;

export type ChildProcessOptions = {
	/** The client's path. */
	readonly executable: string;
	/** The program's own without it. */
	readonly environment?: Environment;
	/** Bytes of standard output and of standard error, each. */
	readonly outputLimit?: number;
	/** Milliseconds between asking a process to end and ending it, and between its end and that of its streams. */
	readonly patience?: number;
};

type Settings = Required<ChildProcessOptions>;

const runOptions = {
	stdin: 'ignore',
	stdout: 'pipe',
	stderr: 'pipe',
	encoding: 'buffer',
	extendEnv: false,
	stripFinalNewline: false,
	killDescendants: true,
	reject: false,
} as const;

// Bytes that are no UTF-8, also a character cut in two at the end, become replacement characters.
const toText = (bytes: Uint8Array | undefined): string => new TextDecoder('utf-8').decode(bytes);

// Without the folder every first command, even `version`, tries to download a list of clouds, which takes long and writes an error where
// there is no network (2.9.52 to 4.0.15). Where it cannot be made the client says what is wrong with it better than we could.
const ensureDataFolder = async (environment: Environment): Promise<void> => {
	try {
		await mkdir(dataFolder(environment) ?? '', {recursive: true, mode: 0o700});
	} catch {}
};

type Child = {
	readonly stdout: {destroy(): unknown};
	readonly stderr: {destroy(): unknown};
	readonly nodeChildProcess: Pick<ChildProcess, 'once'>;
};

// A process that left the group (a lasting connection of ssh) may hold the pipes open for hours. What the client itself had to say is said
// when it has ended.
const closeStreamsAfterEnd = (child: Child, patience: number): void => {
	child.nodeChildProcess.once('exit', () => {
		const timer = setTimeout(() => {
			child.stdout.destroy();
			child.stderr.destroy();
		}, patience);
		child.nodeChildProcess.once('close', () => {
			clearTimeout(timer);
		});
	});
};

const listen = async (settings: Settings, {arguments: arguments_, timeLimit, signal}: ProcessRequest): Promise<ProcessAnswer> => {
	const {executable, environment, outputLimit, patience} = settings;
	const child = execa(executable, await bypassAliases(arguments_, environment), {
		...runOptions,
		env: listeningEnvironment(environment),
		maxBuffer: outputLimit,
		timeout: timeLimit,
		forceKillAfterDelay: patience,
		...(signal && {cancelSignal: signal}),
	});
	closeStreamsAfterEnd(child, patience);
	const result = await child;
	return {
		...judgeEnding(result, {executable, timeLimit, outputLimit}),
		stdout: toText(result.stdout),
		stderr: toText(result.stderr),
		duration: Math.round(result.durationMs),
	};
};

const doNothing = (): void => undefined;

const handOver = async (settings: Settings, {arguments: arguments_, signal}: Omit<ProcessRequest, 'timeLimit'>): Promise<AttachAnswer> => {
	const {executable, environment, outputLimit, patience} = settings;
	// Ctrl-C belongs to the client now. A terminal that is not in raw mode sends it to us as well, and it must not end us.
	process.on('SIGINT', doNothing);
	try {
		const result = await execa(executable, await bypassAliases(arguments_, environment), {
			stdio: 'inherit',
			env: attachedEnvironment(environment),
			extendEnv: false,
			reject: false,
			forceKillAfterDelay: patience,
			...(signal && {cancelSignal: signal}),
		});
		return {...judgeEnding(result, {executable, timeLimit: undefined, outputLimit}), duration: Math.round(result.durationMs)};
	} finally {
		process.off('SIGINT', doNothing);
	}
};

/**
The adapter for a real client.

The client is started without a shell, in a process group of its own that ends with it. Its standard input is closed; its output is a pipe, never a
terminal, where 3.6 and later would colour and re-sort JSON. Nothing throws: each run ends as an answer of the port.
*/
export const createChildProcess = (options: ChildProcessOptions): JujuProcess => {
	const {
		executable, environment = process.env, outputLimit = defaultOutputLimit, patience = defaultPatience,
	} = options;
	const settings: Settings = {
		executable, environment, outputLimit, patience,
	};
	let preparation: Promise<void> | undefined;

	const prepare = async (): Promise<void> => {
		preparation ??= ensureDataFolder(environment);
		await preparation;
	};

	return {
		name: executable,
		async run(request) {
			try {
				await prepare();
				return await listen(settings, request);
			} catch (error) {
				return {
					...judgeThrown(error, executable), stdout: '', stderr: '', duration: 0,
				};
			}
		},
		async attach(request) {
			try {
				await prepare();
				return await handOver(settings, request);
			} catch (error) {
				return {...judgeThrown(error, executable), duration: 0};
			}
		},
	};
};
