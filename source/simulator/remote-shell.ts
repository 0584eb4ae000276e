import {type Cloud} from './cloud.js';
import {type OpenedSession} from './commands/command.js';
import {findAgent} from './lookup.js';
import {openHooksSession} from './shell/hooks-session.js';
import {openMachineShell} from './shell/machine-session.js';
import {type ShellAnswer} from './shell/shell-answer.js';

/** What a line that was typed leads to. */
export type ShellStep =
	/** It printed this; the next line is asked for. */
	| ({readonly type: 'answer'} & ShellAnswer)
	/** The person edits a file; `save` takes what it reads then, undefined where it was not to be edited, and goes on with the line. */
	| {readonly type: 'edit'; readonly path: string; readonly text: string; readonly stdout: string; readonly stderr: string; readonly save: (text: string | undefined) => ShellStep}
	/** It goes on until the person ends it; `next` is what there is to print now. */
	| {readonly type: 'follow'; readonly stdout: string; readonly stderr: string; readonly next: () => string}
	| ({readonly type: 'leave'} & ShellAnswer);

/** A shell on a simulated machine, line by line. The cloud is advanced by whoever runs lines. */
export type RemoteShell = {
	readonly greeting: string;
	/** What stands in front of each line. */
	readonly prompt: () => string;
	readonly run: (line: string) => ShellStep;
};

/** A shell that ends with its machine. */
const whileOn = (cloud: Cloud, {place}: OpenedSession, shell: RemoteShell): RemoteShell => ({
	...shell,
	run(line) {
		const found = findAgent(cloud, place);
		const machine = found?.machine ?? found?.model.machines.get(found.unit?.machine ?? '');
		const isThere = found !== undefined && (machine === undefined || machine.isOn);
		return isThere
			? shell.run(line)
			: {
				type: 'leave', stdout: '', stderr: 'The connection was closed: the machine is out of reach.\n', exitCode: 255,
			};
	},
});

/**
The shell that a person gets into.
*/
export const openRemoteShell = (cloud: Cloud, session: OpenedSession): RemoteShell =>
	whileOn(cloud, session, session.kind === 'machine' ? openMachineShell(cloud, session.place) : openHooksSession(cloud, session.place));

/** What takes the terminal for itself wherever it is run: editors, and what goes on for ever. */
const takesTerminal = /(?:^|[^\w\-.\/])(?:(?:nano|pico|vi|vim|vim\.[a-z]+|editor|sensible-editor|sudoedit)\s|(?:tail|journalctl)\s(?:.*\s)?-[A-Za-z]*[Ff]|"\$\(command -v editor)/v;

/**
Whether a line that is given to `ssh` needs the terminal.
*/
export const doesTakeTerminal = (line: string): boolean => takesTerminal.test(line.slice(0, 400));
