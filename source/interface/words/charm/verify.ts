import {countOf} from '../../../domain/words.js';

const notFinished = (application: string): string => `${application} is not finished.`;

/** Words of Verify: an application as it was against what it is. */
export const charmVerifyWords = {
	/** What came of it, by outcome. */
	outcomes: {
		pending: notFinished,
		active: notFinished,
		upgraded: (application: string): string => `${application} is upgraded.`,
		unchanged: (application: string): string => `${application} had what was ordered already.`,
		refused: (application: string): string => `Juju refused the order for ${application}.`,
		failed: (application: string): string => `${application} is not upgraded throughout.`,
		skipped: (application: string): string => `${application} was left out.`,
		'rolled-back': (application: string): string => `${application} is back at the charm from before.`,
	},
	/** Why one may believe it, and how long it took. */
	proof: (proof: string, took: string | undefined): string => (took === undefined ? proof : `${proof} Took ${took}.`),
	titles: {what: 'WHAT', before: 'BEFORE', after: 'AFTER'},
	/** What is the same, by name, and how many settings are. */
	asBefore: (names: readonly string[], settings: number): string => `As before: ${[...names, ...(settings === 0 ? [] : [countOf(settings, 'setting')])].join(', ')}.`,
	readingSettings: 'Reading the settings again.',
	nothingRecorded: 'Nothing was recorded before, so nothing can be compared.',
	/** `troubles` is how many differences nobody expected, `next` whose turn comes after this one. */
	howToGoOn: ({troubles, next, canGoBack}: {readonly troubles: number; readonly next: string | undefined; readonly canGoBack: boolean}): string => [
		...(troubles === 0 ? [] : [`Look at ${countOf(troubles, 'thing')} first.`]),
		next === undefined ? 'This was the last one. Enter shows what came of all.' : `Enter goes on. Next: ${next}.`,
		...(canGoBack ? ['z goes back to the charm from before.'] : []),
	].join(' '),
} as const;
