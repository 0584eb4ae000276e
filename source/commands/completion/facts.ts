/** What an option of the command line takes behind it. */
export type ValueKind =
	/** Nothing. */
	| {readonly kind: 'none'}
	/** One of these words. */
	| {readonly kind: 'words'; readonly words: readonly string[]}
	| {readonly kind: 'file'}
	| {readonly kind: 'folder'}
	/** Something that no shell can know. */
	| {readonly kind: 'any'};

export type CompletionOption = {
	readonly name: string;
	readonly short: string | undefined;
	readonly description: string;
	readonly value: ValueKind;
};

export type CompletionCommand = {
	readonly name: string;
	readonly description: string;
	readonly options: readonly CompletionOption[];
	/** What its own word can be. */
	readonly words: readonly string[];
};

/** All that a shell has to know. Words hold letters, digits, dots and hyphens only; descriptions no line breaks. */
export type CompletionFacts = {
	readonly program: string;
	/** Without a command: the wizard. */
	readonly wizard: readonly CompletionOption[];
	readonly commands: readonly CompletionCommand[];
};

/** Text as one word of a shell. */
export const quote = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;

/** `-c` and `--controller`. */
export const spellings = ({name, short}: CompletionOption): readonly string[] => [...(short === undefined ? [] : [`-${short}`]), `--${name}`];

/** Every option once, as it is the same in all commands but for what it takes. */
export const everyOption = ({wizard, commands}: CompletionFacts): readonly CompletionOption[] =>
	new Map([...wizard, ...commands.flatMap(({options}) => options)].map(option => [option.name, option])).values().toArray();
