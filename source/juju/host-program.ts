import process from 'node:process';
import {execa} from 'execa';
import {neutralise} from './neutralise.js';
import {maskSecrets} from './mask.js';
import {attachedEnvironment, listeningEnvironment, type Environment} from './client-environment.js';

/** Bytes: a list of snaps is a few kilobytes. */
const outputLimit = 1_000_000;

/** Milliseconds between asking a program to end and ending it. */
const patience = 500;

export type HostQuestion = {
	/** Full path. */
	readonly executable: string;
	readonly arguments: readonly string[];
	/** Milliseconds. */
	readonly timeLimit: number;
	readonly environment: Environment;
	readonly signal?: AbortSignal;
};

/**
What a program of this machine writes to standard output, made harmless and masked; undefined where it failed, took too long, or is not there. Never rejects.

It is told to speak English, whatever the operator's language is: its words are read.
*/
export const askProgram = async ({executable, arguments: arguments_, timeLimit, environment, signal}: HostQuestion): Promise<string | undefined> => {
	try {
		const {failed, stdout} = await execa(executable, arguments_, {
			stdin: 'ignore',
			stderr: 'ignore',
			env: {...listeningEnvironment(environment), LC_ALL: 'C', LANGUAGE: 'C'},
			extendEnv: false,
			reject: false,
			killDescendants: true,
			timeout: timeLimit,
			maxBuffer: outputLimit,
			forceKillAfterDelay: patience,
			...(signal && {cancelSignal: signal}),
		});
		return failed ? undefined : neutralise(maskSecrets(stdout));
	} catch {
		return undefined;
	}
};

const doNothing = (): void => undefined;

/**
Gives the terminal to a program until it ends.

@param words The program, found on PATH, and its arguments.
@returns Its exit code; undefined where a signal ended it.
@throws Where it could not be started.
*/
export const attachProgram = async ([executable = '', ...words]: readonly string[], {environment, signal}: {
	readonly environment: Environment;
	readonly signal: AbortSignal;
}): Promise<number | undefined> => {
	// Ctrl-C belongs to the program now; it must not end us as well.
	process.on('SIGINT', doNothing);
	try {
		const {exitCode, isTerminated, code, shortMessage} = await execa(executable, words, {
			stdio: 'inherit',
			env: attachedEnvironment(environment),
			extendEnv: false,
			reject: false,
			forceKillAfterDelay: patience,
			cancelSignal: signal,
		});
		if (exitCode === undefined && !isTerminated) {
			throw new Error(code === 'ENOENT' ? `There is no ${executable} on PATH.` : shortMessage ?? '');
		}

		return exitCode;
	} finally {
		process.off('SIGINT', doNothing);
	}
};
