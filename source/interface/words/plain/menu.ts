/** Words of what can be chosen by a number. */
export const plainMenuWords = {
	/** No cursor is seen here. */
	withoutCursor: (text: string): string => text.replace(', else the one under the cursor', ''),
	tryOnSimulator: 'Try the wizard on the simulator',
	quitToInstall: 'Quit, and install or name a client first',
} as const;
