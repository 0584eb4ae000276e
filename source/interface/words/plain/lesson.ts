/** Words of a lesson where they speak of keys. */
export const plainLessonWords = {
	/**
	They speak of keys on other screens than its page: what is typed there in this form. A list is chosen from by numbers, and where nothing is chosen 1 goes on.
	*/
	inAnswers: (text: string): string => text
		.replaceAll(/\bPut the cursor on (?<what>[^,.:;]{1,80}) and press Enter\b/gv, 'Type the number of $<what>')
		.replaceAll(/\bEnter on (?=the [a-z]{1,40}\b)/gv, 'The number of ')
		.replaceAll(/(?<=, )Enter opens\b/gv, 'its number opens')
		.replaceAll(/\bPress Enter\b/gv, 'Type 1')
		.replaceAll(/\bpress Enter\b/gv, 'type 1')
		.replaceAll(/\bEnter\b/gv, '1')
		.replaceAll(/\bEsc\b/gv, 'back')
		.replaceAll(/(?<=Yes is not the default: )move to it\b/gv, 'type it in full')
		// Where a hint stands first, the goals behind it were told before.
		.replace(/^The other goals$/v, 'Goals'),
} as const;
