/** Words about answers that were not taken, and about what answers a question. */
export const plainConversationWords = {
	/** The line was begun before the screen that it would answer was told. */
	begunTooEarly: 'That line was begun before this was said, and was not taken. Answer again.',
	cameTooEarly: 'That answer came before this question could be read, and was not taken. Answer again.',
	yesDoesIt: 'yes does it; no, or an empty line, goes back.',
	phraseDoesIt: (phrase: string): string => `Only ${phrase}, typed in full, does it; an empty line goes back.`,
	hasChanged: 'What this rests on has changed meanwhile, so that answer was not taken.',
	nothingChanged: 'Nothing has changed by that.',
} as const;
