/** Words while a remedy runs. */
export const remediesRunningWords = {
	/**
	The sentence above the keys.

	@param options.duration Since when, as a length of time; undefined before its command is started.
	@param options.place Which of its commands runs, the first one 1; undefined where there is only one.
	*/
	running: ({title, duration, place}: {
		readonly title: string;
		readonly duration: string | undefined;
		readonly place: {readonly number: number; readonly count: number} | undefined;
	}): string => [
		'Runs',
		duration === undefined ? '' : ` for ${duration}`,
		place === undefined ? '' : `, command ${place.number} of ${place.count}`,
		`: ${title}.`,
	].join(''),
	timeLimit: (duration: string): string => `Juju may say nothing until it is done; after ${duration} it is ended.`,
	outputAtEnd: 'l shows its output when it has ended.',
} as const;
