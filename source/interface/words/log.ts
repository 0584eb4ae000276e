import {countOf} from '../../domain/words.js';

/** Words of the log of commands. */
export const logWords = {
	title: 'Commands of this run, newest first',
	howMany: (kept: number, changing: number): string => `${countOf(kept, 'command')} kept, ${changing} changing`,
	none: 'No command has run yet. Esc goes back.',
	titleOfOne: 'One command',
	runs: 'runs',
	/** Without an exit code. */
	ended: 'ended',
	exit: (code: number): string => `exit ${code}`,
	started: 'Started',
	/** The course of a command that still runs. */
	hasRunFor: (startedAt: string, duration: string): string => `${startedAt}, has run for ${duration}`,
	/** The course of a command that is over. */
	took: ({startedAt, duration, exitCode}: {readonly startedAt: string; readonly duration: string; readonly exitCode: number | undefined}): string =>
		`${startedAt}, took ${duration}, ${exitCode === undefined ? 'ended without an exit code' : `exit code ${exitCode}`}`,
	changes: 'Changes',
	mayHaveChanged: 'yes: it may have changed something in the cloud',
	onlyReads: 'nothing: it only reads',
	outcome: 'Outcome',
	standardOutput: 'Standard output',
	errorOutput: 'Error output',
	/** Where a command wrote nothing. */
	emptyOutput: 'nothing',
} as const;
