import {type AgentCounts} from '../../domain/progress.js';

const classes: Readonly<Record<Exclude<keyof AgentCounts, 'total'>, string>> = {
	upgraded: 'upgraded',
	upgrading: 'upgrading',
	waiting: 'waiting',
	down: 'down',
	lost: 'lost',
	error: 'error',
	unknown: 'unknown',
};

/** Words of the live table and of the counts below it. */
export const tableWords = {
	/** How many agents are that far: `3 waiting`. */
	count: (agents: Exclude<keyof AgentCounts, 'total'>, count: number): string => `${count} ${classes[agents]}`,
	/** Where a filter hides some; the rows are those that are seen: `1–9 of 12`. */
	ofAll: (rows: string, count: number): string => `${rows} (${count} in all)`,
	noAgents: 'This model has no agents.',
	noMatch: 'No agent matches. Esc shows all.',
	asking: 'Asking for the status.',
} as const;
