/** Words of the choice where no client was found. */
export const startMenuWords = {
	simulator: 'Try the wizard on the simulator',
	quit: 'Quit, and install or name a client first',
} as const;
