import {type CharmVerdict} from '../../../domain/charm/verdict.js';
import {type WaveOutcome} from '../../../state/charm/charm-stage.js';
import {type ItemCommand} from '../../../state/charm/select-charms.js';
import {type Area, type Line} from '../../line.js';
import {
	bold,
	line,
	lineWidth,
	span,
} from '../../make-line.js';
import {spreadLine} from '../../spread-line.js';
import {symbols} from '../../symbols.js';
import {truncateText} from '../../text-width.js';
import {charmPlanWords} from '../../words/charm/plan.js';
import {fitBlocks, space, whole} from '../fit-blocks.js';
import {commandRows, cursorMark, paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';
import {outcomeLooks} from './looks.js';
import {verdictCounts} from './verdict-lines.js';

/** One application of a plan. */
export type PlanItemView = {
	readonly application: string;
	/** `29 → 31` */
	readonly change: string;
	/** What was ordered, in words. */
	readonly order: string;
	readonly command: ItemCommand;
	readonly outcome: WaveOutcome;
	readonly verdicts: readonly CharmVerdict[];
	readonly ignored: readonly string[];
	/** Why it cannot be gone on with: sentences. */
	readonly blockers: readonly string[];
	readonly isAsking: boolean;
};

export type PlanView = {
	readonly place: string;
	readonly items: readonly PlanItemView[];
	readonly reasons: readonly string[];
	readonly cursor: number;
};

const indent = 6;

/** The exact command; nothing where none will run. */
const commandLines = ({command, outcome}: PlanItemView, key: string, columns: number): readonly Line[] => {
	if (outcome !== 'pending' && outcome !== 'active') {
		return [];
	}

	return command.kind === 'command'
		? commandRows({
			key: `${key}-command`, commands: [command.line], columns, indent,
		})
		: paragraph({
			key: `${key}-command`, text: `${symbols.bad} ${command.reason}`, columns, indent, hang: indent + 2, tone: 'bad',
		});
};

const blockerLines = ({blockers, command}: PlanItemView, key: string, columns: number): readonly Line[] => blockers
	// Why there is no command stands in its place already.
	.filter(text => command.kind === 'command' || text !== command.reason)
	.flatMap((text, index) => paragraph({
		key: `${key}-blocker-${index}`, text: `${symbols.bad} ${text}`, columns, indent, hang: indent + 2, tone: 'bad',
	}));

const itemLines = (item: PlanItemView, {number, isSelected, columns}: {readonly number: number; readonly isSelected: boolean; readonly columns: number}): readonly Line[] => {
	const {application, change, ignored, isAsking, order, outcome, verdicts} = item;
	const key = `item-${application}`;
	const look = outcomeLooks[outcome];
	const right = outcome === 'pending'
		? (isAsking ? [span(`${symbols.busy} ${charmPlanWords.asking}`, 'busy')] : verdictCounts(verdicts, ignored))
		: [span(`${look.symbol} ${look.word}`, look.tone ?? 'quiet')];
	const room = columns - indent - lineWidth(line('right', ...right)) - 3;
	return [
		spreadLine({
			key, left: [cursorMark(isSelected), `${number}  `, bold(truncateText(`${application}  ${change}, ${order}`, room))], right, columns,
		}),
		...commandLines(item, key, columns),
		...blockerLines(item, key, columns),
	];
};

const nextText = ({items}: PlanView): string => {
	const blocked = items.filter(({blockers, outcome}) => outcome === 'pending' && blockers.length > 0).length;
	const open = items.filter(({outcome}) => outcome === 'pending').length;
	if (open === 0) {
		return charmPlanWords.nothingLeft;
	}

	return blocked === 0 ? charmPlanWords.readyToStart : charmPlanWords.cannotGoOn(blocked);
};

/**
Plan: the applications in their order, each with its exact command and what speaks against it; why they come in this order, and what cannot be undone.
*/
export const planPage = (view: PlanView, area: Area): Page => {
	const {columns} = area;
	const {items, place, reasons} = view;
	const cursor = Math.min(view.cursor, items.length - 1);
	const lines = items.map((item, index) => itemLines(item, {number: index + 1, isSelected: index === cursor, columns}));
	const start = lines.slice(0, Math.max(0, cursor)).flat().length;
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title',
				left: [' ', bold(truncateText(charmPlanWords.charmsOf(place, items.length), columns - 24))],
				right: items.length < 2 ? [] : [span(charmPlanWords.oneAfterTheOther, 'quiet')],
				columns,
			})]),
			space('below-title'),
		],
		list: items.length === 0 ? [line('none', ' '.repeat(3), charmPlanWords.nothingChosen)] : lines.flat(),
		tail: [
			space('above-reasons'),
			{
				lines: reasons.flatMap((text, index) => paragraph({
					key: `reason-${index}`, text: `${symbols.pending} ${text}`, columns, hang: 3,
				})),
				least: 1,
				rank: 4,
			},
			{
				lines: items.length === 0
					? []
					: paragraph({
						key: 'no-return', text: `${symbols.warning} ${charmPlanWords.noReturn}`, columns, hang: 3, tone: 'warn',
					}),
				least: 1,
				rank: 2,
			},
			{lines: paragraph({key: 'next', text: nextText(view), columns}), least: 1, rank: 1},
		],
		focus: items.length === 0 ? undefined : [start, start + (lines[cursor]?.length ?? 1)],
	}, area);
};
