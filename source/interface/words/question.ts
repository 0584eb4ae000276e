/** Words of the question before something is done. */
export const questionWords = {
	/** How the rest of a long command is seen. */
	wholeCommand: 'PgDn shows all',
	/** Where more than a key is asked for; what has to be typed stands below it. */
	typeInFull: (yes: string): string => `Enter then answers: ${yes}. Esc answers no. To go on, type this in full:`,
} as const;
