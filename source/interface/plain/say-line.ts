import {type Line, type Span} from '../line.js';
import {symbols} from '../symbols.js';
import {plainSayLineWords} from '../words/plain/say-line.js';

const marks: readonly string[] = [symbols.good, symbols.bad, symbols.warning, symbols.busy, symbols.pending, symbols.cursor, '?'];

/** Bars, rulers, pictures of time: nothing that could be read aloud. */
const drawings = /[\u{2500}-\u{259F}\u{2800}-\u{28FF}]+·*|·{2,}/gv;

/** A picture of time, and all that stands beside it. */
const curve = /[▁▂▃▅▆▇\u{2801}-\u{28FF}]/v;

/** A symbol always has a word beside it, so that it can be left out. */
const withoutMark = (text: string): string => {
	const rest = text.trimStart();
	const mark = marks.find(other => rest === other || rest.startsWith(`${other} `));
	return mark === undefined ? text : `${text.slice(0, text.length - rest.length)}${rest.slice(mark.length)}`;
};

const inWords = (text: string): string => withoutMark(text)
	.replaceAll(drawings, ' ')
	.replace(/^(?<space>\s*)→ /v, '$<space>')
	.replaceAll(/ ?→ ?/gv, () => ` ${plainSayLineWords.to} `)
	.replaceAll('⏎', () => plainSayLineWords.enter)
	.replaceAll(/(?<=\d)–(?=\d)/gv, () => ` ${plainSayLineWords.to} `)
	.replaceAll(/\s?…/gv, '...');

/** Columns are told apart by spaces on a screen, and by commas aloud. */
const withCommas = (text: string): string => text
	.trim()
	.replaceAll(/(?<end>[!,.:;?]?)\s{2,}/gv, (_, end: string) => (end === '' ? ', ' : `${end} `));

/** A command is what it is, to the last space. */
const isCommand = ({key, spans}: Line): boolean => /^(?:command|line)/v.test(key) && spans.length === 2 && spans[0]?.text.trim() === '' && spans[1]?.tone === 'accent';

/** A text field is shown as it is typed; here it is typed line by line. */
const isField = ({spans}: Line): boolean => spans.at(-1)?.text.endsWith(symbols.field) === true && spans.at(-1)?.tone === 'accent';

/** The word before a text that says what it is stands in a column of its own. */
const isLabel = ({tone, text}: Span): boolean => tone === 'quiet' && /^[A-Z][ A-Za-z]* {2}$/v.test(text) && !/\S {2,}\S/v.test(text);

/** A hint stands below its goal on the screen; aloud it says what it is. */
const hintMark = ({key}: Line): string => {
	const number = /-hint-(?<number>\d)(?:-0){1,2}$/v.exec(key)?.groups?.['number'];
	return number === undefined ? '' : plainSayLineWords.hint(Number(number) + 1);
};

/**
One line of a screen as it is read aloud: no symbol, no drawing, no columns. Empty where nothing is left.
*/
export const sayLine = (row: Line): string => {
	if (isCommand(row)) {
		return plainSayLineWords.command(row.spans[1]?.text.trim() ?? '');
	}

	if (row.spans.some(({text}) => curve.test(text)) || isField(row)) {
		return '';
	}

	const first = row.spans.findIndex(({text}) => text.trim() !== '');
	return hintMark(row) + withCommas(row.spans.map((part, index) => (index === first && isLabel(part) && row.spans.length > index + 1 ? `${part.text.trim()}: ` : inWords(part.text))).join(''));
};

/** The cells of a row of a table: all spans behind the mark of the cursor. */
export const cellsOf = ({spans}: Line): readonly string[] => spans.slice(1).map(({text}) => inWords(text).trim().replaceAll(/\s{2,}/gv, ' '));

const ticks: Readonly<Record<string, string>> = {'[x]': plainSayLineWords.ticked, '[ ]': plainSayLineWords.notTicked};

/** What tells nothing is not said. */
const isEmptyCell = (text: string): boolean => text === '' || text === '-';

/**
A row of a table in words: what it is called, then each cell with the title of its column.
*/
export const sayRow = (titles: Line, row: Line): string => {
	const names = cellsOf(titles);
	const cells = cellsOf(row);
	const tick = ticks[cells[0] ?? ''];
	const start = names[0] === '' ? 1 : 0;
	const facts = cells.flatMap((text, index) => {
		if (index <= start || isEmptyCell(text)) {
			return [];
		}

		const title = (names[index] ?? '').toLowerCase();
		// Cells that are words of their own say what they are.
		return [(title === 'to' && !/^\d/v.test(text)) || title === 'message' || title === '' ? text : `${title} ${text}`];
	});
	return `${cells[start] ?? ''}: ${[...(tick === undefined ? [] : [tick]), ...facts].join(', ')}`;
};
