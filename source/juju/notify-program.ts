import {execa} from 'execa';
import {type Environment} from './client-environment.js';
import {maskSecrets} from './mask.js';
import {neutralise} from './neutralise.js';

/** Milliseconds that it may take. */
const timeLimit = 10_000;

/** Milliseconds between asking it to end and ending it. */
const patience = 500;

/** Of what it complained about, as much as fits a line. */
const longestComplaint = 120;

const firstLine = (text: string): string => neutralise(maskSecrets(text.slice(0, 10_000))).trim().split('\n', 1)[0]?.slice(0, longestComplaint) ?? '';

/**
Runs the operator's own program with a text on its standard input. No shell is in between: what the text or the words hold starts nothing.

@param words The program, a path or a name on PATH, and its arguments.
@param options.signal Ends it at once.
@returns Undefined where it ended well; else what went wrong, as a sentence. Never rejects.
*/
export const runNotifyProgram = async ([executable = '', ...words]: readonly string[], {input, environment, limit = timeLimit, signal: cancelSignal}: {
	readonly input: string;
	readonly environment: Environment;
	/** Milliseconds. */
	readonly limit?: number;
	readonly signal?: AbortSignal;
}): Promise<string | undefined> => {
	const name = neutralise(executable);
	try {
		const {exitCode, failed, timedOut, isCanceled, code, stderr, signal} = await execa(executable, words, {
			input: `${input}\n`,
			stdout: 'ignore',
			stderr: 'pipe',
			env: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined)),
			extendEnv: false,
			reject: false,
			killDescendants: true,
			timeout: limit,
			...(cancelSignal && {cancelSignal}),
			maxBuffer: 100_000,
			forceKillAfterDelay: patience,
		});
		if (timedOut) {
			return `${name} did not end within ${limit / 1000} seconds, and was ended.`;
		}

		if (isCanceled) {
			return `${name} was ended before it had heard all.`;
		}

		// A program that does not read what it is told has heard enough.
		if (!failed || exitCode === 0) {
			return undefined;
		}

		if (exitCode === undefined) {
			return code === 'ENOENT' ? `There is no program ${name}.` : `${name} could not be run (${code ?? signal ?? 'unknown'}).`;
		}

		const complaint = firstLine(stderr);
		return `${name} ended with exit code ${exitCode}${complaint === '' ? '' : `: ${complaint}`}.`;
	} catch (error) {
		return `${name} could not be run (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}).`;
	}
};
