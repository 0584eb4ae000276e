import {type State} from '../state/state.js';
import {footerHints, type Hint} from './key-bindings.js';
import {type Line} from './line.js';
import {line, span} from './make-line.js';
import {textWidth} from './text-width.js';

const gap = 2;

const widthOf = (hints: readonly Hint[]): number =>
	hints.reduce((sum, {name, label}) => sum + textWidth(name) + 1 + textWidth(label), 0) + (gap * Math.max(0, hints.length - 1));

/**
The keys that work now, as many as fit; the less important are left out first.

@param columns Cells at hand.
*/
export const fitHints = (hints: readonly Hint[], columns: number): readonly Hint[] => {
	let kept = hints;
	while (kept.length > 0 && widthOf(kept) > columns) {
		const dropped = kept.findLast(({isEssential}) => !isEssential) ?? kept.at(0);
		kept = kept.filter(hint => hint !== dropped);
	}

	return kept;
};

/**
The last line: keys and what they do.
*/
export const drawFooter = (state: State, columns: number): Line => line(
	'footer',
	...fitHints(footerHints(state), columns - 2).flatMap(({name, label}, index) => [
		index === 0 ? ' ' : ' '.repeat(gap),
		{text: name, isBold: true},
		span(` ${label}`, 'quiet'),
	]),
);
