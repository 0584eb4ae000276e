import {type Overlay, type Question} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {
	bold,
	line,
	lineWidth,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {questionWords} from '../words/question.js';
import {
	commandBlock,
	fitBlocks,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {
	boldParagraph,
	breakText,
	commandRows,
	cursorMark,
	fieldText,
	paragraph,
} from './text-parts.js';
import {type Page} from './text-page.js';
import {riskWords} from './risk-words.js';

const titleLines = ({title, risk}: Question, columns: number): readonly Line[] => {
	const {word, tone} = riskWords[risk];
	const rows = boldParagraph({key: 'title', text: title, columns});
	const [first] = rows;
	if (risk === 'safe' || !first) {
		return rows;
	}

	const right = [span(word, tone)];
	return rows.length === 1 && lineWidth(first) + word.length + 2 < columns
		? [spreadLine({
			key: 'title', left: first.spans, right, columns,
		})]
		: [...rows, line('risk', ' ', ...right)];
};

const answer = (key: 'no' | 'yes', {text, isSelected, columns}: {readonly text: string; readonly isSelected: boolean; readonly columns: number}): readonly Line[] =>
	paragraph({
		key: `answer-${key}`, text, columns: columns - 3, indent: 0,
	}).map((row, index) => line(row.key, cursorMark(isSelected && index === 0), ...row.spans.map(part => ({...part, isBold: isSelected}))));

/** What is typed stands under what has to be typed, so that they can be compared letter by letter. */
const phraseLines = ({phrase = '', typed, yes}: Question, columns: number): readonly Line[] => [
	...paragraph({
		key: 'answer', text: questionWords.typeInFull(yes), columns, indent: 3,
	}),
	...breakText(phrase, columns - 7).map((text, index) => line(`phrase-${index}`, ' '.repeat(5), bold(text))),
	line('field', cursorMark(true), '  ', span(fieldText(typed, columns - 6), 'accent')),
];

const answerLines = (question: Question, columns: number): readonly Line[] => (question.phrase === undefined
	? [
		...answer('no', {text: question.no, isSelected: question.cursor === 'no', columns}),
		...answer('yes', {text: question.yes, isSelected: question.cursor === 'yes', columns}),
	]
	: phraseLines(question, columns));

/** What follows from a yes stays longer than how old the facts are. */
const factBlocks = ({consequences, facts}: Question, columns: number): readonly Block[] => {
	const isConsequence = (text: string): boolean => consequences.includes(text);
	const draw = (key: string, texts: readonly string[]): readonly Line[] => texts.flatMap((text, index) => paragraph({
		key: `${key}-${index}`, text, columns, indent: 3,
	}));
	return [
		{lines: draw('fact', facts.filter(text => !isConsequence(text))), least: 1, rank: 4},
		{lines: draw('consequence', facts.filter(text => isConsequence(text))), least: 1, rank: 3},
	];
};

/**
Asks before something is done: exact commands, the facts with their age, what follows, then the answers with the safe one under the cursor, or the
phrase to type. The commands and the answers stay, however small the screen is.
*/
export const questionPage = ({question}: Extract<Overlay, {name: 'question'}>, area: Area): Page => {
	const {columns} = area;
	const commands = commandRows({key: 'command', commands: question.commands, columns});
	return fitBlocks({
		head: [
			whole(titleLines(question, columns), 2),
			space('below-title'),
			commandBlock(commands, {rank: 1, way: questionWords.wholeCommand}),
			...(commands.length === 0 ? [] : [space('below-commands')]),
			...factBlocks(question, columns),
			space('above-answers'),
			whole(answerLines(question, columns), 0),
		],
		list: [],
		tail: [],
		focus: undefined,
	}, area);
};
