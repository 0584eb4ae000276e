import {runCheck} from '../../source/commands/check.js';
import {parseOptions} from '../../source/commands/options.js';
import {runPlan} from '../../source/commands/plan.js';

export type HeadlessRun = {readonly code: number; readonly stdout: string; readonly stderr: string};

/**
Runs `check` or `plan` in this process as the command line would, and keeps what it writes.
*/
export const runHeadless = async (name: 'check' | 'plan', ...words: readonly string[]): Promise<HeadlessRun> => {
	const written = {stdout: '', stderr: ''};
	const {positionals, ...options} = parseOptions(words);
	const code = await (name === 'check' ? runCheck : runPlan)({...options, positionals}, positionals, {
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
