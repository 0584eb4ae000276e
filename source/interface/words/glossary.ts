/** Words around those of Juju. */
export const glossaryWords = {
	title: 'Words of Juju',
	/** How many of all match what was typed. */
	shown: (count: number, all: number): string => `${count} of ${all}`,
	howToSearch: 'type to search, Esc goes back',
	search: 'Search',
	term: (name: string, others: readonly string[]): string => (others.length === 0 ? name : `${name} (${others.join(', ')})`),
	noneMatches: 'No word matches what you typed.',
} as const;
