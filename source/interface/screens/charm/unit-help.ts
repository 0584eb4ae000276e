import {type CharmHelp} from '../../../domain/charm/charm-help.js';
import {type CharmUnit} from '../../../domain/charm/charm-progress.js';
import {isStillOnOldSettings, oldSettingsSentence} from '../../../domain/charm/describe-units.js';
import {type Area, type Line} from '../../line.js';
import {
	bold,
	line,
	lineWidth,
	span,
} from '../../make-line.js';
import {spreadLine} from '../../spread-line.js';
import {symbols} from '../../symbols.js';
import {textWidth, truncateText} from '../../text-width.js';
import {charmUnitHelpWords} from '../../words/charm/unit-help.js';
import {quoted} from '../failure-parts.js';
import {
	commandBlock,
	fitBlocks,
	space,
	whole,
	type Block,
} from '../fit-blocks.js';
import {riskWords} from '../risk-words.js';
import {commandRows, cursorMark, paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';
import {unitLook} from './looks.js';

/** Something that can be done, with the exact commands that it runs. */
export type HelpChoice = CharmHelp & {
	readonly commands: readonly string[];
	/** Why it cannot be done here; undefined where it can. */
	readonly problem: string | undefined;
};

export type HelpView = {
	/** Undefined where the model has no such unit any more. */
	readonly unit: CharmUnit | undefined;
	/** `29`, or `29 → 31` once it has another charm. */
	readonly charm: string;
	readonly choices: readonly HelpChoice[];
	readonly cursor: number;
};

/** A unit whose upgrade-charm hook fails has the new charm by then. */
const meaningOf = ({state, upgradingFrom}: CharmUnit): string => state === 'error' && upgradingFrom === undefined
	? charmUnitHelpWords.errorWithNewCharm
	: charmUnitHelpWords.meanings[state];

const unitLines = (unit: CharmUnit, columns: number): readonly Line[] => [
	...(unit.message === undefined ? [] : quoted({key: 'message', text: `${unit.word}: ${unit.message}`, columns})),
	...paragraph({
		key: 'meaning', text: meaningOf(unit), columns, indent: 3,
	}),
];

const choiceLine = ({id, risk, title}: HelpChoice, isSelected: boolean, columns: number): Line => {
	const {tone, word} = riskWords[risk];
	const left = cursorMark(isSelected);
	return spreadLine({
		key: `choice-${id}`, left: [left, truncateText(title, columns - lineWidth(line('left', left)) - textWidth(word) - 3)], right: [span(word, tone)], columns,
	});
};

/** Where a title has to be cut in its row, it stands whole below. */
const isCut = ({risk, title}: HelpChoice, columns: number): boolean => textWidth(title) > columns - textWidth(riskWords[risk].word) - 6;

const opensText = ({opens}: HelpChoice): string =>
	(opens?.type === 'order' ? charmUnitHelpWords.opensOrder : charmUnitHelpWords.showsQuestion);

const choiceBlocks = (choice: HelpChoice, columns: number): readonly Block[] => [
	{
		lines: isCut(choice, columns)
			? paragraph({
				key: 'title-whole', text: choice.title, columns, indent: 3,
			})
			: [],
		least: 1,
		rank: 2,
	},
	{
		lines: paragraph({
			key: 'explanation', text: choice.explanation, columns, indent: 3,
		}),
		least: 1,
		rank: 1,
	},
	...(choice.problem === undefined
		? []
		: [whole(paragraph({
			key: 'problem', text: `${symbols.bad} ${choice.problem}`, columns, indent: 3, hang: 5, tone: 'bad',
		}), 1)]),
	...(choice.commands.length === 0 || choice.problem !== undefined ? [] : [commandBlock(commandRows({key: 'command', commands: choice.commands, columns}), {rank: 1})]),
	{
		lines: choice.opens === undefined && choice.phrase === undefined
			? []
			: paragraph({
				key: 'opens', text: opensText(choice), columns, indent: 3, tone: 'quiet',
			}),
		least: 0,
		rank: 3,
	},
];

/**
What can be done about a unit that does not come through: its own words, what they mean, and each choice with its risk and exact command.
*/
export const unitHelpPage = ({unit, charm, choices, ...view}: HelpView, area: Area): Page => {
	const {columns} = area;
	if (!unit) {
		return {head: [], list: [line('gone', ' ', charmUnitHelpWords.noSuchUnit)], tail: []};
	}

	const cursor = Math.min(view.cursor, choices.length - 1);
	const selected = choices[cursor];
	const {symbol, tone, word} = unitLook(unit, true);
	const right = charmUnitHelpWords.charm(charm);
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title',
				left: [' ', span(`${symbol} `, tone ?? 'quiet'), bold(truncateText(`${unit.name}${unit.isLeader ? ' *' : ''}: ${word}`, columns - textWidth(right) - 6))],
				right: [right],
				columns,
			})]),
			{lines: unitLines(unit, columns), least: 2, rank: 2},
			{
				lines: isStillOnOldSettings(unit)
					? paragraph({
						key: 'old-settings', text: oldSettingsSentence, columns, indent: 3, tone: 'quiet',
					})
					: [],
				least: 0,
				rank: 4,
			},
			space('above-choices'),
		],
		list: choices.length === 0
			? [line('none', `   ${symbols.pending} ${charmUnitHelpWords.nothingToDo}`)]
			: choices.map((choice, index) => choiceLine(choice, index === cursor, columns)),
		tail: selected ? [space('above-explanation'), ...choiceBlocks(selected, columns)] : [],
		focus: choices.length === 0 ? undefined : [cursor, cursor + 1],
	}, area);
};
