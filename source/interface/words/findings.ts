/** Words of Troubleshoot: what is found, what has to be put back, and the catalogue of all cases. */
export const findingsWords = {
	title: 'Findings',
	/** All that is found, by how bad it is: `3 found: 1 stops, 2 delay the upgrade`. */
	found({all, stopping, delaying, harmless}: {readonly all: number; readonly stopping: number; readonly delaying: number; readonly harmless: number}): string {
		const grave = [
			...(stopping === 0 ? [] : [`${stopping} ${stopping === 1 ? 'stops' : 'stop'}`]),
			...(delaying === 0 ? [] : [`${delaying} ${delaying === 1 ? 'delays' : 'delay'}`]),
		].join(', ');
		const words = [...(grave === '' ? [] : [`${grave} the upgrade`]), ...(harmless === 0 ? [] : [`${harmless} worth knowing`])].join(', ');
		return `${all} found${words === '' ? '' : `: ${words}`}`;
	},
	search: 'Search',
	/** The agent that the findings below it are about. */
	about: (agent: string): string => `About ${agent}`,
	allOthers: 'All other findings',
	inModel: (summary: string, model: string): string => `${summary} in ${model}`,
	/** The same case in several places. */
	several: (title: string, count: number): string => `${title}, ${count} times`,
	allCases: 'All cases',
	howManyKnown: (count: number): string => `${count} known, / searches them`,
	/** A case that others reported, and that we have not seen. */
	notConfirmed: 'not confirmed',
	nothingMatches: 'Nothing that was found matches what you typed.',
	nothingFound: 'Nothing is found in what Juju says now. All known cases are below.',
	nothingAsked: 'Nothing has been asked of a model yet, so nothing can be found. All known cases are below.',
	noCaseMatches: 'No case matches. Press / to search anew.',
	noCaseMatchesWhileTyping: 'No case matches. Esc clears the search.',
	/** What Enter does with the selected row. */
	enterFolds: 'Enter folds them up again.',
	enterUnfolds: 'Enter shows each of them.',
	enterPutsBack: 'Enter asks whether to put it back as it was.',
	enterOpens: 'Enter opens a case: what it means, and what to do about it.',
	/** Where no row is selected. */
	onlyBack: 'Esc goes back.',
} as const;
