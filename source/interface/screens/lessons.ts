import {describeScore} from '../../domain/training/score.js';
import {type Stage, type State} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {truncateText} from '../text-width.js';
import {lessonsWords} from '../words/lessons.js';
import {cursorMark, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

type Row = NonNullable<State['session']['lessons']>[number];

const rowLine = ({card, record}: Row, isSelected: boolean, columns: number): Line => {
	const isSolved = record?.solvedAt !== undefined;
	const mark = isSolved ? span(`${symbols.good} `, 'ok') : (record ? span(`${symbols.busy} `, 'busy') : span(`${symbols.pending} `, 'quiet'));
	const effort = isSolved ? lessonsWords.effortOfSolved : (record ? lessonsWords.effortOfBegun : lessonsWords.effort);
	const about = effort(card.difficulty, card.minutes);
	return spreadLine({
		key: card.id,
		left: [cursorMark(isSelected), mark, span(`${String(card.number).padStart(2)}  `, 'quiet'), truncateText(card.title, Math.max(10, columns - about.length - 14))],
		right: [span(about, 'quiet')],
		columns,
	});
};

const standing = ({record}: Row): string => {
	if (!record) {
		return lessonsWords.notBegun;
	}

	if (record.best === undefined) {
		return lessonsWords.begun;
	}

	const best = describeScore(record.best);
	return record.solvedAt === undefined ? lessonsWords.notSolved(best) : lessonsWords.solved(best);
};

/**
All lessons, with what became of each so far; what the one under the cursor teaches stands below.
*/
export const lessonsPage = ({session}: State, {cursor}: Extract<Stage, {name: 'lessons'}>, {columns}: Area): Page => {
	const rows = session.lessons ?? [];
	const row = rows[cursor];
	const solved = rows.filter(({record}) => record?.solvedAt !== undefined).length;
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold(lessonsWords.title)], right: [span(lessonsWords.howManySolved(solved, rows.length), 'quiet')], columns,
			}),
			blank('below-title'),
		],
		list: rows.map((each, index) => rowLine(each, index === cursor, columns)),
		tail: row
			? [
				blank('above-learns'),
				...paragraph({key: 'learns', text: row.card.learns, columns}),
				...paragraph({
					key: 'standing', text: `${standing(row)}${row.card.requiresTerminal ? ` ${lessonsWords.needsTerminal}` : ''}`, columns, tone: 'quiet',
				}),
			]
			: [line('none', ` ${lessonsWords.none}`)],
		focus: [cursor, cursor + 1],
	};
};
