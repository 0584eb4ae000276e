import {countOf, listOf} from '../../../domain/words.js';

const spoken = (milliseconds: number): string => {
	const count = Math.max(0, Math.floor(milliseconds / 1000));
	return count >= 120 ? `${Math.floor(count / 60)} minutes` : countOf(count, 'second');
};

const stands = (milliseconds: number): string => `no agent was upgraded in the last ${spoken(milliseconds)}.`;

const states = {down: 'down', lost: 'lost', error: 'in error'} as const;

/** Words of how far agents are, read aloud. */
export const plainProgressWords = {
	machine: (name: string): string => `machine ${name}`,
	/** Agents in trouble: `2 in error (db/0, db/1)`. */
	troubled: (state: keyof typeof states, names: readonly string[]): string => `${names.length} ${states[state]} (${listOf(names)})`,
	/** With the time since an agent was upgraded last, in milliseconds. */
	slow: (milliseconds: number): string => `Slow: ${stands(milliseconds)}`,
	stuck: (milliseconds: number): string => `Stuck: ${stands(milliseconds)} t shows what was found.`,
	counts: (upgraded: number, total: number): string => `${upgraded} of ${total}`,
	/**
	How far the agents of a model are.

	@param options.counts Empty where nobody knows.
	@param options.age Of the status, in milliseconds.
	*/
	progress({place, counts, troubles, age}: {readonly place: string; readonly counts: string; readonly troubles: readonly string[]; readonly age: number | undefined}): string {
		const facts = [`${counts} agents upgraded`, ...troubles, ...(age === undefined ? [] : [`status ${spoken(age)} old`])];
		return `${place}: ${facts.join(', ')}.`;
	},
	answersAgain: (text: string): string => `The controller answers again. ${text}`,
} as const;
