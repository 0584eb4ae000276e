import {type SettingFate, type SettingRow} from '../../../domain/charm/verdict.js';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type Column,
	type PlacedColumn,
} from '../../columns.js';
import {type Line, type Tone} from '../../line.js';
import {bold, line, span} from '../../make-line.js';
import {symbols} from '../../symbols.js';
import {charmSettingWords} from '../../words/charm/setting-lines.js';
import {paragraph} from '../text-parts.js';
import {fateLooks} from './looks.js';

/** What is lost first. */
const fates: readonly SettingFate[] = ['dropped', 'unknown', 'set', 'new', 'kept'];

/** What nobody has to look at: a setting that nobody set and that stays as it is. */
const isQuiet = ({fate, wasSet, before, after}: SettingRow): boolean => (fate === 'kept' || fate === 'unknown') && !wasSet && (fate === 'unknown' || before === after);

const sortRows = (rows: readonly SettingRow[]): readonly SettingRow[] => fates.flatMap(fate => {
	const ofFate = rows.filter(row => row.fate === fate);
	return [...ofFate.filter(({wasSet}) => wasSet), ...ofFate.filter(({wasSet}) => !wasSet)];
});

/** A value on one row; a setting may hold a whole file. */
const valueText = (value: string | undefined): string => {
	if (value === undefined) {
		return '-';
	}

	return value === '' ? '""' : value.replaceAll(/\s+/gv, ' ');
};

const afterText = ({fate, before, after, wasSet}: SettingRow): string => {
	switch (fate) {
		case 'dropped': {
			return charmSettingWords.gone;
		}

		case 'unknown': {
			return '?';
		}

		case 'kept': {
			return before === after ? charmSettingWords.theSame : valueText(after);
		}

		case 'set':
		case 'new': {
			return wasSet && before === after ? charmSettingWords.theSame : valueText(after);
		}
	}
};

const toneOf = ({fate, wasSet}: SettingRow): Tone | undefined => (fate === 'dropped' && !wasSet ? 'quiet' : fateLooks[fate].tone);

const symbolOf = ({fate, wasSet}: SettingRow): string => (fate === 'dropped' && !wasSet ? symbols.pending : fateLooks[fate].symbol);

const columnsFor = (rows: readonly SettingRow[], columns: number): readonly PlacedColumn[] => {
	const most = Math.max(10, Math.floor(columns / 3));
	const fit = (texts: readonly string[], title: string) => fitWidth(texts, {title, most});
	const {titles} = charmSettingWords;
	const placed: readonly Column[] = [
		{id: 'name', title: titles.name, width: fit(rows.map(({name}) => name), titles.name)},
		{id: 'fate', title: titles.fate, width: 9},
		{id: 'before', title: titles.before, width: fit(rows.map(({before}) => valueText(before)), titles.before)},
		{
			id: 'after', title: titles.after, width: undefined, minimum: 8,
		},
	];
	return placeColumns(placed, columns - 4);
};

const oneRow = (row: SettingRow, placed: readonly PlacedColumn[], columns: number): readonly Line[] => {
	const {name, reason} = row;
	const tone = toneOf(row);
	const text = `${symbolOf(row)} ${fateLooks[row.fate].word}`;
	return [
		line(`setting-${name}`, ' '.repeat(3), ...layOutRow(placed, {
			name, fate: tone === undefined ? text : {text, tone}, before: valueText(row.before), after: afterText(row),
		})),
		...(reason === undefined
			? []
			: paragraph({
				key: `setting-${name}-reason`, text: reason, columns, indent: 5, tone: 'quiet',
			})),
	];
};

/** How many settings become what: `1 dropped, 1 set, 4 kept`. */
export const settingCounts = (rows: readonly SettingRow[]): string => charmSettingWords.counts(fates
	.map(fate => ({count: rows.filter(row => row.fate === fate).length, word: fateLooks[fate].word}))
	.filter(({count}) => count > 0));

/** Whether a value that somebody had set is lost. */
export const hasLosses = (rows: readonly SettingRow[]): boolean => rows.some(({fate, wasSet}) => fate === 'dropped' && wasSet);

/**
What becomes of each setting, what is lost first: before, after, and its fate in a word. What nobody set and nothing touches is only counted.
*/
export const settingLines = (rows: readonly SettingRow[], columns: number): readonly Line[] => {
	if (rows.length === 0) {
		return [];
	}

	const shown = sortRows(rows.filter(row => !isQuiet(row)));
	const quiet = rows.filter(row => isQuiet(row));
	const isKnown = quiet.every(({fate}) => fate === 'kept');
	const placed = columnsFor(shown, columns);
	return [
		...paragraph({
			key: 'settings', text: charmSettingWords.settings(settingCounts(rows)), columns,
		}).map(row => ({...row, spans: row.spans.map(({text}) => bold(text))})),
		...(shown.length === 0 ? [] : [line('setting-titles', ' '.repeat(3), ...layOutTitles(placed))]),
		...shown.flatMap(row => oneRow(row, placed, columns)),
		...(quiet.length === 0
			? []
			: [line('setting-quiet', ' '.repeat(3), span(isKnown ? charmSettingWords.keepDefaults(quiet.length) : charmSettingWords.takeNewDefaults(quiet.length), 'quiet'))]),
	];
};
