/** Words of the line above the keys in the part about charms. */
export const charmSentenceWords = {
	noStatus: 'No status yet.',
	askingForStatus: 'Asking for the status.',
	/** `took` is how long the answer took; undefined where nobody knows. */
	statusAge: (age: string, took: string | undefined): string => (took === undefined ? `Status is ${age} old.` : `Status took ${took}, is ${age} old.`),
	nothingRuns: 'Nothing runs now.',
	commandRuns: 'The command runs.',
	leavesAfterCommand: 'Leaving when the command has ended; Ctrl-C again leaves now.',
	jujuGoesOn: 'Juju goes on if you leave.',
	leaves: 'Leaving; Ctrl-C again leaves now.',
	nothingRunsUnasked: 'Nothing runs before you have said yes to it.',
} as const;
