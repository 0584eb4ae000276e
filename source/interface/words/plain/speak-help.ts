/** Words of what can be answered. */
export const plainHelpWords = {
	/** What is said at the beginning. */
	introduction: [
		'Juju upgrade wizard, the plain form: questions and answers, line by line.',
		'Answer with a number or a word, and Enter. An empty line says all again, ? lists what can be answered.',
		'Everywhere: t shows what is found to be wrong, l the commands that ran, q leaves. Ctrl-C leaves after the step that runs.',
	],
	whatCanBeAnswered: 'What can be answered here:',
	rowByNumber: 'The number of a row chooses it. With ? behind it, as 2?, it is told about and not chosen.',
	letterWithNumber: 'A letter with the number of a row, as i 2, is about that row.',
	agents: 'agents. Tells the agents that are not upgraded; with words behind it those that match',
	agent: 'agent NAME. Tells all about one agent, with its logs',
	emptyLine: 'An empty line. Says all again',
	/** Words of which each does the same. */
	answer: (words: readonly string[], description: string): string => `${words.join(' or ')}. ${description}`,
	numberTicks: 'A number ticks or unticks.',
	/** One letter with what it does; `isOfRow` where a number has to stand behind it. */
	letter: ({word, label, isOfRow}: {readonly word: string; readonly label: string; readonly isOfRow: boolean}): string =>
		(word === label ? word : `${word}${isOfRow ? ' and a number' : ''}, ${label}`),
	also: (letters: readonly string[]): string => `Also: ${letters.join('; ')}.`,
} as const;
