/** Words of the remedies of a check. */
export const remediesWords = {
	doesNotApply: 'This check does not apply any more. Esc goes back.',
	checkPasses: 'Nothing to do here: this check passes.',
	noRemedy: 'There is no remedy from here.',
} as const;
