const modes = {live: 'live', 'read-only': 'read-only, nothing can be changed', simulation: 'a simulation, nothing real is touched'} as const;

/** Words for where the wizard is. */
export const plainPlaceWords = {
	stages: {
		start: 'Start',
		resume: 'Resume',
		target: 'Target',
		prepare: 'Prepare',
		plan: 'Plan',
		perform: 'Perform',
		verify: 'Verify',
		lessons: 'Lessons',
		finished: 'Finished',
		charm: 'Charms',
	},
	/** Between what is upgraded and its version. */
	from: 'from',
	/** `Perform, aws from 3.6.4 to 3.6.28, step 2 of 9.` The subject is empty where there is none yet. */
	place: ({stage, subject, step}: {readonly stage: string; readonly subject: string; readonly step: {readonly number: number; readonly count: number} | undefined}): string =>
		`${[stage, ...(subject === '' ? [] : [subject]), ...(step ? [`step ${step.number} of ${step.count}`] : [])].join(', ')}.`,
	session: (mode: keyof typeof modes): string => `This session is ${modes[mode]}.`,
} as const;
