import {type CharmVerdict, type CharmVerdictResult} from '../../../domain/charm/verdict.js';
import {type Line, type Span} from '../../line.js';
import {bold, line, span} from '../../make-line.js';
import {spreadLine} from '../../spread-line.js';
import {textWidth} from '../../text-width.js';
import {charmVerdictWords} from '../../words/charm/verdict-lines.js';
import {wrapText} from '../../wrap-text.js';
import {paragraph} from '../text-parts.js';
import {ignoredLook, verdictLooks} from './looks.js';

/** The worst first. */
const results: readonly CharmVerdictResult[] = ['refused', 'warn', 'unknown', 'pass'];

/** Verdicts, the worst first, else in their own order. */
export const sortVerdicts = (verdicts: readonly CharmVerdict[]): readonly CharmVerdict[] =>
	results.flatMap(result => verdicts.filter(verdict => verdict.result === result));

/**
How many verdicts say what: `1 refused  2 warn  9 pass`.

@param ignored Ids that the operator passes over.
*/
export const verdictCounts = (verdicts: readonly CharmVerdict[], ignored: readonly string[] = []): readonly Span[] => {
	const isIgnored = ({id, result}: CharmVerdict): boolean => result === 'refused' && ignored.includes(id);
	const counted = verdicts.filter(verdict => !isIgnored(verdict));
	const passedOver = verdicts.length - counted.length;
	return [
		...results.flatMap(result => {
			const count = counted.filter(verdict => verdict.result === result).length;
			return count === 0 ? [] : [span(`  ${charmVerdictWords.counts[result](count)}`, verdictLooks[result].tone ?? 'quiet')];
		}),
		...(passedOver === 0 ? [] : [span(`  ${charmVerdictWords.countPassedOver(passedOver)}`, 'quiet')]),
	];
};

const lookOf = ({id, result}: CharmVerdict, ignored: readonly string[]) => (result === 'refused' && ignored.includes(id) ? ignoredLook : verdictLooks[result]);

const oneVerdict = (verdict: CharmVerdict, {columns, ignored}: {readonly columns: number; readonly ignored: readonly string[]}): readonly Line[] => {
	const {symbol, word, tone} = lookOf(verdict, ignored);
	const key = `verdict-${verdict.id}`;
	const isPass = verdict.result === 'pass';
	const [first = '', ...others] = wrapText(verdict.title, columns - 3 - textWidth(word) - 3);
	const mark = tone === undefined ? `${symbol} ` : span(`${symbol} `, tone);
	return [
		spreadLine({
			key, left: [' ', mark, isPass ? first : bold(first)], right: [tone === undefined ? word : span(word, tone)], columns,
		}),
		...others.map((text, index) => line(`${key}-${index}`, ' '.repeat(3), isPass ? text : bold(text))),
		...paragraph({
			key: `${key}-evidence`, text: verdict.evidence, columns, indent: 3, ...(isPass && {tone: 'quiet'}),
		}),
		...(verdict.advice === undefined
			? []
			: paragraph({
				key: `${key}-advice`, text: verdict.advice, columns, indent: 3,
			})),
	];
};

/**
Verdicts with their evidence, the worst first.
*/
export const verdictLines = (verdicts: readonly CharmVerdict[], options: {readonly columns: number; readonly ignored: readonly string[]}): readonly Line[] =>
	sortVerdicts(verdicts).flatMap(verdict => oneVerdict(verdict, options));
