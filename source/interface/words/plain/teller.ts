/** Words around a screen that is told. */
export const plainTellerWords = {
	/** Before the first of them ends. */
	checksRun: 'The checks run.',
	/** Where one has come back to a screen. */
	restIsAsBefore: 'The rest is as it was; an empty line says all again.',
} as const;
