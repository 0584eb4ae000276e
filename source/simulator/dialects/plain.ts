/**
What a command answers, before it is written as JSON or YAML. Undefined properties are left out, as Go's `omitempty` does. Maps are for keys that may look
like numbers, whose order a plain object would not keep.
*/
export type Plain =
	| string
	| number
	| boolean
	| readonly Plain[]
	| ReadonlyMap<string, Plain>
	| {readonly [key: string]: Plain | undefined};

export const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

export const isMap = (value: Plain): value is ReadonlyMap<string, Plain> => value instanceof Map;

/**
The properties of an object that are there, in order.
*/
export const entriesOf = (value: ReadonlyMap<string, Plain> | Readonly<Record<string, Plain | undefined>>): ReadonlyArray<readonly [string, Plain]> => {
	const entries: Array<readonly [string, Plain | undefined]> = isMap(value) ? [...value] : Object.entries(value);
	return entries.filter((entry): entry is readonly [string, Plain] => entry[1] !== undefined);
};

/**
A map in the order in which Go writes maps: by the bytes of its keys, so `10` comes before `2`.
*/
export const sortedMap = (entries: Iterable<readonly [string, Plain]>): ReadonlyMap<string, Plain> =>
	new Map([...entries].toSorted(([left], [right]) => left < right ? -1 : 1));

/** Undefined instead of an empty map, for what Go leaves out when empty. */
export const sortedMapOrNone = (entries: ReadonlyArray<readonly [string, Plain]>): ReadonlyMap<string, Plain> | undefined =>
	entries.length === 0 ? undefined : sortedMap(entries);
