/** Words that come back for an answer, most of them why it is none. */
export const plainGiveAnswerWords = {
	gone: 'That is not there any more. An empty line says what is.',
	/** A word of Juju, with its other names. */
	term: ({name, others, text}: {readonly name: string; readonly others: readonly string[]; readonly text: string}): string =>
		`${others.length === 0 ? name : `${name} (${others.join(', ')})`}: ${text}`,
	moreTerms: (names: readonly string[]): string => `${names.length} more: ${names.join('; ')}.`,
	noTermMatches: 'No word matches what you typed.',
	agentsLater: 'Agents are told once the step has begun.',
	noAgent: (name: string): string => `There is no agent ${name} here. agents and a part of its name looks for it.`,
	yesOrNo: 'Answer yes or no, in full.',
	noneTicked: 'No application is ticked. Type the number of one first.',
	noMoreToSay: 'There is no more to say of it.',
} as const;
