/** Words of Plan: every step with its command, and where there is no way back. */
export const planWords = {
	/** The change says from which version to which: `3.6.4 → 3.6.28`. */
	stepsFor: (controller: string, change: string): string => `Steps for ${controller}, ${change}`,
	minutes: (least: number, most: number): string => `about ${least} to ${most} minutes`,
	noWayBack: 'no way back from here',
	nothingToCarryOut: 'This plan has no step that can be carried out. Esc goes back.',
	savedTo: (file: string): string => `Saved to ${file}`,
} as const;
