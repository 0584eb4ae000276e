/** Words of the second line of every screen: how far the wizard is. */
export const stagesLineWords = {
	stages: {
		target: 'Target',
		prepare: 'Prepare',
		plan: 'Plan',
		perform: 'Perform',
		verify: 'Verify',
	},
	watch: 'Watch',
	training: 'Training',
	/** Which step of the plan it is at, the first one 1: `step 5 of 9`. */
	step: (number: number, count: number): string => `step ${number} of ${count}`,
	/** Which of the watched models is seen, the first one 1: `model 2 of 3`. */
	model: (number: number, count: number): string => `model ${number} of ${count}`,
	/** How many of the watched models are upgraded, and how many nobody hears of. */
	complete: ({complete, count, silent}: {readonly complete: number; readonly count: number; readonly silent: number}): string =>
		`${complete} of ${count} complete${silent === 0 ? '' : `, ${silent} silent`}`,
} as const;
