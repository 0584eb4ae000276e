/** Words where the terminal is too small for a screen; sizes are `60x16`. */
export const drawFrameWords = {
	needed: (least: string): string => `Needs ${least}`,
	neededAndPresent: (least: string, present: string): string => `Needs ${least}; this is ${present}.`,
	neededAndWayOut: (least: string, present: string): string => `Needs ${least}; this is ${present}. Ctrl-C leaves.`,
} as const;
