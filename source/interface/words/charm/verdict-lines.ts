/** Words of the rules of an order. */
export const charmVerdictWords = {
	/** How many rules say what. */
	counts: {
		refused: (count: number): string => `${count} refused`,
		warn: (count: number): string => `${count} ${count === 1 ? 'warns' : 'warn'}`,
		unknown: (count: number): string => `${count} unknown`,
		pass: (count: number): string => `${count} ${count === 1 ? 'passes' : 'pass'}`,
	},
	/** How many rules say no and are passed over. */
	countPassedOver: (count: number): string => `${count} passed over`,
} as const;
