import {type Evidence} from '../../domain/check.js';
import {formatAge} from '../format-time.js';
import {type Line} from '../line.js';
import {blank, lineWidth, span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {paragraph} from './text-parts.js';

const sourceOf = ({source, at}: Evidence, now: number): string => (at === undefined ? `(${source})` : `(${source}, ${formatAge(now, at)})`);

/** A text with its source at the right end, on the last line where that has room, else below it. */
const withSource = (lines: readonly Line[], source: string, columns: number): readonly Line[] => {
	const last = lines.at(-1) ?? blank('nothing');
	const right = [span(source, 'quiet')];
	return lineWidth(last) + source.length + 3 <= columns
		? [...lines.slice(0, -1), spreadLine({
			key: last.key, left: last.spans, right, columns,
		})]
		: [...lines, spreadLine({
			key: `${last.key}-source`, left: [' '.repeat(3)], right, columns,
		})];
};

/**
What something rests on: the words themselves, where they come from and how old they are. Evidence from the same answer names it once.
*/
export const evidenceLines = ({evidence, now, columns}: {
	readonly evidence: readonly Evidence[];
	readonly now: number;
	readonly columns: number;
}): readonly Line[] => evidence.flatMap((item, index) => {
	const text = paragraph({
		key: `evidence-${index}`, text: item.text, columns, indent: 3,
	});
	const next = evidence[index + 1];
	const isNamedBelow = next?.source === item.source && next.at === item.at;
	return isNamedBelow ? text : withSource(text, sourceOf(item, now), columns);
});
