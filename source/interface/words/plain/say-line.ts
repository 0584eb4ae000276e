/** Words in place of what is drawn on a screen. */
export const plainSayLineWords = {
	/** Symbols between words. */
	to: 'to',
	enter: 'enter',
	command: (line: string): string => `Command: ${line}`,
	/** Before a hint, the first one 1. */
	hint: (number: number): string => `Hint ${number}: `,
	ticked: 'ticked',
	notTicked: 'not ticked',
} as const;
