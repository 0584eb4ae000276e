/** Words of the rows of the live table. */
export const tableRowsWords = {
	titles: {
		agent: 'AGENT',
		version: 'VERSION',
		state: 'STATE',
		since: 'SINCE',
		message: 'MESSAGE',
	},
	unknownVersion: 'unknown',
	/** A state that lasts for some seconds. */
	now: 'now',
} as const;
