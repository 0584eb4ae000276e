import {type Overlay} from '../../state/state.js';
import {type Area} from '../line.js';
import {blank, line} from '../make-line.js';
import {textWords} from '../words/text.js';
import {boldParagraph, breakWords} from './text-parts.js';
import {type Page} from './text-page.js';

/**
A text to read: the advice of a remedy, and what else has only words.
*/
export const textPage = ({title, lines, top}: Extract<Overlay, {name: 'text'}>, {columns}: Area): Page => ({
	head: [...boldParagraph({key: 'title', text: title, columns}), blank('below-title')],
	list: lines.length === 0
		? [line('empty', ' ', textWords.nothingToRead)]
		: lines.flatMap((text, index) => (text.trim() === ''
			? [blank(`text-${index}`)]
			// It may be what a command wrote, where columns stand below each other.
			: breakWords(text, columns - 4).map((row, part) => line(`text-${index}-${part}`, ' '.repeat(3), row)))),
	tail: [blank('above-next'), line('next', ' ', textWords.back)],
	top,
});
