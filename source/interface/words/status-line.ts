/** Words of the line above the keys: how old the facts on the screen are, and what is next. */
export const statusLineWords = {
	noStatus: 'No status yet.',
	askingForStatus: 'Asking for the status.',
	/** `took` is how long the answer took; undefined where nobody knows. */
	statusAge: (age: string, took: string | undefined): string => `${took === undefined ? 'Status' : `Status took ${took},`} is ${age} old.`,
	/** While models are only watched. */
	endsWhenUpgraded: 'Ends when all is upgraded.',
	watchingChangesNothing: 'Watching changes nothing.',
	givesUpIn: (duration: string): string => `Gives up in ${duration}.`,
	commandRuns: 'The command runs.',
	upgradeGoesOn: 'The upgrade goes on if you leave.',
	nothingRunsNow: 'Nothing runs now.',
	/** Where the operator has asked to leave. */
	leavesAfterCommand: 'Leaving when the command has ended; Ctrl-C again leaves now.',
	leavesAfterStep: 'Leaving after this step; Ctrl-C again leaves now.',
	lessonsHaveClouds: 'Each lesson has a cloud of its own, inside this program.',
	/** Where an earlier run is gone on with. */
	nothingHasRunSince: 'Nothing has run since. Nothing runs before you have said yes to it.',
	ageOfRows: 'AGE is how old each row is.',
	asking: 'Asking.',
	asked: (age: string): string => `Asked ${age}.`,
	nothingRunsUnasked: 'Nothing runs before you have said yes to it.',
	/** The plan, in a file. */
	saved: (path: string): string => `Saved: ${path}`,
	/** The run, in its folder. */
	keptIn: (folder: string): string => `Kept in ${folder}`,
	/** While a question is asked. */
	nothingRunsBeforeAnswer: 'Nothing runs before you answer.',
} as const;
