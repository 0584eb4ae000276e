/** Words for keys of an operator that cannot be had; each ends a sentence that begins with what is left out. */
export const remapKeysWords = {
	/** In descriptions of the table of keys, where two letters do the same. */
	twoLetters: (one: string, other: string): string => `${one} and ${other}`,
	staysAsItIs: (name: string): string => `${name}, which stays as it is`,
	hasNoLetter: (name: string): string => `${name}, which has no letter of its own`,
	/** `close` is a name that was perhaps meant. */
	isNoAction: (name: string, close: string | undefined): string => `${JSON.stringify(name)}, which is no action${close === undefined ? '' : ` (${close}?)`}`,
	cannotBeHad: (name: string, key: string): string => `${name} on ${JSON.stringify(key)}, which cannot be had`,
	/** With what the key means already, where that has a word. */
	meansAnother: ({name, key, meaning}: {readonly name: string; readonly key: string; readonly meaning: string | undefined}): string =>
		`${name} on ${key}, which is ${meaning ?? 'another'}`,
} as const;
