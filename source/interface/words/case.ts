/** Words of one failure mode, found or only read up. */
export const caseWords = {
	seen: 'Seen',
	occurs: 'Occurs',
	knownBy: 'Known by',
	means: 'Means',
	juju: 'Juju',
	/** Where it is only read up: its code. */
	ofCatalogue: (code: string): string => `${code} of the catalogue`,
	/** What a finding rests on; the age only where it is known. */
	evidence: ({text, source, age}: {readonly text: string; readonly source: string; readonly age: string | undefined}): string =>
		`${text} (${source}${age === undefined ? '' : `, ${age}`})`,
	notFound: 'Not found in what Juju says now.',
	notFoundAnyMore: 'Not found any more in the last answer.',
	/** What came of a remedy; the time only while it runs or is watched. */
	outcome: ({remedy, text, elapsed}: {readonly remedy: string; readonly text: string; readonly elapsed: string | undefined}): string =>
		`${remedy}: ${text}${elapsed === undefined ? '' : ` (${elapsed})`}`,
	remedyRuns: 'Runs.',
	moreRows: (hidden: number): string => `${hidden} more ${hidden === 1 ? 'row' : 'rows'}: PgDn shows all`,
	source: (reference: string): string => `Source: ${reference}`,
	noRemedy: 'There is no remedy from here. Esc goes back.',
	gone: 'There is no such case any more. Esc goes back.',
} as const;
