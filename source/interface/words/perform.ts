/** Words of Perform where a step is over. */
export const performWords = {
	stepDone: 'Done.',
} as const;
