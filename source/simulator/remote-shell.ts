import {type Cloud} from './cloud.js';
import {runCommandLine, type CommandContext} from './command-line.js';

/** A shell on a simulated machine, line by line. */
export type RemoteShell = {
	/** What stands in front of each line. */
	readonly prompt: string;
	readonly greeting: string;
	/** Runs one line now; what it prints. */
	readonly run: (line: string, context: CommandContext) => {readonly stdout: string; readonly stderr: string};
};

/**
The shell that a command line opens: `ssh` to a machine with nothing to run there. Each line is run as `ssh` would run it by itself.

@returns Undefined where the command opens no shell.
*/
export const openRemoteShell = (cloud: Cloud, words: readonly string[], context: CommandContext): RemoteShell | undefined => {
	if (words[0] !== 'ssh') {
		return undefined;
	}

	// On a copy, and with nothing to run: only such a session has a transcript and no output.
	const bare = runCommandLine(structuredClone(cloud), words, context);
	if (bare.transcript === undefined || bare.stdout !== '') {
		return undefined;
	}

	const hostname = runCommandLine(cloud, [...words, 'hostname'], context).stdout.trim();
	return {
		prompt: `ubuntu@${hostname}:~$ `,
		greeting: 'This is a simulated machine. It knows cat, ls, cp, diff, tail, df, systemctl, service and journalctl; exit leaves it.\n',
		run: (line, lineContext) => runCommandLine(cloud, [...words, line], {...lineContext, isTerminal: false}),
	};
};
