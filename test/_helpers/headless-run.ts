import {Readable} from 'node:stream';
import {runCheck} from '../../source/commands/check.js';
import {runDiagnose} from '../../source/commands/diagnose.js';
import {parseOptions} from '../../source/commands/options.js';
import {runPlan} from '../../source/commands/plan.js';
import {runVerify} from '../../source/commands/verify.js';

export type HeadlessRun = {readonly code: number; readonly stdout: string; readonly stderr: string};

/**
Runs `check`, `plan`, `diagnose` or `verify` in this process as the command line would, and keeps what it writes.
*/
export const runHeadless = async (name: 'check' | 'plan' | 'diagnose' | 'verify', ...words: readonly string[]): Promise<HeadlessRun> => {
	const written = {stdout: '', stderr: ''};
	const {positionals, ...options} = parseOptions(words);
	const commands = {
		check: runCheck, plan: runPlan, diagnose: runDiagnose, verify: runVerify,
	};
	const code = await commands[name]({...options, positionals}, positionals, {
		stdin: Readable.from([]),
		stdout: {
			write(text) {
				written.stdout += text;
			},
		},
		stderr: {
			write(text) {
				written.stderr += text;
			},
		},
	});
	return {code, ...written};
};
