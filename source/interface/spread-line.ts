import {type Line, type Span} from './line.js';
import {line, lineWidth} from './make-line.js';

/**
A line with something at its right end. Where both do not fit, what is on the right is left out. The last column stays empty, as the first does.
*/
export const spreadLine = ({key, left, right, columns}: {
	readonly key: string;
	readonly left: ReadonlyArray<Span | string>;
	readonly right: ReadonlyArray<Span | string>;
	readonly columns: number;
}): Line => {
	const leftWidth = lineWidth(line(key, ...left));
	const rightWidth = lineWidth(line(key, ...right));
	const gap = columns - 1 - leftWidth - rightWidth;
	return rightWidth === 0 || gap < 1 ? line(key, ...left) : line(key, ...left, ' '.repeat(gap), ...right);
};
