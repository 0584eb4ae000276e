import {lineWidth} from '../../source/interface/make-line.js';
import {type Area, type Line} from '../../source/interface/line.js';
import {layOutPage, type Page} from '../../source/interface/screens/text-page.js';

/** Body of a terminal of 80x24 and of 60x16, the smallest. */
export const usualArea: Area = {columns: 80, rows: 18};
export const smallArea: Area = {columns: 60, rows: 10};

/** What a line says, without its colours. */
export const lineText = ({spans}: Line): string => spans.map(({text}) => text).join('').trimEnd();

/**
The rows of a screen as text; throws where they do not fit, so that every test of a screen tests that, too.
*/
export const linesText = (lines: readonly Line[], {columns, rows}: Area): string => {
	if (lines.length > rows) {
		throw new Error(`${lines.length} rows do not fit into ${rows}:\n${lines.map(row => lineText(row)).join('\n')}`);
	}

	const wide = lines.find(row => lineWidth(row) > columns);
	if (wide) {
		throw new Error(`More than ${columns} cells: ${lineText(wide)}`);
	}

	const keys = lines.map(({key}) => key);
	const double = keys.find((key, index) => keys.indexOf(key) !== index);
	if (double !== undefined) {
		throw new Error(`Two rows have the key ${double}`);
	}

	return lines.map(row => lineText(row)).join('\n');
};

/** A page, laid out, as text. */
export const pageText = (page: Page, area: Area = usualArea): string => linesText(layOutPage(page, area), area);
