/** Words about a unit that does not come through. */
export const charmUnitHelpWords = {
	noSuchUnit: 'There is no such unit any more. Esc goes back.',
	/** What it runs: a revision, or from which to which. */
	charm: (revision: string): string => `charm ${revision}`,
	/** What the state of a unit means. */
	meanings: {
		waiting: 'Its turn has not come: it takes the charm by itself.',
		executing: 'A hook runs. Wait until it has ended.',
		settling: 'It has the charm, and its workload is not settled yet.',
		upgraded: 'It has the charm of its application. There is nothing to do.',
		held: 'Its charm asks for something before it goes on.',
		error: 'A hook of its charm failed. It keeps the charm that it has until that is resolved.',
		conflict: 'The charm\'s files could not be put in place. Juju does nothing more by itself.',
		lost: 'It has no connection to the controller: nothing is known of it.',
	},
	/** A unit whose upgrade-charm hook fails has the new charm by then. */
	errorWithNewCharm: 'A hook of its charm failed. It has the charm of its application; the hook has to succeed.',
	nothingToDo: 'There is nothing to do about it from here. Esc goes back.',
	opensOrder: 'Enter opens the order first; nothing is sent by that.',
	showsQuestion: 'Enter shows the question first, with the exact commands.',
} as const;
