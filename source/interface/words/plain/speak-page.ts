/** Words of a page that is read aloud. */
export const plainPageWords = {
	/** Not all commands are told. */
	whichCommands: (newest: number): string => `Told are the newest ${newest}, and of those before all that changed something or failed.`,
} as const;
