import {matchingChoices} from '../../state/palette.js';
import {type Overlay} from '../../state/state.js';
import {fitWidth, layOutRow, placeColumns} from '../columns.js';
import {type Area} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {paletteWords} from '../words/palette.js';
import {cursorMark, fieldText} from './text-parts.js';
import {type Page} from './text-page.js';

/**
What can be done here, filtered by typing; Enter does what the cursor stands on.
*/
export const palettePage = (overlay: Extract<Overlay, {name: 'palette'}>, {columns}: Area): Page => {
	const choices = matchingChoices(overlay);
	const placed = placeColumns([
		{id: 'label', title: '', width: fitWidth(overlay.choices.map(({label}) => label), {title: '', most: 20})},
		{id: 'key', title: '', width: fitWidth(overlay.choices.map(({key}) => key), {title: '', most: 6})},
		{
			id: 'description', title: '', width: undefined, minimum: 20,
		},
	], columns - 4);
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold(paletteWords.whatCanBeDone)], right: [span(paletteWords.howToSearch, 'quiet')], columns,
			}),
			line('field', ' '.repeat(3), span(`${paletteWords.search}  `, 'quiet'), span(fieldText(overlay.typed, columns - 12), 'accent')),
			blank('below-field'),
		],
		list: choices.length === 0
			? [line('none', ' '.repeat(3), paletteWords.noMatch)]
			: choices.map(({action, key, label, description}, index) => line(
				`choice-${action}`,
				cursorMark(index === overlay.cursor),
				...layOutRow(placed, {label: index === overlay.cursor ? {text: label, tone: 'accent'} : label, key, description: {text: description, tone: 'quiet'}}),
			)),
		tail: [],
		focus: choices.length === 0 ? undefined : [overlay.cursor, overlay.cursor + 1],
	};
};
