/** Words around a failure, on whichever screen it stands. */
export const failurePartsWords = {
	/** Where the evidence does not fit. */
	moreRows: (hidden: number): string => `${hidden} more ${hidden === 1 ? 'row' : 'rows'}: l has them all.`,
	/** Where the last good answer is still shown. */
	isLastAnswer: (message: string): string => `Asking again failed, so this is the last answer: ${message}`,
} as const;
