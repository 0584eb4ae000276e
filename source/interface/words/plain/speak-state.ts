/** Words of a screen, read aloud. */
export const plainStateWords = {
	/** What ages is the same sentence as before. */
	timeless: (text: string): string => text
		.replaceAll(/\d\d:\d\d:\d\d/gv, '')
		.replaceAll(/\d{1,9}(?:\.\d)?[dhms]\b/gv, '')
		.replaceAll(/All is well in \d{1,9} answer.*$/gv, '')
		.replaceAll(/Not seen in the last(?: \d{1,9})? answers?/gv, '')
		.replaceAll(/, since \w+/gv, '')
		.replaceAll(/ ?Being asked: .*$/gv, '')
		.replaceAll(/\bjust now\b|\bago\b|Asked \d{1,9} times?/gv, '')
		.replaceAll(/\s+/gv, ' '),
	/**
	Words about keys of a screen, in those of this form.

	@param options.enter What is typed in place of Enter; `back` in place of Esc. Undefined where it is the number of a row.
	*/
	inAnswers(text: string, {enter, back}: {readonly enter: string | undefined; readonly back: string}): string {
		const begin = enter ?? 'Its number';
		const inside = enter ?? 'its number';
		return text
			.replace(/^no way back/v, 'There is no way back')
			.replaceAll(/\bEnter on a part\b/gv, 'The number of a part')
			.replaceAll(/\bpress Enter\b/gv, () => `type ${inside}`)
			.replaceAll(/(?<=[,:;] )Enter(?= [a-z])/gv, () => inside)
			.replaceAll(/\b(?:Press )?Enter(?= [a-z])/gv, () => begin)
			.replaceAll(/\bPress Esc\b/gv, () => `Type ${back}`)
			.replaceAll(/\bpress Esc\b/gv, () => `type ${back}`)
			.replaceAll(/\bEsc(?= [a-z])/gv, () => back)
			.replaceAll(/\bSpace ticks several\b/gv, 'A number ticks')
			.replaceAll(/\bSpace(?= leaves)/gv, 'space and its number');
	},
	/** What has numbers of its own must not be taken for what can be chosen. */
	numberedSteps: (text: string): string => text.replace(/^(?<number>\d+), (?=[A-Z])/v, 'Step $<number>: '),
	numberedStepsOfRun: (text: string): string => text.replace(/^(?<number>\d+), (?=[a-z])/v, 'Step $<number>, '),
	numberedHops: (text: string): string => text.replace(/^(?<number>\d+)\. (?=[0-9A-Z])/v, 'Hop $<number>: '),
	/** In sentences about the row under the cursor, which nobody sees here. */
	underCursor: 'under the cursor',
	/** A code of three characters fills its column. */
	apartFromCode: (text: string): string => text.replace(/(?<=^[A-H]\d\d) (?=[A-Z])/v, ', '),
	/** In place of the catalogue of all cases. */
	allCases: 'All known cases: / and words searches them, all tells every one.',
	terms: (names: readonly string[]): string => `${names.join('; ')}.`,
	howToExplain: 'Type one, or a part of one, to have it explained; an empty line goes back.',
	moreCharacters: (text: string, hidden: number): string => `${text}... ${hidden} more characters; all tells them.`,
	nextCheck: 'Goes on to the next check',
	remediesFor: (check: number, title: string): string => `Remedies for check ${check}: ${title}`,
	moreRows: 'There are more rows than are told here.',
} as const;
