const asciiNames: Readonly<Record<string, string>> = {'⏎': 'Enter', '↑↓': 'Up/Down', '→': 'Right'};

/** Words of the footer that the table of keys does not have. */
export const keyBindingsWords = {
	/** How keys are called where their symbols cannot be drawn. */
	asciiNames,
	/** The help, where other keys had to be left out. */
	more: 'more',
} as const;
