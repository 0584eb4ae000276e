import {type CharmOrder} from '../../domain/charm/order.js';
import {type OrderField} from './order-fields.js';

/** A part of an order, read from what was typed. */
export type ReadPart = {readonly ok: true; readonly part: CharmOrder} | {readonly ok: false; readonly problem: string};

const taken = (part: CharmOrder): ReadPart => ({ok: true, part});
const wrong = (problem: string): ReadPart => ({ok: false, problem});

/** An order without one of its parts. */
export const without = (order: CharmOrder, field: OrderField): CharmOrder => {
	const {[field]: dropped, ...rest} = order;
	return rest;
};

/**
Splits a text at its spaces, as a shell does: what stands in quotes stays together.

@returns Undefined where a quote is not closed.
*/
export const splitWords = (text: string): readonly string[] | undefined => {
	const words: string[] = [];
	let word: string | undefined;
	let quote: string | undefined;
	for (const character of text) {
		if (quote === undefined && (character === '"' || character === '\'')) {
			quote = character;
			word ??= '';
		} else if (character === quote) {
			quote = undefined;
		} else if (quote === undefined && character === ' ') {
			if (word !== undefined) {
				words.push(word);
			}

			word = undefined;
		} else {
			word = (word ?? '') + character;
		}
	}

	return quote === undefined ? [...words, ...(word === undefined ? [] : [word])] : undefined;
};

/** A word as `splitWords` reads it back. */
const quoted = (word: string): string => {
	if (/^[^\s"']+$/v.test(word)) {
		return word;
	}

	return word.includes('"') ? word.split('"').map(part => `"${part}"`).join('\'"\'') : `"${word}"`;
};

type Pair = readonly [name: string, value: string];

const readPairs = (text: string, example: string): readonly Pair[] | string => {
	const words = splitWords(text);
	if (!words) {
		return 'A quote is not closed.';
	}

	const pairs: Pair[] = [];
	for (const word of words) {
		const position = word.indexOf('=');
		if (position < 1 || word.startsWith('-')) {
			return `Write each as NAME=VALUE, such as ${example}.`;
		}

		const pair: Pair = [word.slice(0, position), word.slice(position + 1)];
		if (pairs.some(([name]) => name === pair[0])) {
			return `${pair[0]} is there twice.`;
		}

		pairs.push(pair);
	}

	return pairs;
};

const readSettings = (text: string): ReadPart => {
	const pairs = readPairs(text, 'port=8080');
	return typeof pairs === 'string' ? wrong(pairs) : taken({settings: Object.fromEntries(pairs)});
};

const readResources = (text: string): ReadPart => {
	const pairs = readPairs(text, 'image=./image.tar');
	if (typeof pairs === 'string') {
		return wrong(pairs);
	}

	const empty = pairs.find(([, file]) => file === '');
	return empty ? wrong(`Name a file or a revision for ${empty[0]}.`) : taken({resources: pairs.map(([name, file]) => ({name, file}))});
};

const readStorage = (text: string): ReadPart => {
	const pairs = readPairs(text, 'data=10G');
	return typeof pairs === 'string' ? wrong(pairs) : taken({storage: pairs.map(([name, value]) => `${name}=${value}`)});
};

const readRevision = (text: string): ReadPart => /^\d{1,9}$/v.test(text) ? taken({revision: Number(text)}) : wrong('A revision is a whole number, such as 251.');

/**
Reads what was typed for one part of an order; an empty text leaves the part out. Whether its value can be is another question (`order-values.ts`).
*/
export const readPart = (field: OrderField, typed: string): ReadPart => {
	const text = typed.trim();
	if (text === '') {
		return taken({});
	}

	switch (field) {
		case 'revision': {
			return readRevision(text);
		}

		case 'settings': {
			return readSettings(text);
		}

		case 'resources': {
			return readResources(text);
		}

		case 'storage': {
			return readStorage(text);
		}

		case 'trust':
		case 'force':
		case 'forceUnits':
		case 'forceBase': {
			return wrong('This one is turned on and off, not typed.');
		}

		default: {
			return taken({[field]: text});
		}
	}
};

/**
A part of an order as it can be typed again; empty where it is left out.
*/
export const partText = (order: CharmOrder, field: OrderField): string => {
	switch (field) {
		case 'settings': {
			return Object.entries(order.settings ?? {}).map(([name, value]) => quoted(`${name}=${value}`)).join(' ');
		}

		case 'resources': {
			return (order.resources ?? []).map(({name, file}) => quoted(`${name}=${file}`)).join(' ');
		}

		case 'storage': {
			return (order.storage ?? []).map(text => quoted(text)).join(' ');
		}

		default: {
			return String(order[field] ?? '');
		}
	}
};
