/** Words for what could not be had of the operator's own keys. */
export const leftOutKeysWords = {
	leftOut: (reasons: readonly string[]): string => `Left out of your keys: ${reasons.join('; ')}.`,
} as const;
