import {runNotifyProgram} from '../juju/notify-program.js';
import {type NoticeWays} from '../runtime/notify.js';
import {type Options} from './options.js';

/**
How a person is told of what happens, as the command line asks for it; undefined where it does not.

@param options.complain Hears of a program that the end of all had to cut short.
*/
export const noticeWaysOf = ({notify, notifyArguments, hasBell}: Options, {environment, complain}: {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly complain: (sentences: string) => void;
}): NoticeWays | undefined => (notify === undefined && !hasBell
	? undefined
	: {
		hasBell,
		complain,
		...(notify !== undefined && {run: async (input, signal) => runNotifyProgram([notify, ...notifyArguments], {input, environment, signal})}),
	});

type Terminal = {readonly isTTY?: boolean; write(text: string): unknown};

/**
Where the bell rings in a command that writes lines: on the terminal of its messages, so that nothing but the result is on standard output.

@returns Undefined where that is no terminal.
*/
export const findBell = (stderr: {write(text: string): unknown} & Partial<Terminal>): ((sequence: string) => void) | undefined => (stderr.isTTY === true
	? sequence => {
		stderr.write(sequence);
	}
	: undefined);

/** What is said where a bell was asked for that nobody would hear. */
export const noBell = '--bell rings nowhere: standard error is no terminal.';
