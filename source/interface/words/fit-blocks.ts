/** Words for what does not fit on a screen. */
export const fitBlocksWords = {
	/** The usual way to the rest of a command. */
	needsTallerTerminal: 'needs a taller terminal',
	/** The way to the rest is the end of the sentence. */
	restOfCommand: (hidden: number, way: string): string => `${hidden} more ${hidden === 1 ? 'row' : 'rows'} of the command: ${way}.`,
} as const;
