import {type CheckResult} from '../../../domain/check.js';

type Verdict = CheckResult['result'] | 'ignored';

const small = (text: string): string => (/^[A-Z][a-z]/v.test(text) ? `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}` : text);

const verdicts: Readonly<Record<Verdict, string>> = {
	pass: 'pass',
	warn: 'warn',
	block: 'block',
	unknown: 'unknown',
	running: 'running',
	ignored: 'ignored',
};

/** Words of the checks, read aloud. */
export const plainChecksWords = {
	sentence: (text: string): string => (/[!.:?]$/v.test(text) ? text : `${text}.`),
	/** What a check rests on; the age is undefined for what does not age. */
	withSource: ({text, source, age}: {readonly text: string; readonly source: string; readonly age: string | undefined}): string =>
		`${text.replace(/\.$/v, '')} (${source}${age === undefined ? '' : `, ${age}`}).`,
	/** `Check 2 of 16, block: a unit is in error, aws:db.` */
	check: ({number, count, verdict, title, subject}: {readonly number: number; readonly count: number; readonly verdict: Verdict; readonly title: string; readonly subject: string}): string =>
		`Check ${number} of ${count}, ${verdicts[verdict]}: ${small(title)}, ${subject}.`,
	/** Checks that pass alike; how many they are shows in the numbers. */
	passing: ({numbers, count, title, subjects}: {readonly numbers: readonly number[]; readonly count: number; readonly title: string; readonly subjects: readonly string[]}): string =>
		`${numbers.length > 1 ? 'Checks' : 'Check'} ${numbers.join(', ')} of ${count}, ${verdicts.pass}: ${small(title)}, ${subjects.join(', ')}.`,
	nothingToCheck: 'There is nothing to check.',
	nothingBlocks: 'Nothing blocks.',
	blocking: (numbers: readonly number[]): string => (numbers.length === 1
		? `1 check blocks, number ${numbers.join('')}.`
		: `${numbers.length} checks block, numbers ${numbers.join(', ')}.`),
} as const;
