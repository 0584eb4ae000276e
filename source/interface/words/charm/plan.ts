import {countOf} from '../../../domain/words.js';

/** Words of the plan of a wave. */
export const charmPlanWords = {
	charmsOf: (place: string, count: number): string => `${count === 1 ? 'The charm' : 'Charms'} of ${place}: ${countOf(count, 'application')}`,
	oneAfterTheOther: 'one after the other',
	asking: 'asking',
	nothingChosen: 'Nothing is chosen. Esc goes back.',
	nothingLeft: 'Nothing is left to do here.',
	readyToStart: 'n starts with the first; each asks before it runs. Enter shows what speaks for and against one.',
	cannotGoOn: (count: number): string => `${countOf(count, 'application')} cannot go on as ordered: Enter shows why, o changes the order, Space leaves it out.`,
	/** Stands for every order; what one of them loses is said when it is rolled back. */
	noReturn: 'Going back to the revision before is a choice afterwards. It does not bring back data that a new charm has converted, nor settings that it dropped.',
} as const;
