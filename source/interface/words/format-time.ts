/** Words for how old something is. */
export const formatTimeWords = {
	never: 'never',
	justNow: 'just now',
	ago: (duration: string): string => `${duration} ago`,
} as const;
