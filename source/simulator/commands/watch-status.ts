import {isAtLeast} from '../../domain/version.js';
import {type Call, type Following, type Outcome} from './command.js';
import {Refusal, Silence} from './refusal.js';

const unitLengths: Readonly<Record<string, number>> = {
	h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 0.001, ns: 0.000001,
};

/** Milliseconds of a duration whose form was checked before. */
const lengthOf = (duration: string): number => duration
	.matchAll(/(?<count>\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?<unit>ns|us|ms|[hms])/gv)
	.reduce((sum, {groups}) => sum + (Number(groups?.['count']) * (unitLengths[groups?.['unit'] ?? ''] ?? 0)), 0);

/** What 2.9 writes before each status. */
const reset = '\u{1B}c';

/** From 3.0 on another program draws the screen anew, with a line of its own at the top. */
const redraw = (duration: string): string => `\u{1B}[H\u{1B}[2JEvery ${duration}: juju status. Ctrl-C ends it.\n\n`;

/** One status, or why there is none. */
const attempt = (run: () => Outcome): Outcome => {
	try {
		return run();
	} catch (error) {
		if (error instanceof Refusal) {
			return {stdout: '', stderr: `ERROR ${error.message}\n`};
		}

		if (error instanceof Silence) {
			return {stdout: '', stderr: 'The controller does not answer yet.\n'};
		}

		throw error;
	}
};

/**
`status --watch`: again and again, until it is ended.

Source: 2.9.52 and 3.6.28 `cmd/juju/status/status.go`; 4.0 has no such option. Without a terminal recorded of both.

@throws Refusal where a client from 3.0 on has no terminal to draw on.
*/
export const watchStatus = (call: Call, duration: string, run: (call: Call) => Outcome): Outcome => {
	const isDrawing = isAtLeast(call.client, 3);
	if (isDrawing && !call.isTerminal) {
		throw new Refusal('unable to run Viddy (watcher for status command): terminal not cursor addressable');
	}

	const start = isDrawing ? redraw(duration) : reset;
	const print = ({stdout = '', stderr = ''}: Outcome): string => `${start}${stdout}${stderr}`;
	const following: Following = {
		every: Math.max(200, lengthOf(duration)),
		next: now => print(attempt(() => run({...call, now, startedAt: now}))),
	};
	const first = print(run(call));
	return {
		stdout: first, transcript: first, takes: Infinity, following,
	};
};
