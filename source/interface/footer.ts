import {type State} from '../state/state.js';
import {footerHints, type Hint} from './key-bindings.js';
import {type Line} from './line.js';
import {line, span} from './make-line.js';
import {textWidth} from './text-width.js';

const gap = 2;

const widthOf = (hints: readonly Hint[]): number =>
	hints.reduce((sum, {name, label}) => sum + textWidth(name) + 1 + textWidth(label), 0) + (gap * Math.max(0, hints.length - 1));

const importanceOf = ({importance, isEssential}: Hint): number => importance ?? (isEssential ? 5 : 4);

/**
The keys that work now, as many as fit; the less important are left out first, and `help` is called `more` then.

@param columns Cells at hand.
*/
export const fitHints = (hints: readonly Hint[], columns: number): readonly Hint[] => {
	let kept = hints;
	while (kept.length > 0 && widthOf(kept) > columns) {
		const least = Math.min(...kept.map(hint => importanceOf(hint)));
		const dropped = kept.findLast(hint => importanceOf(hint) === least);
		kept = kept.filter(hint => hint !== dropped);
	}

	// Whoever does not find a key here has to know that there are others.
	return kept.length === hints.length ? kept : kept.map(hint => (hint.labelOfMore === undefined ? hint : {...hint, label: hint.labelOfMore}));
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
