import {type Remedy} from '../../domain/check.js';
import {harmsOf} from '../../domain/harms.js';
import {commandLine} from '../../domain/intent.js';
import {intentsOf} from '../../state/remedies.js';
import {type State} from '../../state/state.js';
import {type Line, type Tone} from '../line.js';
import {lineWidth, line, span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {textWidth, truncateText} from '../text-width.js';
import {remediesDetailWords} from '../words/remedies-detail.js';
import {commandBlock, whole, type Block} from './fit-blocks.js';
import {riskWords} from './risk-words.js';
import {
	commandRows,
	cursorMark,
	labelled,
	paragraph,
} from './text-parts.js';

/**
One remedy in a list: its title, its risk, and whether it can be used now.
*/
export const remedyLine = (remedy: Remedy, isSelected: boolean, columns: number): Line => {
	const {word, tone} = riskWords[remedy.risk];
	const isDisabled = remedy.disabledReason !== undefined;
	const risk = isDisabled ? remediesDetailWords.riskNotNow(word) : word;
	const mark = cursorMark(isSelected);
	const title = truncateText(remedy.title, columns - lineWidth(line('mark', mark)) - textWidth(risk) - 3);
	return spreadLine({
		key: `remedy-${remedy.id}`, left: [mark, isDisabled ? span(title, 'quiet') : title], right: [span(risk, isDisabled ? 'quiet' : tone)], columns,
	});
};

const commandLines = (state: State, remedy: Remedy, columns: number): readonly Line[] => intentsOf(state, remedy).flatMap((intent, index) => {
	const rendered = state.render(intent);
	// Why it cannot be used now says the same.
	if (rendered.kind === 'unavailable' && rendered.reason === remedy.disabledReason) {
		return [];
	}

	return rendered.kind === 'command'
		? commandRows({key: `command-${index}`, commands: [commandLine(rendered.arguments)], columns})
		: paragraph({
			key: `command-${index}`, text: remediesDetailWords.notWithClient(rendered.reason), columns, indent: 3, tone: 'warn',
		});
});

const optional = (key: string, text: string | undefined, {columns, tone}: {readonly columns: number; readonly tone?: Tone}): readonly Line[] => (text === undefined || text === ''
	? []
	: paragraph({
		key, text, columns, indent: 3, tone,
	}));

/** A command that changes nothing may be long, such as a script for a machine: what it is for comes first. */
const readingBlock = (lines: readonly Line[]): Block => ({
	lines,
	least: 3,
	rank: 4,
	sign: hidden => line('command-cut', ' '.repeat(5), span(`${symbols.ellipsis} ${remediesDetailWords.hiddenRows(hidden)}`, 'quiet')),
});

/**
All that there is to know of a remedy before it is chosen: why it cannot be used now and exact commands, which are never cut unless they only read; then what harm they can do, what it
costs, what it does, how to undo it, how it is seen that it worked, where it comes from.
*/
export const remedyBlocks = (state: State, remedy: Remedy, columns: number): readonly Block[] => [
	whole(remedy.disabledReason === undefined
		? []
		: labelled({
			key: 'disabled', label: remediesDetailWords.notNow, text: remedy.disabledReason, columns, tone: 'warn',
		})),
	remedy.risk === 'safe' ? readingBlock(commandLines(state, remedy, columns)) : commandBlock(commandLines(state, remedy, columns), {way: remediesDetailWords.wholeCommand}),
	{lines: optional('doing', remediesDetailWords.doing(remedy.action), {columns, tone: 'accent'}), least: 1, rank: 1},
	{
		lines: harmsOf(remedy, state.render).flatMap(({id, option, text}) => labelled({
			key: `harm-${id}`, label: remediesDetailWords.harm, text: `${option}: ${text}`, columns, tone: 'warn',
		})),
		least: 2,
		rank: 1,
	},
	{lines: optional('cost', remedy.cost === undefined ? undefined : remediesDetailWords.cost(remedy.cost), {columns, tone: 'warn'}), least: 1, rank: 1},
	{lines: optional('explanation', remedy.explanation === remediesDetailWords.doing(remedy.action) ? undefined : remedy.explanation, {columns}), least: 0, rank: 2},
	// How to undo it comes first there: who is about to disturb something has to see it.
	{lines: optional('origin', remediesDetailWords.origin(remedy), {columns, tone: 'quiet'}), least: remedy.risk === 'safe' ? 0 : 1, rank: 3},
];
