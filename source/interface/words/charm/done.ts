import {countOf} from '../../../domain/words.js';

/** Words of the end of a wave: what came of each application. */
export const charmDoneWords = {
	nothingUpgraded: (place: string): string => `Nothing was upgraded in ${place}.`,
	onlyOneHasIt: (application: string, place: string): string => `${application} in ${place} has the charm that was ordered.`,
	allHaveIt: (count: number, place: string): string => `All ${count} applications of ${place} have what was ordered.`,
	/** Of all applications only some have what was ordered. */
	someHaveIt: ({count, all, place}: {readonly count: number; readonly all: number; readonly place: string}): string =>
		`${count} of ${countOf(all, 'application')} of ${place} ${count === 1 ? 'has' : 'have'} what was ordered.`,
	/** How long one took, and why it did not come through. */
	tookAndReason: (took: string | undefined, reason: string | undefined): string =>
		[took === undefined ? undefined : `in ${took}`, reason].filter(text => text !== undefined).join(': '),
	/** What stands before the sentences about an application. */
	labels: {reason: 'Why', advice: 'To do', rollBack: 'Back'},
	howToRollBack: (application: string): string => `z brings ${application} back to the charm from before, after a question that says what it cannot bring back.`,
	keptIn: (folder: string): string => `Kept in ${folder}`,
	noneChosen: 'No application was chosen.',
	goesBack: 'Enter goes back to where charms were opened from.',
	endsWizard: 'Enter ends the wizard.',
} as const;
