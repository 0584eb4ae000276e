/** Words of a step of the plan: before it runs, while it runs, and where Juju refused it. */
export const performStepWords = {
	noWayBack: 'There is no way back from here.',
	nothingHasRun: 'Nothing has run yet. Enter shows the question.',
	runs: (duration: string): string => `Has run for ${duration}. It ends when Juju has taken the order; the agents turn after that.`,
	afterRefusal: 'Enter tries again, t explains, n goes on without it.',
} as const;
