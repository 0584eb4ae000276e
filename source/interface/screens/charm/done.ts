import {type WaveOutcome} from '../../../state/charm/charm-stage.js';
import {fitWidth} from '../../columns.js';
import {formatDuration} from '../../format-time.js';
import {type Area, type Line, type Tone} from '../../line.js';
import {bold, line, span} from '../../make-line.js';
import {symbols} from '../../symbols.js';
import {padText, textWidth, truncateText} from '../../text-width.js';
import {charmDoneWords} from '../../words/charm/done.js';
import {fitBlocks, space, whole} from '../fit-blocks.js';
import {cursorMark, labelled, paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';
import {outcomeLooks} from './looks.js';

/** What came of one application. */
export type DoneItemView = {
	readonly application: string;
	readonly change: string;
	readonly outcome: WaveOutcome;
	readonly took: number | undefined;
	/** Why it was refused or did not come through: one sentence. */
	readonly reason: string | undefined;
	/** What can be done about it. */
	readonly advice: string | undefined;
	/** Whether it can be rolled back. */
	readonly hasRollBack: boolean;
};

export type DoneView = {
	readonly place: string;
	readonly items: readonly DoneItemView[];
	readonly cursor: number;
	/** Where the run is kept. */
	readonly folder: string;
	/** Whether the part about charms was opened from elsewhere. */
	readonly hasBack: boolean;
};

const good: ReadonlySet<WaveOutcome> = new Set(['upgraded', 'unchanged']);

const titleOf = ({items, place}: DoneView): {readonly symbol: string; readonly tone: Tone; readonly text: string} => {
	const done = items.filter(({outcome}) => good.has(outcome)).length;
	if (items.length === 0) {
		return {symbol: symbols.pending, tone: 'quiet', text: charmDoneWords.nothingUpgraded(place)};
	}

	if (done === items.length) {
		const [first] = items;
		return {
			symbol: symbols.good,
			tone: 'ok',
			text: items.length === 1 ? charmDoneWords.onlyOneHasIt(first?.application ?? '', place) : charmDoneWords.allHaveIt(items.length, place),
		};
	}

	return {symbol: symbols.warning, tone: 'warn', text: charmDoneWords.someHaveIt({count: done, all: items.length, place})};
};

const itemLine = ({application, change, outcome, reason, took}: DoneItemView, {isSelected, widths, columns}: {
	readonly isSelected: boolean;
	readonly widths: {readonly name: number; readonly change: number};
	readonly columns: number;
}): Line => {
	const {symbol, word, tone} = outcomeLooks[outcome];
	const more = charmDoneWords.tookAndReason(took === undefined ? undefined : formatDuration(took), reason);
	const left = [cursorMark(isSelected), span(`${symbol} ${padText(word, 14)}  `, tone ?? 'quiet'), `${padText(application, widths.name)}  ${padText(change, widths.change)}  `];
	const used = left.reduce((sum, part) => sum + textWidth(typeof part === 'string' ? part : part.text), 0);
	return line(`item-${application}`, ...left, truncateText(more.replaceAll(/\s+/gv, ' '), columns - used - 1));
};

const detailLines = (item: DoneItemView | undefined, columns: number): readonly Line[] => {
	if (!item) {
		return [];
	}

	const {advice, hasRollBack, reason} = item;
	return [
		...(reason === undefined
			? []
			: labelled({
				key: 'reason', label: charmDoneWords.labels.reason, text: reason, columns,
			})),
		...(advice === undefined
			? []
			: labelled({
				key: 'advice', label: charmDoneWords.labels.advice, text: advice, columns,
			})),
		...(hasRollBack
			? labelled({
				key: 'roll-back', label: charmDoneWords.labels.rollBack, text: charmDoneWords.howToRollBack(item.application), columns,
			})
			: []),
	];
};

/**
The end of the part about charms: every application with what came of it.
*/
export const donePage = (view: DoneView, area: Area): Page => {
	const {columns} = area;
	const {folder, hasBack, items} = view;
	const {symbol, text, tone} = titleOf(view);
	const cursor = Math.min(view.cursor, items.length - 1);
	const widths = {
		name: fitWidth(items.map(({application}) => application), {title: '', most: 22}), change: fitWidth(items.map(({change}) => change), {title: '', most: 20}),
	};
	const kept = charmDoneWords.keptIn(folder);
	return fitBlocks({
		head: [
			whole([line('title', ' ', span(`${symbol} `, tone), bold(truncateText(text, columns - 4)))]),
			space('below-title'),
		],
		list: items.length === 0 ? [line('none', ' '.repeat(3), charmDoneWords.noneChosen)] : items.map((item, index) => itemLine(item, {isSelected: index === cursor, widths, columns})),
		tail: [
			space('above-detail'),
			{lines: detailLines(items[cursor], columns), least: 2, rank: 2},
			space('above-run'),
			// The line above the keys says the same as long as it is wide enough for it.
			{lines: textWidth(kept) <= columns - 2 ? [] : paragraph({key: 'run', text: kept, columns}), least: 1, rank: 4},
			whole(paragraph({key: 'next', text: hasBack ? charmDoneWords.goesBack : charmDoneWords.endsWizard, columns})),
		],
		focus: items.length === 0 ? undefined : [cursor, cursor + 1],
	}, area);
};
