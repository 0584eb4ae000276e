import {type WaveOutcome} from '../../../state/charm/charm-stage.js';
import {fitWidth} from '../../columns.js';
import {formatDuration} from '../../format-time.js';
import {type Area, type Line, type Tone} from '../../line.js';
import {bold, line, span} from '../../make-line.js';
import {symbols} from '../../symbols.js';
import {padText, textWidth, truncateText} from '../../text-width.js';
import {fitBlocks, space, whole} from '../fit-blocks.js';
import {
	countOf,
	cursorMark,
	labelled,
	paragraph,
} from '../text-parts.js';
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
		return {symbol: symbols.pending, tone: 'quiet', text: `Nothing was upgraded in ${place}.`};
	}

	if (done === items.length) {
		const [first] = items;
		return {
			symbol: symbols.good,
			tone: 'ok',
			text: items.length === 1 ? `${first?.application ?? ''} in ${place} has the charm that was ordered.` : `All ${items.length} applications of ${place} have what was ordered.`,
		};
	}

	return {symbol: symbols.warning, tone: 'warn', text: `${done} of ${countOf(items.length, 'application')} of ${place} ${done === 1 ? 'has' : 'have'} what was ordered.`};
};

const itemLine = ({application, change, outcome, reason, took}: DoneItemView, {isSelected, widths, columns}: {
	readonly isSelected: boolean;
	readonly widths: {readonly name: number; readonly change: number};
	readonly columns: number;
}): Line => {
	const {symbol, word, tone} = outcomeLooks[outcome];
	const more = [took === undefined ? undefined : `in ${formatDuration(took)}`, reason].filter(text => text !== undefined).join(': ');
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
				key: 'reason', label: 'Why', text: reason, columns,
			})),
		...(advice === undefined
			? []
			: labelled({
				key: 'advice', label: 'To do', text: advice, columns,
			})),
		...(hasRollBack
			? labelled({
				key: 'roll-back', label: 'Back', text: `z brings ${item.application} back to the charm from before, after a question that says what it cannot bring back.`, columns,
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
	const kept = `Kept in ${folder}`;
	return fitBlocks({
		head: [
			whole([line('title', ' ', span(`${symbol} `, tone), bold(truncateText(text, columns - 4)))]),
			space('below-title'),
		],
		list: items.length === 0 ? [line('none', '   No application was chosen.')] : items.map((item, index) => itemLine(item, {isSelected: index === cursor, widths, columns})),
		tail: [
			space('above-detail'),
			{lines: detailLines(items[cursor], columns), least: 2, rank: 2},
			space('above-run'),
			// The line above the keys says the same as long as it is wide enough for it.
			{lines: textWidth(kept) <= columns - 2 ? [] : paragraph({key: 'run', text: kept, columns}), least: 1, rank: 4},
			whole(paragraph({key: 'next', text: hasBack ? 'Enter goes back to where charms were opened from.' : 'Enter ends the wizard.', columns})),
		],
		focus: items.length === 0 ? undefined : [cursor, cursor + 1],
	}, area);
};
