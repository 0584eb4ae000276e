import {type JournalEntry} from '../journal-entry.js';
import {numberIn, textIn, valueOf} from './facts.js';

type Half = {readonly id: string; readonly title: string};

/** A half that was written down before its change; it counts from the start of that command on, until it is known that it was refused. */
type PlannedHalf = Half & {readonly change: string; readonly isOpen: boolean};

type Halves = {
	readonly certain: ReadonlyMap<string, Half>;
	readonly planned: ReadonlyMap<string, PlannedHalf>;
	/** What the commands do, by their ids. */
	readonly intents: ReadonlyMap<string, string>;
};

const without = <Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> => new Map([...map].filter(([other]) => other !== key));

const intentText = (intent: unknown): string => JSON.stringify(intent ?? null);

const withOpen = (halves: Halves, change: string | undefined, isOpen: boolean): Halves =>
	({...halves, planned: new Map([...halves.planned].map(([id, half]) => [id, half.change === change ? {...half, isOpen} : half]))});

const fold = (halves: Halves, entry: JournalEntry): Halves => {
	const value = valueOf(entry);
	const {certain, planned, intents} = halves;
	const id = textIn(value, 'id') ?? '';
	const command = textIn(entry.facts, 'id') ?? '';
	const half = {id, title: textIn(value, 'title') ?? id};
	switch (entry.kind) {
		case 'put-back-planned': {
			return {...halves, planned: new Map([...planned, [id, {...half, change: intentText(value['change']), isOpen: false}]])};
		}

		case 'put-back-remembered': {
			return {...halves, certain: new Map([...certain, [id, half]]), planned: without(planned, id)};
		}

		case 'put-back-done': {
			return {...halves, certain: without(certain, id), planned: without(planned, id)};
		}

		case 'command-starting': {
			const intent = intentText(entry.facts['intent']);
			return withOpen({...halves, intents: new Map([...intents, [command, intent]])}, intent, true);
		}

		case 'command-ended': {
			return (numberIn(entry.facts, 'exit-code') ?? 0) === 0 ? halves : withOpen(halves, intents.get(command), false);
		}

		default: {
			return halves;
		}
	}
};

/**
Halves of changes that are to be put back and were not, with those of changes that were cut off.
*/
export const putBackOf = (entries: readonly JournalEntry[]): readonly Half[] => {
	let halves: Halves = {certain: new Map(), planned: new Map(), intents: new Map()};
	for (const entry of entries) {
		halves = fold(halves, entry);
	}

	const {certain, planned} = halves;
	return [
		...certain.values(),
		...planned.values().filter(({isOpen, id}) => isOpen && !certain.has(id)).map(({id, title}) => ({id, title: `${title} (the program was cut off there: look first whether it was changed)`})),
	];
};
