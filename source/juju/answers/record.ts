import {maskSecrets} from '../mask.js';
import {neutralise} from '../neutralise.js';

/** An object of a parsed JSON document: nothing is known of its values. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is UnknownRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const nothing: UnknownRecord = Object.freeze({});

/** The value where it is an object, else an empty one. */
export const recordOf = (value: unknown): UnknownRecord => (isRecord(value) ? value : nothing);

/** The value made harmless where it is a text with something in it, else undefined. */
export const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? neutralise(value) : undefined;

/** Ten thousand agents say the same few things, answer after answer: each is looked at once. */
const known = new Map<string, string>();
const mostKnown = 20_000;
const longestKnown = 2000;

/** A message made harmless and its secrets masked, where it is a text with something in it, else undefined. Charms, hooks and clouds write what they like into one. */
export const messageOf = (value: unknown): string | undefined => {
	if (typeof value !== 'string' || value === '') {
		return undefined;
	}

	const found = known.get(value);
	if (found !== undefined) {
		return found;
	}

	const message = maskSecrets(neutralise(value));
	if (value.length <= longestKnown) {
		if (known.size >= mostKnown) {
			known.clear();
		}

		known.set(value, message);
	}

	return message;
};

/** The value where it is a whole number of zero or more, else undefined. */
export const countOf = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** The values of a list that are objects. */
export const recordsOf = (value: unknown): readonly UnknownRecord[] =>
	Array.isArray(value) ? value.filter(item => isRecord(item)) : [];
