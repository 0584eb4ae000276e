/** Words of the line that asks for an answer. */
export const plainPromptsWords = {
	anyAnswer: 'Your answer, ? lists what there is:',
	choice: (low: number, high: number): string => `Your choice, ${low === high ? low : `${low} to ${high}`}:`,
	version: 'A number of the list, or a version in full; an empty line goes back:',
	/** Of a file for a backup. */
	path: 'The path; an empty line goes back:',
	/** Of one part of an order for a charm. */
	value: 'The value; - alone leaves it out, an empty line goes back:',
	term: 'A word of Juju; an empty line goes back:',
	search: 'Words to search for; an empty line drops the search:',
	/** While agents are waited for. */
	noAnswerNeeded: 'No answer is needed. agents tells who is not upgraded yet, agent and a name all about one; t, l, q and ? as always.',
} as const;
