/** Words beside a text to read. */
export const textWords = {
	nothingToRead: 'There is nothing to read here.',
	back: 'Esc goes back.',
} as const;
