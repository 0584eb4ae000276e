import {type Plan} from '../../domain/plan.js';
import {countOf} from '../../domain/words.js';

/** Words of the end of a run. */
export const finishedWords = {
	isUpgraded: ({controller, from, to}: Pick<Plan, 'controller' | 'from' | 'to'>): string => `${controller} is upgraded from ${from} to ${to}.`,
	isPartlyUpgraded: ({to}: Pick<Plan, 'to'>): string => `Finished, but not everything was seen at ${to}.`,
	wasStopped: 'Stopped before the plan was finished.',
	/** What was seen of one model, and how many things are worse in it than before. */
	model: ({version, took, troubles}: {readonly version: string; readonly took: string | undefined; readonly troubles: number}): string => [
		took === undefined ? `not seen at ${version} throughout` : `all agents at ${version}, took ${took}`,
		...(troubles === 0 ? [] : [`${countOf(troubles, 'thing is', 'things are')} worse than before`]),
	].join('; '),
	moreRows: (hidden: number): string => `${hidden} more ${hidden === 1 ? 'row' : 'rows'}: a taller terminal, and the report of this run, have all.`,
	/** A sentence about what has to be put back, and where that can be done. */
	putBack: (sentence: string): string => `${sentence} Press t: it stands there.`,
	keptIn: (folder: string): string => `Kept in ${folder}`,
	enterEnds: 'Enter ends the wizard.',
	helpAndEnd: 'Press t to see what is wrong and what helps. Enter ends the wizard.',
} as const;
