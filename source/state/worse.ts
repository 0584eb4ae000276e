import {fromTag} from '../domain/agent.js';
import {findCase} from '../domain/cases/index.js';
import {isSameTrouble} from '../domain/cases/rank.js';
import {type Finding} from '../domain/case.js';
import {modelKey} from '../domain/intent.js';
import {countOf, listOf} from '../domain/words.js';
import {type RemedyOutcome} from './overlay.js';

const words = {
	2: 'it now delays the upgrade, which it did not before',
	3: 'it now stops the upgrade, which it did not before',
} as const;

const isInSameModel = (left: Finding, right: Finding): boolean =>
	left.model === undefined || right.model === undefined || modelKey(left.model) === modelKey(right.model);

/**
What is worse than before a remedy, in a sentence: the finding itself became graver or wider, or a graver one has come on the same subjects. Undefined where nothing is.

@param current The same finding as it is now.
@param findings All that is found now.
*/
export const whatIsWorse = ({finding, others}: NonNullable<RemedyOutcome['before']>, current: Finding | undefined, findings: readonly Finding[]): string | undefined => {
	if (current && current.severity > finding.severity) {
		return current.severity === 3 ? words[3] : words[2];
	}

	const added = current?.subjects.filter(subject => !finding.subjects.includes(subject)) ?? [];
	if (current && current.subjects.length > finding.subjects.length && added.length > 0) {
		return `${countOf(added.length, 'more is', 'more are')} affected (${listOf(added.map(tag => fromTag(tag)))})`;
	}

	const graver = findings.find(other => other.severity > finding.severity
		&& !isSameTrouble(other, finding)
		&& isInSameModel(other, finding)
		&& other.subjects.some(subject => finding.subjects.includes(subject))
		&& others.every(known => !isSameTrouble(known, other)));
	if (!graver) {
		return undefined;
	}

	const shared = graver.subjects.filter(subject => finding.subjects.includes(subject)).map(tag => fromTag(tag));
	return `there is something graver on ${listOf(shared)} now, "${findCase(graver.case)?.title ?? graver.case}"`;
};

/**
What is said where a remedy has made things worse, and what now.
*/
export const worseSentence = (worse: string, {undo}: Pick<RemedyOutcome, 'undo'>): string => [
	`Worse than before it: ${worse}.`,
	'Do not repeat it.',
	undo === undefined || undo === 'nothing to undo' ? 'There is nothing to undo; t shows all that is found now.' : `Undo: ${undo}. t shows all that is found now.`,
].join(' ');
