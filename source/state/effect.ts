import {type Intent, type ModelReference} from '../domain/intent.js';
import {type Notice} from '../domain/notice.js';
import {type Plan} from '../domain/plan.js';

/** Plain records; the runtime performs them and answers with messages. */
export type Effect =
	/** Runs a command of Juju; answered by `answered`. Same id again while it runs: dropped. */
	| {readonly type: 'ask'; readonly id: string; readonly intent: Intent}
	/** Intents in order, each after the one before succeeded; one `answered` for each, the failing one ends it. */
	| {readonly type: 'ask-in-order'; readonly id: string; readonly intents: readonly Intent[]}
	/**
	These models' statuses are polled from now on, single flight each, at most four at once; replaces the list before.
	`first`: so many of them the screen follows, all where it is not said; the others are only looked at, less often.
	*/
	| {
		readonly type: 'watch';
		readonly models: readonly ModelReference[];
		readonly interval: number | undefined;
		readonly first?: number;
		/** Whose models are listed again from time to time, and when they were last; answered by `listed`. */
		readonly ownList?: {readonly controller: string; readonly knownAt: number | undefined};
		/** Controllers that nothing is done on, and models of these, as far as they are known: they hold up nothing else. */
		readonly elsewhere?: {readonly controllers: readonly string[]; readonly models: readonly ModelReference[]};
	}
	/** Looks at the machine on which this program runs; answered by `host-described`. */
	| {readonly type: 'ask-host'}
	/** Reads a charm on this machine, a folder or a file of charmcraft; answered by `charm-read`. */
	| {readonly type: 'read-charm'; readonly path: string}
	/** Reads a file with settings for an application; answered by `config-read`. */
	| {readonly type: 'read-config'; readonly path: string; readonly application: string}
	/** Gives the terminal to a program of this machine, after it was written down; answered by `terminal-returned`. */
	| {readonly type: 'hand-over'; readonly arguments: readonly string[]}
	/** One poll of each watched model as soon as may be. */
	| {readonly type: 'poll-now'}
	| {readonly type: 'prove-backup'; readonly file: string}
	/** Archives the data of Juju's client; those before 2.0 keep it elsewhere. Answered by `kept`. */
	| {readonly type: 'archive-client-data'; readonly key: string; readonly file: string; readonly hasEnvironments: boolean}
	/** Looks whether a bundle was written. Answered by `kept`. */
	| {readonly type: 'prove-bundle'; readonly key: string; readonly file: string}
	/** Takes the lock on a controller, so that two runs do not upgrade it at once; `lock-refused` where another holds it. `takesOver`: a person has said that a run that cannot be seen from here has ended. */
	| {readonly type: 'lock'; readonly controller: string; readonly takesOver?: boolean}
	| {readonly type: 'save-plan'; readonly plan: Plan}
	/** Written into the run's folder: the plan, the picture before, the result. Never secrets. */
	| {readonly type: 'record'; readonly kind: string; readonly value: unknown}
	| {readonly type: 'copy'; readonly text: string}
	/** Tells a person who does not look at the screen, in the ways that were asked for. */
	| {readonly type: 'notify'; readonly notice: Notice}
	/** The process port becomes the simulator's; answered by `session-changed`. */
	| {readonly type: 'use-simulator'}
	/** Begins a lesson, or shows the list of them again; answered by `session-changed`. */
	| {readonly type: 'start-lesson'; readonly number: number | undefined}
	/** Simulated time runs so many times as fast from now on, 0 for not at all, after it has gone on by `skip` milliseconds at once. */
	| {readonly type: 'set-time'; readonly speed: number; readonly skip: number}
	/** Stops the program, as a shell's Ctrl-Z does, until the shell lets it go on. */
	| {readonly type: 'stop'}
	/** Ends the program after the screen is given back. */
	| {readonly type: 'exit'; readonly code: number; readonly summary: readonly string[]};
