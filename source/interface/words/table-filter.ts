const groups = {
	behind: 'not upgraded',
	down: 'down or lost',
	error: 'in error',
} as const;

/** Words of the line below the table: what is filtered, or what the versions rest on. */
export const tableFilterWords = {
	/** While a filter is typed. */
	howToFilter: 'all words must occur, !word must not',
	/**
	Which agents are shown, where not all are.

	@param options.group Only agents of it; undefined where those of all are shown.
	@param options.filter What was typed; empty where nothing was.
	*/
	shown({group, filter}: {readonly group: keyof typeof groups | undefined; readonly filter: string}): string {
		const parts = [
			...(group === undefined ? [] : [`only agents that are ${groups[group]}`]),
			...(filter === '' ? [] : [`filter: ${filter}`]),
		];
		return `Shown: ${parts.join(', ')}. Esc shows all.`;
	},
	/** Nobody answers: the table is as old as that. */
	old: (duration: string): string => `Old: as it was ${duration} ago.`,
	/** Where machines report no version, whoever reads the table has to know by what they are judged. */
	silentMachines: 'Machines report no version: units and own state decide.',
} as const;
