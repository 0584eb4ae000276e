import {type CheckResult} from '../../domain/check.js';

type Verdict = CheckResult['result'] | 'ignored';

/** Of one check, and of several where that is another word. */
const verdicts: Readonly<Record<Verdict, {readonly one: string; readonly several: string}>> = {
	pass: {one: 'passes', several: 'pass'},
	warn: {one: 'warns', several: 'warn'},
	block: {one: 'blocks', several: 'block'},
	unknown: {one: 'unknown', several: 'unknown'},
	running: {one: 'runs', several: 'run'},
	ignored: {one: 'ignored', several: 'ignored'},
};

/** Words of Prepare: the checks and what the selected one rests on. */
export const prepareWords = {
	checks: 'Checks',
	nothingChecked: 'Nothing is checked before a controller and a version are chosen.',
	verdict: (verdict: Verdict): string => verdicts[verdict].one,
	/** `1 passes`, `3 pass`. */
	verdictOfMany: (verdict: Verdict, count: number): string => `${count} ${count === 1 ? verdicts[verdict].one : verdicts[verdict].several}`,
	runsFor: (duration: string): string => `runs, ${duration}`,
	/**
	What can be done about a check; empty where nothing has to be.

	@param titles Of its remedies.
	*/
	remedies({titles, isOpen, isIgnorable}: {readonly titles: readonly string[]; readonly isOpen: boolean; readonly isIgnorable: boolean}): string {
		const rest = isOpen && !isIgnorable ? ' It cannot be ignored.' : '';
		if (titles.length === 0) {
			return isOpen ? `There is no remedy from here.${rest}` : '';
		}

		const isOne = titles.length === 1;
		return `${isOne ? 'Remedy' : 'Remedies'}: ${titles.join('; ')}. Enter opens ${isOne ? 'it' : 'them'}.${rest}`;
	},
	/** How many checks block, and how many of them may be ignored by name. */
	blocking(count: number, ignorable: number): string {
		const isOne = count === 1;
		return [
			isOne ? '1 check blocks. Solve it' : `${count} checks block. Solve them`,
			ignorable === 0 ? ': Enter shows how.' : `, or ignore ${isOne ? 'it' : 'one'} by name with i (it is recorded).`,
		].join('');
	},
	/** With the number of checks that have not ended. */
	nothingBlocksSoFar: (running: number): string => `Nothing blocks so far; ${running === 1 ? '1 check runs' : `${running} checks run`}.`,
	nothingBlocks: 'Nothing blocks. n shows the plan.',
	nothingBlocksMove: 'Nothing blocks the move. w shows how it is made.',
	/** Where there are no checks. */
	back: 'Esc goes back.',
} as const;
