import {type Line, type Span} from './line.js';

const isSameSpan = (left: Span, right: Span | undefined): boolean =>
	left.text === right?.text && left.tone === right.tone && left.isBold === right.isBold && left.isInverse === right.isInverse;

const isSameLine = (left: Line, right: Line): boolean =>
	left.spans.length === right.spans.length && left.spans.every((span, index) => isSameSpan(span, right.spans[index]));

/**
Makes what keeps lines the same objects from frame to frame as long as the same is written in the same row, and all of them the same list where none has changed: React then draws only what changed.
*/
export const createLineKeeper = (): ((lines: readonly Line[]) => readonly Line[]) => {
	let last: readonly Line[] = [];
	return lines => {
		const next = lines.map((line, row) => {
			const before = last[row];
			return before && isSameLine(before, line) ? before : line;
		});
		last = next.length === last.length && next.every((line, row) => line === last[row]) ? last : next;
		return last;
	};
};
