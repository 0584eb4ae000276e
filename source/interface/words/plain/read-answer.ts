/** Words for answers that mean nothing. */
export const plainReadAnswerWords = {
	/** `last` is the highest number that can be typed; 0 where there is none but that. */
	noNumber: (number: string, last: number): string => (last === 0 ? `There is no ${number} here.` : `There is no ${number} here: 0 to ${last}.`),
	whichOne: 'Which one? Give its number behind it, as 1.',
	noRow: (number: string): string => `There is no row ${number} here.`,
	noAnswer: (answer: string): string => `${JSON.stringify(answer)} is no answer here. ? lists what can be answered.`,
} as const;
