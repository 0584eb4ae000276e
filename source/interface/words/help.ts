/** Words of the list of all keys. */
export const helpWords = {
	title: 'Keys',
	howToSearch: 'type to search, Esc goes back',
	search: 'Search',
	onThisScreen: 'On this screen',
	elsewhere: 'Elsewhere',
	noneMatches: 'No key matches what you typed.',
} as const;
