import {type Run} from './run-types.js';

/** How a run ended, in a word that scripts can rely on. */
export type RunOutcome =
	/** It still goes on. */
	| 'running'
	/** No end is written down, and whether its process is still there cannot be seen from here. */
	| 'open'
	/** Cut off: nobody wrote down how it ended. */
	| 'interrupted'
	| 'done' | 'failed' | 'wrong-use' | 'blocked' | 'declined' | 'timed-out' | 'not-good' | 'detached' | 'locked' | 'signal' | 'unknown';

const byCode: Readonly<Record<number, RunOutcome>> = {
	0: 'done', 1: 'failed', 2: 'wrong-use', 3: 'blocked', 4: 'declined', 5: 'timed-out', 6: 'not-good', 7: 'detached', 8: 'locked', 129: 'signal', 130: 'signal', 143: 'signal',
};

/**
How a run ended, by its journal and by whether it still goes on.

@param isAlive Whether the process that wrote the journal is still there; undefined where nobody can see that from here.
*/
export const outcomeOf = ({ending}: Run, isAlive: boolean | undefined): RunOutcome => {
	if (!ending) {
		return isAlive === undefined ? 'open' : (isAlive ? 'running' : 'interrupted');
	}

	return byCode[ending.code ?? -1] ?? 'unknown';
};

const words: Readonly<Record<RunOutcome, string>> = {
	running: 'It still goes on.',
	open: 'It has no end yet; whether it still goes on where it was started cannot be seen from here.',
	interrupted: 'It was cut off: nobody wrote down how it ended.',
	done: 'It was done.',
	failed: 'The program itself failed.',
	'wrong-use': 'It was started in a wrong way.',
	blocked: 'It was blocked.',
	declined: 'The operator left it, or said no.',
	'timed-out': 'The time for waiting was over.',
	'not-good': 'It ended, but not everything was seen at the wanted version and healthy.',
	detached: 'The operator left while Juju went on by itself.',
	locked: 'Another run had the lock on this controller.',
	signal: 'A signal ended it.',
	unknown: 'How it ended was not written down.',
};

/** A sentence for people. */
export const describeOutcome = (outcome: RunOutcome): string => words[outcome];
