/** What stands around an agent's logs, whose lines are Juju's own. */
export const agentLogsWords = {
	/** The command that a log comes from, and how old it is. */
	source: (command: string, age: string): string => (age === '' ? `(${command})` : `(${command}, ${age})`),
	/** In the place of an age. */
	beingAsked: 'asking',
	asksJuju: 'Asking Juju.',
	notAskedYet: 'Not known. r asks for it.',
	statusLog: {
		title: 'Status log',
		command: 'juju show-status-log',
		empty: 'Juju has no entries for it.',
	},
	errorLog: {
		title: 'Warnings and errors in its log',
		command: 'juju debug-log',
		empty: 'None among its last lines.',
	},
} as const;
