/** Words of Resume: how far an interrupted run was. */
export const resumeWords = {
	goingOn: (run: string): string => `Going on with run ${run}`,
	ended: (age: string): string => `ended ${age}`,
	charms: 'Charms',
	mayHaveRun: 'May have run',
	checkWhetherDone: 'Nobody wrote down how these ended. They are not repeated by themselves: check whether what they do has been done.',
	/**
	What ran beside the plan.

	@param most So many commands are listed, the last ones.
	@param count Of all commands.
	*/
	carriedOut: (most: number, count: number): string => `Carried out beside the plan${count > most ? `, the last ${most} of ${count}` : ''}`,
	toBePutBack: 'To be put back',
	takenUp: 'Taken up from the run',
} as const;
