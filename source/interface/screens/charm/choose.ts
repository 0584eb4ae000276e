import {type Failure} from '../../../domain/failure.js';
import {type CharmRow} from '../../../state/charm/select-charms.js';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type Cell,
	type Column,
	type PlacedColumn,
} from '../../columns.js';
import {formatAge} from '../../format-time.js';
import {type Area, type Line} from '../../line.js';
import {bold, line, span} from '../../make-line.js';
import {spreadLine} from '../../spread-line.js';
import {symbols} from '../../symbols.js';
import {truncateText} from '../../text-width.js';
import {charmChooseWords} from '../../words/charm/choose.js';
import {failureBlocks, staleLines} from '../failure-parts.js';
import {
	fitBlocks,
	space,
	whole,
	type Block,
} from '../fit-blocks.js';
import {cursorMark, paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';

/** What the list of applications is drawn from. */
export type ChooseView = {
	readonly place: string;
	/** Undefined until the status of the model is known. */
	readonly rows: readonly CharmRow[] | undefined;
	readonly ticked: readonly string[];
	readonly cursor: number;
	readonly now: number;
	readonly at: number | undefined;
	readonly failure: Failure | undefined;
	/** Whether another model can be gone to. */
	readonly hasOthers: boolean;
};

const numberText = (value: number | undefined): string => (value === undefined ? '?' : String(value));

const newerText = ({newer, origin}: CharmRow): string => {
	if (newer) {
		return newer.revision === undefined ? charmChooseWords.hasNewer : String(newer.revision);
	}

	// Nobody looks for newer ones of a charm that came from a file.
	return origin === 'local' ? charmChooseWords.fromFile : '-';
};

/** What is wrong with it or behind, in two or three words. */
const noteOf = ({isBehind, life, oldUnits, troubledUnits}: CharmRow): Cell => {
	if (life !== undefined) {
		return {text: `${symbols.bad} ${charmChooseWords.beingRemoved}`, tone: 'bad'};
	}

	if (troubledUnits.length > 0) {
		return {text: `${symbols.bad} ${charmChooseWords.inTrouble(troubledUnits.length)}`, tone: 'bad'};
	}

	if (oldUnits.length > 0) {
		return {text: `${symbols.warning} ${charmChooseWords.oldUnits(oldUnits.length)}`, tone: 'warn'};
	}

	return isBehind ? {text: `${symbols.warning} ${charmChooseWords.behind}`, tone: 'warn'} : '';
};

const columnsFor = (rows: readonly CharmRow[], columns: number): readonly PlacedColumn[] => {
	const fit = (texts: readonly string[], title: string, most: number) => fitWidth(texts, {title, most});
	const {titles} = charmChooseWords;
	const wanted: readonly Column[] = [
		{id: 'tick', title: '', width: 3},
		{id: 'name', title: titles.application, width: fit(rows.map(({application}) => application), titles.application, 22)},
		// Most applications are called like their charms.
		...(rows.every(({application, charm}) => application === charm)
			? []
			: [{
				id: 'charm', title: titles.charm, width: fit(rows.map(({charm}) => charm), titles.charm, 18), priority: 1,
			}]),
		{
			id: 'revision', title: titles.revision, width: fit(rows.map(({revision}) => numberText(revision)), titles.revision, 6), isNumber: true,
		},
		{
			id: 'newer', title: titles.newer, width: 5, isNumber: true,
		},
		{
			id: 'channel', title: titles.channel, width: fit(rows.map(({channel}) => channel ?? '-'), titles.channel, 18), priority: 2,
		},
		{
			id: 'base', title: titles.base, width: fit(rows.map(({base}) => base ?? '-'), titles.base, 14), priority: 4,
		},
		{
			id: 'origin', title: titles.origin, width: fit(rows.map(({origin}) => origin), titles.origin, 12), priority: 3,
		},
		{
			id: 'units', title: titles.units, width: 5, isNumber: true,
		},
		{
			id: 'note', title: '', width: undefined, minimum: 15,
		},
	];
	return placeColumns(wanted, columns - 4);
};

const rowLine = (row: CharmRow, {placed, isSelected, isTicked}: {readonly placed: readonly PlacedColumn[]; readonly isSelected: boolean; readonly isTicked: boolean}): Line => line(
	`application-${row.application}`,
	cursorMark(isSelected),
	...layOutRow(placed, {
		tick: isTicked ? '[x]' : (row.life === undefined ? '[ ]' : ' - '),
		name: row.application,
		charm: row.charm,
		revision: numberText(row.revision),
		newer: row.newer ? {text: newerText(row), tone: 'warn'} : newerText(row),
		channel: row.channel ?? '-',
		base: row.base ?? '-',
		origin: row.origin,
		units: row.isSubordinate && row.unitCount === 0 ? '-' : String(row.unitCount),
		note: noteOf(row),
	}),
);

const sourceText = (row: CharmRow): string => charmChooseWords.present({...row, revision: numberText(row.revision), isFromFile: row.origin === 'local'});

/** All about the application under the cursor, and why it cannot be chosen where it cannot. */
const detailBlocks = (row: CharmRow | undefined, columns: number): readonly Block[] => {
	if (!row) {
		return [];
	}

	const {application, life, oldUnits, troubledUnits} = row;
	const warning = (key: string, text: string, tone: 'bad' | 'warn'): Block => ({
		lines: paragraph({
			key, text: `${tone === 'bad' ? symbols.bad : symbols.warning} ${text}`, columns, hang: 3, tone,
		}),
		least: 1,
		rank: 1,
	});
	return [
		space('above-detail'),
		...(life === undefined ? [] : [warning('life', charmChooseWords.cannotBeChanged(application), 'bad')]),
		...(troubledUnits.length === 0 ? [] : [warning('trouble', charmChooseWords.troubledUnits(troubledUnits), 'bad')]),
		...(oldUnits.length === 0 ? [] : [warning('old', charmChooseWords.unitsAtOldCharm(oldUnits), 'warn')]),
		{lines: paragraph({key: 'source', text: sourceText(row), columns}), least: 1, rank: 2},
	];
};

const withoutRows = ({failure, place, rows}: ChooseView, columns: number): readonly Block[] => {
	if (failure && rows === undefined) {
		return [...failureBlocks(failure, columns), whole([line('again', ' '.repeat(3), charmChooseWords.askAgain)])];
	}

	return [whole(rows === undefined
		? [line('asking', ' ', span(`${symbols.busy} ${charmChooseWords.asking(place)}`, 'busy'))]
		: paragraph({key: 'none', text: charmChooseWords.noApplications(place), columns}))];
};

/**
What can change: the applications of a model with their charms, which of them are behind, and why one cannot be chosen.
*/
export const choosePage = (view: ChooseView, area: Area): Page => {
	const {columns} = area;
	const {at, failure, hasOthers, now, place, rows = [], ticked} = view;
	const cursor = Math.min(view.cursor, rows.length - 1);
	const placed = columnsFor(rows, columns);
	const behind = rows.filter(({isBehind}) => isBehind).length;
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title',
				left: [' ', bold(truncateText(charmChooseWords.whichCharm(place), columns - 36))],
				right: at === undefined ? [] : [span(charmChooseWords.knownBehind(behind, formatAge(now, at)), 'quiet')],
				columns,
			})]),
			space('below-title'),
			...(rows.length === 0 ? withoutRows(view, columns) : [whole([line('titles', ' '.repeat(3), ...layOutTitles(placed))])]),
		],
		list: rows.map((row, index) => rowLine(row, {placed, isSelected: index === cursor, isTicked: ticked.includes(row.application)})),
		tail: rows.length === 0
			? []
			: [
				{lines: staleLines(failure, columns), least: 1, rank: 1},
				...detailBlocks(rows[cursor], columns),
				space('above-next'),
				{lines: paragraph({key: 'next', text: charmChooseWords.howToGoOn(ticked.length, hasOthers), columns}), least: 1, rank: 3},
			],
		focus: rows.length === 0 ? undefined : [cursor, cursor + 1],
	}, area);
};
