import {type JournalEntry} from '../journal-entry.js';
import {textIn, textsIn, valueOf} from './facts.js';
import {type RunCase} from './run-types.js';

/** After these nothing is expected of a remedy any more. */
const outcomes: Readonly<Record<string, string>> = {'remedy-ended': 'done', 'case-solved': 'solved', 'case-worse': 'worse'};

const isSame = (met: RunCase, id: string | undefined, subjects: readonly string[]): boolean =>
	met.case === id && met.subjects.join(' ') === subjects.join(' ');

/**
The cases of the catalogue that were looked at or treated, and the remedies of checks, each with what came of it.
*/
export const casesOf = (entries: readonly JournalEntry[]): readonly RunCase[] => {
	const cases: RunCase[] = [];
	const put = (met: RunCase): void => {
		const index = cases.findLastIndex(other => isSame(other, met.case, met.subjects));
		if (index === -1) {
			cases.push(met);
		} else {
			cases[index] = met;
		}
	};

	for (const entry of entries) {
		const value = valueOf(entry);
		const id = textIn(value, 'case');
		const subjects = textsIn(value, 'subjects');
		const remedy = textIn(value, 'remedy') ?? '';
		// A remedy ends as part of what it was begun for, whatever is open then.
		const begun = entry.kind === 'remedy-ended' ? cases.findLast(({remedies}) => remedies.some(other => other.id === remedy && other.outcome === 'running')) : undefined;
		const met = begun ?? cases.findLast(other => isSame(other, id, subjects)) ?? {
			case: id, subjects, at: entry.at, remedies: [],
		};
		const outcome = outcomes[entry.kind];
		if (entry.kind === 'case-opened') {
			put(met);
		} else if (entry.kind === 'remedy-started') {
			put({
				...met,
				remedies: [...met.remedies, {
					id: remedy, title: textIn(value, 'title') ?? remedy, outcome: 'running', text: undefined,
				}],
			});
		} else if (outcome !== undefined) {
			const known = met.remedies.findLastIndex(other => other.id === remedy);
			const text = textIn(value, 'text');
			put({
				...met,
				remedies: known === -1
					? [...met.remedies, {
						id: remedy, title: textIn(value, 'title') ?? remedy, outcome, text,
					}]
					: met.remedies.map((other, index) => (index === known ? {...other, outcome: textIn(value, 'outcome') ?? outcome, text: text ?? other.text} : other)),
			});
		}
	}

	return cases;
};
