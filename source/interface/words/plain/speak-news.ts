/** Words of what was found meanwhile. */
export const plainNewsWords = {
	found: (title: string, summary: string): string => `Found: ${title}, ${summary}. t tells what helps.`,
} as const;
