import {countOf} from '../domain/words.js';
import {formatTime, titleOf} from './describe-run.js';
import {type RunHead} from './run-document.js';

/** A run whose journal cannot be read at all, and why. */
export type UnreadableRun = {readonly id: string; readonly problem: string};

/** The document of `runs`, the newest first. */
export type RunsDocument = {
	readonly schema: 'juju-upgrade-wizard/run/1';
	readonly runs: readonly RunHead[];
	readonly unreadable: readonly UnreadableRun[];
};

const rowOf = (head: RunHead): string => {
	const code = head['exit-code'];
	const outcome = code === undefined ? head.outcome : `${head.outcome} (${code})`;
	return `${head.id.padEnd(17)}  ${formatTime(head['started-at'])}  ${outcome.padEnd(14)}  ${titleOf(head)}`;
};

/**
The list of runs for people, one line each; what is wrong with one stands below it.
*/
export const formatRunsText = ({runs, unreadable}: RunsDocument, folder: string): string => {
	if (runs.length === 0 && unreadable.length === 0) {
		return `There are no runs in ${folder}.\n`;
	}

	return [
		...runs.flatMap(head => [
			rowOf(head),
			...(head.continues === undefined ? [] : [`  goes on with ${head.continues}`]),
			...(head['continued-by'] === undefined ? [] : [`  gone on with in ${head['continued-by']}`]),
			...(head.journal.damage.length === 0 ? [] : [`  its journal is damaged in ${countOf(head.journal.damage.length, 'place')}: ${head.journal.damage[0] ?? ''}`]),
			...(head.journal.torn === undefined ? [] : ['  the last line of its journal was broken off, and left out']),
		]),
		...unreadable.map(({id, problem}) => `${id.padEnd(17)}  ${problem}`),
		'',
	].join('\n');
};
