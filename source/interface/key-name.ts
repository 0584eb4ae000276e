/** Keys that are no characters. */
export type NamedKey =
	| 'up' | 'down' | 'left' | 'right' | 'page-up' | 'page-down' | 'home' | 'end'
	| 'enter' | 'escape' | 'tab' | 'backspace' | 'ctrl-c' | 'ctrl-l' | 'ctrl-z';

/** A key: a character as typed, or a name. No character has a name of more than one letter. */
export type KeyName = NamedKey | (string & {});

/**
One key, as it goes through the program.
*/
export type KeyPress =
	| {readonly type: 'named'; readonly name: NamedKey}
	/** One character as a person sees it. */
	| {readonly type: 'character'; readonly text: string}
	/** A paste: text that can never submit. */
	| {readonly type: 'pasted'; readonly text: string};
