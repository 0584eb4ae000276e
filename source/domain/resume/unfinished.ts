import {countOf, listOf} from '../words.js';
import {type InterruptedRun} from './interrupted-run.js';

/** Whether a backup came to its end matters only as long as no upgrade was begun. */
const isBackup = (line: string): boolean => /^juju (?:create-backup|backups create)\b/v.test(line);

const isBegun = ({plan, isFinished, charms, putBack, doubtful}: InterruptedRun): boolean =>
	(plan !== undefined && !isFinished)
	|| charms.some(({standing}) => standing !== 'over')
	|| putBack.length > 0
	|| doubtful.some(({line}) => !isBackup(line));

/** Whether a backup was made or something was changed before a plan was accepted. */
const hasPrepared = ({backup, done, doubtful}: InterruptedRun): boolean => backup.kind === 'file' || done.length > 0 || doubtful.length > 0;

/**
Whether all that a run has done was to prepare an upgrade: one that is begun later makes that superfluous.
*/
export const isOnlyPrepared = (run: InterruptedRun): boolean => !isBegun(run) && !run.isFinished;

/**
Whether there is something to go on with: a plan or charms that were begun, something to put back, a command of which nobody knows how it ended, or preparations for an upgrade that was
never begun. Who left before anything was changed has nothing to go on with.
*/
export const isUnfinished = (run: InterruptedRun): boolean =>
	isBegun(run) || (run.target !== undefined && !run.isFinished && (!run.wasLeft || hasPrepared(run)));

/**
What was done before an upgrade was begun: a sentence; undefined where that is nothing.
*/
export const doneSentence = (run: InterruptedRun): string | undefined => {
	const {backup, done} = run;
	const parts = [
		...(backup.kind === 'file' ? [backup.wasProved ? `the backup ${backup.file} was made` : `the backup ${backup.file} was begun`] : []),
		...(done.length === 0 ? [] : [`${countOf(done.length, 'command')} ${done.length === 1 ? 'was' : 'were'} carried out`]),
	];
	return parts.length === 0 ? undefined : `Before, ${listOf(parts)}.`;
};
