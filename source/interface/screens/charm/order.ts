import {type ItemCommand, type OrderRow} from '../../../state/charm/select-charms.js';
import {fitWidth} from '../../columns.js';
import {type Area, type Line, type Span} from '../../line.js';
import {
	bold,
	line,
	lineWidth,
	span,
} from '../../make-line.js';
import {spreadLine} from '../../spread-line.js';
import {symbols} from '../../symbols.js';
import {padText, truncateText} from '../../text-width.js';
import {charmOrderWords} from '../../words/charm/order.js';
import {
	commandBlock,
	fitBlocks,
	space,
	whole,
	type Block,
} from '../fit-blocks.js';
import {commandRows, cursorMark, paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';

/** What the form of an order is drawn from. */
export type OrderView = {
	readonly application: string;
	readonly place: string;
	/** What it is now, one sentence. */
	readonly now: string;
	readonly rows: readonly OrderRow[];
	readonly cursor: number;
	/** Why the order cannot be given: sentences. */
	readonly problems: readonly string[];
	readonly command: ItemCommand;
	/** What is still being asked. */
	readonly pending: readonly string[];
};

const markOf = ({isEnabled, isSet, problem}: OrderRow): Span => {
	if (isSet) {
		return problem === undefined ? span(symbols.good, 'ok') : span(symbols.bad, 'bad');
	}

	return isEnabled ? span(symbols.pending, 'quiet') : span('-', 'quiet');
};

const firstLine = (text: string): string => text.replaceAll(/\s+/gv, ' ').trim();

/** A row a part: its value where it has one, then what it means; where the rest excludes it, why. */
const rowLine = (row: OrderRow, {isSelected, widths, columns}: {
	readonly isSelected: boolean;
	readonly widths: {readonly label: number; readonly value: number};
	readonly columns: number;
}): Line => {
	const {hint, id, isEnabled, isSet, label, problem, value} = row;
	const left: ReadonlyArray<Span | string> = [
		cursorMark(isSelected), markOf(row), ' ', isEnabled ? padText(label, widths.label) : span(padText(label, widths.label), 'quiet'), '  ',
	];
	const shown = isSet && value !== '' ? padText(firstLine(value), widths.value) : '';
	const words = problem !== undefined && (!isEnabled || isSet) ? problem : hint;
	const room = columns - lineWidth(line(id, ...left)) - 1;
	const rest = truncateText(firstLine(words), room - (shown === '' ? 0 : widths.value + 2));
	return line(`part-${id}`, ...left, ...(shown === '' ? [] : [span(shown, 'accent'), '  ']), span(rest, isSet && problem !== undefined ? 'bad' : 'quiet'));
};

const detailLines = (row: OrderRow | undefined, columns: number): readonly Line[] => {
	if (!row) {
		return [];
	}

	const {hint, label, problem, value, isSet} = row;
	return [
		...paragraph({
			key: 'detail', text: `${label}${isSet && value !== '' ? ` ${firstLine(value)}` : ''}: ${hint}`, columns, indent: 1, hang: 3,
		}),
		...(problem === undefined
			? []
			: paragraph({
				key: 'detail-problem', text: `${isSet ? symbols.bad : symbols.warning} ${problem}`, columns, indent: 3, hang: 5, tone: isSet ? 'bad' : 'warn',
			})),
	];
};

/** What stands against the order as a whole, but for what the detail has said already. */
const problemLines = ({problems}: OrderView, shown: string | undefined, columns: number): readonly Line[] => problems
	.filter(text => text !== shown)
	.flatMap((text, index) => paragraph({
		key: `problem-${index}`, text: `${symbols.bad} ${text}`, columns, hang: 3, tone: 'bad',
	}));

const commandBlocks = ({command, problems}: OrderView, columns: number): readonly Block[] =>
	// With problems nothing would be sent, so there is nothing to show.
	(problems.length === 0 && command.kind === 'command'
		? [commandBlock(commandRows({
			key: 'command', commands: [command.line], columns, indent: 1,
		}), {rank: 2})]
		: []);

/**
What one application shall become: a form with a row a part, what excludes what said at once, and the exact command that it makes.
*/
export const orderPage = (view: OrderView, area: Area): Page => {
	const {columns} = area;
	const {application, now, pending, place, problems, rows} = view;
	const cursor = Math.min(view.cursor, rows.length - 1);
	const selected = rows[cursor];
	const widths = {
		label: fitWidth(rows.map(({label}) => label), {title: '', most: 16}),
		value: fitWidth(rows.map(({isSet, value}) => (isSet ? firstLine(value) : '')), {title: '', most: Math.floor(columns / 3)}),
	};
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title', left: [' ', bold(truncateText(charmOrderWords.whatShallItBecome(application), columns - 24))], right: [span(truncateText(place, 20), 'quiet')], columns,
			})]),
			{
				lines: paragraph({
					key: 'now', text: now, columns, indent: 3, tone: 'quiet',
				}),
				least: 0,
				rank: 3,
			},
			space('below-title'),
		],
		list: rows.length === 0
			? [line('none', ' '.repeat(3), charmOrderWords.nothingToOrder)]
			: rows.map((row, index) => rowLine(row, {isSelected: index === cursor, widths, columns})),
		tail: [
			space('above-detail'),
			{lines: detailLines(selected, columns), least: 1, rank: 1},
			{lines: problemLines(view, selected?.problem, columns), least: 1, rank: 1},
			...commandBlocks(view, columns),
			{
				lines: paragraph({
					key: 'next', text: charmOrderWords.howToGoOn(problems.length > 0, pending), columns, tone: 'quiet',
				}),
				least: 0,
				rank: 4,
			},
		],
		focus: rows.length === 0 ? undefined : [cursor, cursor + 1],
		listRank: 3,
	}, area);
};
