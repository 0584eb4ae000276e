/** Words of the list of all that can be done here. */
export const paletteWords = {
	whatCanBeDone: 'What can be done here',
	howToSearch: 'type to search, Esc goes back',
	search: 'Search',
	noMatch: 'Nothing that can be done here matches.',
} as const;
