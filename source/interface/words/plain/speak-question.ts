/** Words of a question, read aloud. */
export const plainQuestionWords = {
	/** `risk` is a word; undefined where nothing is risked. */
	question: (title: string, risk: string | undefined): string => `Question${risk === undefined ? '' : `, ${risk}`}: ${title}`,
	/** The first one 1; its number is said where there are several. */
	command: ({line, number, count}: {readonly line: string; readonly number: number; readonly count: number}): string =>
		`Command${count === 1 ? '' : ` ${number} of ${count}`}: ${line}`,
	/** What an answer does, which on the screens begins with it. */
	yes: (what: string): string => `yes: ${what.replace(/^Yes, /v, '')}`,
	no: (what: string): string => `no: ${what.replace(/^No, /v, '')}`,
	yesOrNo: 'Type yes or no:',
	yesOrNoOrEmpty: 'Type yes or no; an empty line means no:',
	/** Where a phrase has to be typed, which comes next. */
	typeInFull: (what: string): string => `${what}: to go on, type this in full, letter by letter:`,
	emptyMeansNo: 'An empty line means no:',
	/** An age that grew by seconds is the same fact; one that grew by minutes is not. */
	withoutSeconds: (text: string): string => (text.startsWith('Status ')
		? text.replaceAll(/\d{1,9}s\b/gv, '')
		: text.replaceAll(/\d{1,9}[dhms](?: \d{1,2}[hms])?\b/gv, '')),
} as const;
