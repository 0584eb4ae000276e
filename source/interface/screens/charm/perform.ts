import {type CharmUnit} from '../../../domain/charm/charm-progress.js';
import {isStillOnOldSettings} from '../../../domain/charm/describe-units.js';
import {formatDuration} from '../../format-time.js';
import {type Area, type Line} from '../../line.js';
import {bold, span} from '../../make-line.js';
import {spreadLine} from '../../spread-line.js';
import {symbols} from '../../symbols.js';
import {truncateText} from '../../text-width.js';
import {charmPerformWords} from '../../words/charm/perform.js';
import {failureBlocks} from '../failure-parts.js';
import {
	commandBlock,
	fitBlocks,
	space,
	whole,
	type Block,
} from '../fit-blocks.js';
import {commandRows, paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';
import {type PerformView} from './perform-view.js';
import {steady, waitingBlocks} from './perform-waiting.js';
import {unitCharm, unitTable} from './unit-table.js';

const titleLine = ({application, order, position}: PerformView, columns: number): Line => spreadLine({
	key: 'title',
	left: [' ', bold(truncateText(`${application}: ${order}`, columns - position.length - 4))],
	right: position === '' ? [] : [span(position, 'quiet')],
	columns,
});

const commandBlocks = ({command}: PerformView, columns: number): readonly Block[] => (command.kind === 'command'
	? [commandBlock(commandRows({key: 'command', commands: [command.line], columns}))]
	: [whole(paragraph({
		key: 'command', text: `${symbols.bad} ${command.reason}`, columns, indent: 3, hang: 5, tone: 'bad',
	}))]);

const quietBlock = (key: string, text: string, columns: number): Block => ({
	lines: paragraph({
		key, text, columns, indent: 3, tone: 'quiet',
	}),
	least: 0,
	rank: 3,
});

const loginBlocks = ({login}: PerformView, columns: number): readonly Block[] => (login === undefined
	? []
	: [whole(paragraph({
		key: 'login', text: `${symbols.bad} ${login}`, columns, indent: 3, hang: 5, tone: 'bad',
	}))]);

/** What the charm wants run first, and what it said. */
const checkBlocks = ({application, check, table: {now}}: PerformView, columns: number): readonly Block[] => {
	if (!check) {
		return [];
	}

	const {last, name} = check;
	const said = last && [last.stdout, last.stderr].find(text => text.trim() !== '')?.replaceAll(/\s+/gv, ' ').trim();
	const isGood = last?.exitCode === 0;
	const text = last?.duration === undefined
		? (last ? `${symbols.busy} ${charmPerformWords.checkRuns(name)}` : `${symbols.warning} ${charmPerformWords.checkWanted(application, name)}`)
		: `${isGood ? symbols.pending : symbols.bad} ${charmPerformWords.checkEnded({
			check: name, isGood, age: formatDuration(now - last.startedAt), said,
		})}`;
	return [{
		lines: paragraph({
			key: 'check', text, columns, indent: 3, hang: 5, tone: last && !isGood && last.duration !== undefined ? 'bad' : 'warn',
		}).slice(0, 3),
		least: 1,
		rank: 1,
	}];
};

const blocksAbove = (view: PerformView, columns: number): readonly Block[] => {
	const {phase, table: {now}} = view;
	switch (phase.type) {
		case 'ready': {
			return [
				whole([titleLine(view, columns)]),
				...commandBlocks(view, columns),
				...loginBlocks(view, columns),
				...checkBlocks(view, columns),
				quietBlock('ready', charmPerformWords.nothingRunYet, columns),
			];
		}

		case 'running': {
			return [
				whole([titleLine(view, columns)]),
				...commandBlocks(view, columns),
				whole(paragraph({
					key: 'running',
					text: `${symbols.busy} ${charmPerformWords.running(formatDuration(now - phase.since))}`,
					columns, indent: 3, hang: 5, tone: 'busy',
				})),
			];
		}

		case 'refused': {
			return [
				whole([titleLine(view, columns)]),
				...commandBlocks(view, columns),
				...failureBlocks(phase.failure, columns),
				quietBlock('after', charmPerformWords.nothingChanged, columns),
			];
		}

		case 'waiting': {
			return waitingBlocks(view, phase, columns);
		}
	}
};

const helped: ReadonlySet<CharmUnit['state']> = new Set(['error', 'conflict', 'held', 'lost']);

/** All about the unit under the cursor: its whole message, and which charm and settings it has. */
const detailLines = ({table}: PerformView, columns: number): readonly Line[] => {
	const unit = table.units[table.cursor];
	if (!unit) {
		return [];
	}

	const text = charmPerformWords.aboutUnit({
		name: unit.name,
		state: unit.word,
		message: unit.message?.replaceAll(/\s+/gv, ' ').trim(),
		oldRevision: table.isOrdered && isStillOnOldSettings(unit) ? unitCharm(table, unit) : undefined,
		isHelped: table.isOrdered && helped.has(unit.state),
	});
	return paragraph({
		key: 'unit-detail', text, columns, indent: 3,
	});
};

/** Rows below the table that stay free also where a unit says little. */
const detailRows = 3;

/**
Perform: what is done to one application, how far it is, and below it its units with the charm that each of them runs.
*/
export const performPage = (view: PerformView, area: Area): Page => {
	const {columns, rows} = area;
	const {table, withoutUnits} = view;
	const cursor = Math.min(table.cursor, table.units.length - 1);
	const drawn = unitTable({...table, cursor}, columns);
	const details = detailLines({...view, table: {...table, cursor}}, columns);
	const isLong = table.units.length + detailRows + 8 > rows;
	return fitBlocks({
		head: [
			...blocksAbove(view, columns),
			space('above-table'),
			whole(withoutUnits === undefined ? [drawn.titles] : [], 1),
		],
		list: withoutUnits === undefined
			? drawn.rows
			: paragraph({
				key: 'no-units', text: withoutUnits, columns, indent: 3,
			}),
		tail: [
			space('above-detail'),
			...steady('detail', {lines: details, least: 2, rank: 3}, isLong ? detailRows : 0),
		],
		focus: withoutUnits === undefined && table.units.length > 0 ? [cursor, cursor + 1] : undefined,
		listRank: 2,
	}, area);
};
