/** Words where a screen has no room for a whole page. */
export const textPageWords = {
	/** In the place of lines that are left out. */
	hidden: (count: number): string => `${count} more: a taller terminal shows ${count === 1 ? 'it' : 'them'}.`,
	moreBelow: 'more below',
	moreAbove: 'more above',
} as const;
