import {charmRevisionIn} from '../../../domain/charm/charm-names.js';
import {type CharmProgress, type CharmUnit} from '../../../domain/charm/charm-progress.js';
import {isHeldAsBefore} from '../../../domain/charm/follow-charm.js';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type PlacedColumn,
} from '../../columns.js';
import {type Line} from '../../line.js';
import {line} from '../../make-line.js';
import {symbols} from '../../symbols.js';
import {charmUnitTableWords} from '../../words/charm/unit-table.js';
import {sinceText} from '../table-rows.js';
import {cursorMark} from '../text-parts.js';
import {
	isOtherCharm,
	pointText,
	type CharmPoint,
} from './change-text.js';
import {unitLook, type Look} from './looks.js';

/** What the table of an application's units is drawn from. */
export type UnitsView = {
	readonly units: readonly CharmUnit[];
	readonly before: CharmPoint;
	/** What the application has now. */
	readonly present: CharmPoint;
	/** Whether an order was given. */
	readonly isOrdered: boolean;
	readonly blockedBefore: CharmProgress['blockedBefore'];
	readonly cursor: number;
	readonly now: number;
};

/** The charm that a unit runs: `29`; `29 → 31` once it has another than before. */
export const unitCharm = ({before, present}: Pick<UnitsView, 'before' | 'present'>, {upgradingFrom}: Pick<CharmUnit, 'upgradingFrom'>): string => {
	const isNamed = isOtherCharm(before, present);
	const old = pointText(before, isNamed);
	if (upgradingFrom !== undefined) {
		return pointText({charm: upgradingFrom, revision: charmRevisionIn(upgradingFrom) ?? before.revision}, isNamed);
	}

	const now = pointText(present, isNamed);
	return now === old || before.revision === undefined ? now : `${old} ${symbols.arrow} ${now}`;
};

const asBefore: Look = {symbol: symbols.pending, word: charmUnitTableWords.blockedAsBefore, tone: 'quiet'};

const lookOf = ({blockedBefore, isOrdered}: UnitsView, unit: CharmUnit): Look =>
	(isHeldAsBefore(unit, blockedBefore) ? asBefore : unitLook(unit, isOrdered));

/** Widths rest on all units and on both ends of the change, so that nothing moves while one after the other is upgraded. */
const columnsOf = (view: UnitsView, columns: number): readonly PlacedColumn[] => {
	const isNamed = isOtherCharm(view.before, view.present);
	const widest = `${pointText(view.before, isNamed)} ${symbols.arrow} ${pointText(view.present, isNamed)}`;
	const {titles} = charmUnitTableWords;
	return placeColumns([
		{id: 'name', title: titles.name, width: fitWidth(view.units.map(({name}) => `${name} *`), {title: titles.name, most: 26})},
		{id: 'charm', title: titles.charm, width: fitWidth([widest, ...view.units.map(unit => unitCharm(view, unit))], {title: titles.charm, most: 24})},
		{id: 'state', title: titles.state, width: 13},
		{
			id: 'since', title: titles.since, width: 5, isNumber: true, priority: 2,
		},
		{
			id: 'message', title: titles.message, width: undefined, minimum: 8, priority: 1,
		},
	], columns - 4);
};

/**
The units of an application: titles, and a row each with its charm, its state in symbol and word, since when, its message. The leader has a star.
*/
export const unitTable = (view: UnitsView, columns: number): {readonly titles: Line; readonly rows: readonly Line[]} => {
	const placed = columnsOf(view, columns);
	return {
		titles: line('titles', ' '.repeat(3), ...layOutTitles(placed)),
		rows: view.units.map((unit, index) => {
			const {symbol, tone, word} = lookOf(view, unit);
			const text = `${symbol} ${word}`;
			return line(`unit-${unit.tag}`, cursorMark(index === view.cursor), ...layOutRow(placed, {
				name: unit.isLeader ? `${unit.name} *` : unit.name,
				charm: unitCharm(view, unit),
				state: tone === undefined ? text : {text, tone},
				since: sinceText(view.now, unit.since),
				message: unit.message?.replaceAll(/\s+/gv, ' ').trim() ?? '',
			}));
		}),
	};
};
