import {type CheckResult} from '../../domain/check.js';
import {subjectName} from '../../state/place-name.js';
import {
	checkKey,
	isIgnored,
	selectBlocking,
	selectCheckResults,
} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {formatAge} from '../format-time.js';
import {plainChecksWords} from '../words/plain/speak-checks.js';
import {numberOf, type Numbers} from './menu.js';

const wordOf = (state: State, result: CheckResult): CheckResult['result'] | 'ignored' =>
	(isIgnored(state, result) && result.result !== 'pass' && result.result !== 'running' ? 'ignored' : result.result);

/** The words that a check rests on, each source named once. */
const evidenceOf = ({evidence}: CheckResult, now: number): string => evidence.map(({text, source, at}, index) => {
	const next = evidence[index + 1];
	const isNamedBelow = next?.source === source && next.at === at;
	return isNamedBelow ? plainChecksWords.sentence(text) : plainChecksWords.withSource({text, source, age: at === undefined ? undefined : formatAge(now, at)});
}).join(' ');

/** The key of the row on which a check stands on the screen. */
export const rowOfCheck = ({id, subject}: Pick<CheckResult, 'id' | 'subject'>): string => `check-${id}-${subject}`;

const keyOf = (state: State, result: CheckResult): string => `${checkKey(result)} ${wordOf(state, result)}`;

/**
One check as it is read aloud: `Check 2 of 16, block: a unit is in error, aws:db. …`. What passes says no more than that.
*/
const speakCheck = (state: State, result: CheckResult, {number, count}: {readonly number: number; readonly count: number}): string => {
	const verdict = wordOf(state, result);
	const title = plainChecksWords.check({
		number, count, verdict, title: result.title, subject: subjectName(state, result.subject),
	});
	return verdict === 'ignored' ? title : [title, evidenceOf(result, state.now)].filter(text => text !== '').join(' ');
};

type Numbered = {readonly result: CheckResult; readonly number: number};

/** Checks that pass alike, as one sentence; how many they are shows in the numbers. */
const speakPassing = (state: State, passing: readonly Numbered[], count: number): string => plainChecksWords.passing({
	numbers: passing.map(({number}) => number),
	count,
	title: passing[0]?.result.title ?? '',
	subjects: passing.map(({result}, index) => subjectName(state, result.subject).slice(index === 0 ? 0 : subjectName(state, result.subject).indexOf(':') + 1)),
});

/** Whether all checks have come to an end. */
export const areSettled = (state: State): boolean => selectCheckResults(state).every(({result}) => result !== 'running');

/**
All checks that have come to an end and were not told yet, each with its number: those that pass first, what blocks last, so that it is still in one's ear.

@param said Keys of those that were told.
*/
export const speakChecks = (state: State, {numbers, said}: {
	readonly numbers: Numbers;
	readonly said: ReadonlySet<string>;
}): ReadonlyArray<{readonly keys: readonly string[]; readonly text: string}> => {
	const results = selectCheckResults(state);
	const count = results.length;
	const numbered = results.map((result): Numbered => ({result, number: numberOf(numbers, rowOfCheck(result))})).filter(({result}) => result.result !== 'running' && !said.has(keyOf(state, result)));
	const passing = Map.groupBy(numbered.filter(({result}) => result.result === 'pass'), ({result}) => `${result.id} ${result.title}`);
	const consequences = new Set<string>();
	return [
		...passing.values().map(group => ({keys: group.map(({result}) => keyOf(state, result)), text: speakPassing(state, group, count)})),
		...numbered.filter(({result}) => result.result !== 'pass').map(({result, number}) => {
			// What many of them mean alike is said once.
			const {consequence} = result;
			const isNew = consequence !== undefined && !consequences.has(consequence) && wordOf(state, result) !== 'ignored';
			consequences.add(consequence ?? '');
			return {keys: [keyOf(state, result)], text: `${speakCheck(state, result, {number, count})}${isNew ? ` ${consequence}` : ''}`};
		}),
	];
};

const openNumbers = (state: State, numbers: Numbers): readonly number[] => selectBlocking(state).map(result => numberOf(numbers, rowOfCheck(result)));

/** What has to be solved, by its numbers. */
export const speakOpenChecks = (state: State, numbers: Numbers): string => {
	const open = openNumbers(state, numbers);
	if (open.length === 0) {
		return selectCheckResults(state).length === 0 ? plainChecksWords.nothingToCheck : plainChecksWords.nothingBlocks;
	}

	return plainChecksWords.blocking(open);
};
