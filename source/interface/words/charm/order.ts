/** Words of the form in which one says what an application shall become. */
export const charmOrderWords = {
	whatShallItBecome: (application: string): string => `What shall ${application} become?`,
	nothingToOrder: 'There is nothing to order here. Esc goes back.',
	/** What can be done, by whether anything stands against the order; `pending` is what is still being asked. */
	howToGoOn: (hasProblems: boolean, pending: readonly string[]): string => [
		hasProblems ? 'It cannot be ordered like this. Enter on a part changes it.' : 'Enter changes a part, n checks the whole.',
		...(pending.length === 0 ? [] : [`Being asked: ${pending.join(', ')}.`]),
	].join(' '),
} as const;
