import {type JournalEntry} from '../journal-entry.js';

type Facts = Readonly<Record<string, unknown>>;

/** Something with keys; empty for all else. Journals of other versions of the program may hold anything. */
export const factsIn = (value: unknown): Facts => (typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {});

/** What was recorded under `value`. */
export const valueOf = ({facts}: JournalEntry): Facts => factsIn(facts['value']);

export const textIn = (facts: Facts, key: string): string | undefined => {
	const value = facts[key];
	return typeof value === 'string' ? value : undefined;
};

export const numberIn = (facts: Facts, key: string): number | undefined => {
	const value = facts[key];
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

export const listIn = (facts: Facts, key: string): readonly unknown[] => {
	const value = facts[key];
	return Array.isArray(value) ? value : [];
};

export const factsListIn = (facts: Facts, key: string): readonly Facts[] => listIn(facts, key).map(value => factsIn(value));

export const textsIn = (facts: Facts, key: string): readonly string[] => listIn(facts, key).filter(value => typeof value === 'string');
