import {type CommandRecord, type Overlay, type State} from '../../state/state.js';
import {formatClock, formatDuration, formatPreciseDuration} from '../format-time.js';
import {type Area, type Line, type Tone} from '../line.js';
import {
	blank,
	bold,
	line,
	lineWidth,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {padText, truncateText} from '../text-width.js';
import {logWords} from '../words/log.js';
import {quoted} from './failure-parts.js';
import {
	commandRows,
	cursorMark,
	labelled,
} from './text-parts.js';
import {type Page} from './text-page.js';

type LogOverlay = Extract<Overlay, {name: 'log'}>;

const lookOf = ({duration, exitCode}: CommandRecord): {readonly symbol: string; readonly word: string; readonly tone: Tone} => {
	if (duration === undefined) {
		return {symbol: symbols.busy, word: logWords.runs, tone: 'busy'};
	}

	if (exitCode === undefined) {
		return {symbol: symbols.bad, word: logWords.ended, tone: 'bad'};
	}

	return {word: logWords.exit(exitCode), ...(exitCode === 0 ? {symbol: symbols.good, tone: 'ok'} : {symbol: symbols.bad, tone: 'bad'})};
};

const tookOf = (record: CommandRecord, now: number): string =>
	(record.duration === undefined ? formatDuration(now - record.startedAt) : formatPreciseDuration(record.duration));

const recordLine = (record: CommandRecord, {isSelected, now, columns}: {readonly isSelected: boolean; readonly now: number; readonly columns: number}): Line => {
	const {symbol, word, tone} = lookOf(record);
	const left = [
		cursorMark(isSelected),
		span(`${formatClock(record.startedAt)}  `, 'quiet'),
		span(`${symbol} ${padText(word, 8)}`, tone),
		padText(tookOf(record, now), 8),
	];
	const text = truncateText(record.line.replaceAll('\n', ' '), columns - lineWidth(line('left', ...left)) - 1);
	return line(`command-${record.id}`, ...left, record.changes ? bold(text) : text);
};

const courseOf = (record: CommandRecord, now: number): string => {
	const startedAt = formatClock(record.startedAt);
	const duration = tookOf(record, now);
	return record.duration === undefined
		? logWords.hasRunFor(startedAt, duration)
		: logWords.took({startedAt, duration, exitCode: record.exitCode});
};

const factLines = (record: CommandRecord, {now, columns}: {readonly now: number; readonly columns: number}): readonly Line[] => {
	const label = (key: string, name: string, text: string) => labelled({
		key, label: name, text, columns,
	});
	return [
		...label('started', logWords.started, courseOf(record, now)),
		...label('changes', logWords.changes, record.changes ? logWords.mayHaveChanged : logWords.onlyReads),
		...(record.outcome === undefined ? [] : label('outcome', logWords.outcome, record.outcome)),
	];
};

const streamLines = (key: string, title: string, {text, columns}: {readonly text: string; readonly columns: number}): readonly Line[] => [
	blank(`above-${key}`),
	line(`${key}-title`, ' '.repeat(3), bold(title)),
	...(text.trim() === '' ? [line(`${key}-none`, ' '.repeat(3), span(logWords.emptyOutput, 'quiet'))] : quoted({key, text, columns})),
];

const openPage = (record: CommandRecord, top: number, {now, columns}: {readonly now: number; readonly columns: number}): Page => ({
	head: [
		line('title', ' ', bold(logWords.titleOfOne)),
		...commandRows({key: 'line', commands: [record.line], columns}),
		blank('below-line'),
	],
	list: [
		...factLines(record, {now, columns}),
		...streamLines('stdout', logWords.standardOutput, {text: record.stdout, columns}),
		...streamLines('stderr', logWords.errorOutput, {text: record.stderr, columns}),
	],
	tail: [],
	top,
});

/**
The log of commands, the newest first; one of them opened with what it wrote. What changed something is bold, and says so when it is selected.
*/
export const logPage = (state: State, overlay: LogOverlay, {columns, rows}: Area): Page => {
	const records = state.commands.toReversed();
	const cursor = Math.min(overlay.cursor, records.length - 1);
	const selected = records[cursor];
	if (overlay.isOpen && selected) {
		return openPage(selected, overlay.top, {now: state.now, columns});
	}

	const changing = records.filter(({changes}) => changes).length;
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold(logWords.title)], right: [span(logWords.howMany(records.length, changing), 'quiet')], columns,
			}),
			blank('below-title'),
		],
		list: records.length === 0
			? [line('none', `   ${logWords.none}`)]
			: records.map((record, index) => recordLine(record, {isSelected: index === cursor, now: state.now, columns})),
		tail: selected
			? [
				blank('above-detail'),
				...commandRows({key: 'line', commands: [selected.line], columns}),
				...(rows < 12 ? [] : factLines(selected, {now: state.now, columns})),
			]
			: [],
		focus: selected ? [cursor, cursor + 1] : undefined,
	};
};
