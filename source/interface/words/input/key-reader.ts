/** Words for keys that do nothing, and why. */
export const keyReaderWords = {
	tooEarly: 'That key came before this question could be read. Press it again.',
	/** Whoever pastes shall not say yes. */
	enterAmongOthers: 'Enter came together with other keys and was not taken. Press it again.',
	allIsShown: 'All of it is on the screen.',
	nothingToPasteInto: 'Nothing can be pasted here.',
	howToAnswer: 'Choose with the arrows, answer with Enter, or press Esc.',
	doesNothing: (key: string): string => `The key ${key} does nothing here. ? lists the keys.`,
} as const;
