/** Words around the agents of a model. */
export const plainAgentsWords = {
	allUpgraded: 'No agent is known that is not upgraded.',
	noMatch: (words: string): string => `No agent matches ${words}.`,
	notUpgraded: 'Agents that are not upgraded:',
	matching: 'Agents that match:',
	/** Machines are called by numbers alone. */
	named: (row: string): string => row.replace(/^(?=\d)/v, 'machine '),
	more: (told: number): string => `There are more than ${told}: give a part of a name behind agents.`,
} as const;
