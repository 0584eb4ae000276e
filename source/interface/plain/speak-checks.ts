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
import {numberOf, type Numbers} from './menu.js';

const wordOf = (state: State, result: CheckResult): string =>
	(isIgnored(state, result) && result.result !== 'pass' && result.result !== 'running' ? 'ignored' : result.result);

const small = (text: string): string => (/^[A-Z][a-z]/v.test(text) ? `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}` : text);

const sentence = (text: string): string => (/[!.:?]$/v.test(text) ? text : `${text}.`);

/** The words that a check rests on, each source named once. */
const evidenceOf = ({evidence}: CheckResult, now: number): string => evidence.map(({text, source, at}, index) => {
	const next = evidence[index + 1];
	const isNamedBelow = next?.source === source && next.at === at;
	return isNamedBelow ? sentence(text) : `${text.replace(/\.$/v, '')} (${source}${at === undefined ? '' : `, ${formatAge(now, at)}`}).`;
}).join(' ');

/** The key of the row on which a check stands on the screen. */
export const rowOfCheck = ({id, subject}: Pick<CheckResult, 'id' | 'subject'>): string => `check-${id}-${subject}`;

const keyOf = (state: State, result: CheckResult): string => `${checkKey(result)} ${wordOf(state, result)}`;

/**
One check as it is read aloud: `Check 2 of 16, block: a unit is in error, aws:db. …`. What passes says no more than that.
*/
const speakCheck = (state: State, result: CheckResult, {number, count}: {readonly number: number; readonly count: number}): string => {
	const word = wordOf(state, result);
	const title = `Check ${number} of ${count}, ${word}: ${small(result.title)}, ${subjectName(state, result.subject)}.`;
	return word === 'ignored' ? title : [title, evidenceOf(result, state.now)].filter(text => text !== '').join(' ');
};

type Numbered = {readonly result: CheckResult; readonly number: number};

/** Checks that pass alike, as one sentence; how many they are shows in the numbers. */
const speakPassing = (state: State, passing: readonly Numbered[], count: number): string => {
	const [first, ...others] = passing;
	const last = others.at(-1);
	const numbers = last ? `Checks ${passing.map(({number}) => number).join(', ')}` : `Check ${first?.number ?? 0}`;
	const names = passing.map(({result}, index) => subjectName(state, result.subject).slice(index === 0 ? 0 : subjectName(state, result.subject).indexOf(':') + 1));
	return `${numbers} of ${count}, pass: ${small(first?.result.title ?? '')}, ${names.join(', ')}.`;
};

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
		return selectCheckResults(state).length === 0 ? 'There is nothing to check.' : 'Nothing blocks.';
	}

	return open.length === 1 ? `1 check blocks, number ${open.join('')}.` : `${open.length} checks block, numbers ${open.join(', ')}.`;
};
