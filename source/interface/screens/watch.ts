import {isSameVersionText} from '../../domain/version.js';
import {type WatchStage} from '../../state/stage.js';
import {type State} from '../../state/state.js';
import {goalOf, progressOfWatch, watchedEntry} from '../../state/watch-view.js';
import {formatDuration} from '../format-time.js';
import {type Area, type Line} from '../line.js';
import {blank, line, span} from '../make-line.js';
import {progressBar} from '../progress-bar.js';
import {symbols} from '../symbols.js';
import {truncateText} from '../text-width.js';
import {watchWords} from '../words/watch.js';
import {
	fitBlocks,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {countText, paceLine, silenceBlocks} from './perform-waiting.js';
import {drawTable, tableCounts} from './table.js';
import {paragraph} from './text-parts.js';

/** A table with fewer rows than titles, one agent, filter and counts says nothing. */
const leastTable = 4;

/** How far the model is, and for how long it has been watched: when its upgrade began nobody knows. */
const summaryLine = (state: State, {startedAt, isSilent, columns}: {readonly startedAt: number; readonly isSilent: boolean; readonly columns: number}): Line => {
	const counts = tableCounts(state);
	const text = `${countText(counts)}   ${watchWords.watchedFor(formatDuration(state.now - startedAt))}`;
	const room = columns - text.length - 5;
	const share = counts === undefined || counts.total === 0 ? 0 : counts.upgraded / counts.total;
	const bar = progressBar(share, Math.min(32, room));
	return line('summary', ' ', ...(room < 8 ? [] : [isSilent ? span(bar, 'quiet') : bar, ' '.repeat(3)]), text);
};

/** Another version than the one that Juju brings the model to is a promise that nobody made. */
const otherGoal = (state: State): string | undefined => {
	const watch = watchedEntry(state)?.watch;
	const juju = watch?.status?.version;
	const wanted = watch && goalOf(watch);
	return juju === undefined || wanted === undefined || isSameVersionText(juju, wanted) ? undefined : watchWords.jujuWants(juju, wanted);
};

const stateLine = (state: State, columns: number): Line => {
	const watch = watchedEntry(state)?.watch;
	if (watch?.progress?.isComplete === true) {
		return line('pace', ' ', span(truncateText(`${symbols.good} ${watchWords.complete(watch.progress.version)}`, columns - 2), 'ok'));
	}

	if (watch?.status && !watch.progress) {
		return line('pace', ' ', span(watchWords.unknownGoal, 'warn'));
	}

	const other = otherGoal(state);
	if (other !== undefined) {
		return line('pace', ' ', span(truncateText(other, columns - 2), 'warn'));
	}

	return watch?.progress ? paceLine(state, {progress: watch.progress, columns}) : blank('pace');
};

const tableBlocks = (state: State, columns: number): readonly Block[] => {
	const watch = watchedEntry(state)?.watch;
	if (!watch) {
		return [];
	}

	const progress = progressOfWatch(watch);
	const summary = summaryLine(state, {startedAt: state.startedAt, isSilent: watch.silence !== undefined, columns});
	return watch.silence === undefined
		? [whole([summary]), whole([stateLine(state, columns)], 4)]
		: [
			...silenceBlocks(state, {since: watch.silence.since, progress, columns}),
			whole([summary], 4),
			space('pace'),
		];
};

const modelsSentence = ({models, now}: State, {controller, askedAt}: WatchStage): string => (models.isAsking
	? watchWords.askingModels(controller, formatDuration(now - askedAt))
	: watchWords.askedAgainSoon(controller));

/** Until the controller has told its models there is no table. */
const waitingBlocks = (state: State, stage: WatchStage, columns: number): readonly Block[] => [
	...(stage.whole.silence ? silenceBlocks(state, {since: stage.whole.silence.since, progress: progressOfWatch(stage.whole), columns}) : []),
	whole(paragraph({
		key: 'models',
		text: `${symbols.busy} ${modelsSentence(state, stage)}`,
		columns,
		indent: 3,
		hang: 5,
		tone: 'busy',
	})),
];

/**
The live table alone, of one model after the other.
*/
export const watchScreen = (state: State, area: Area): readonly Line[] => {
	const {stage} = state;
	if (stage.name !== 'watch') {
		return [];
	}

	const hasTable = watchedEntry(state) !== undefined;
	const room: Area = {columns: area.columns, rows: Math.max(1, area.rows - (hasTable ? leastTable : 0))};
	const {head} = fitBlocks({
		head: hasTable ? tableBlocks(state, area.columns) : waitingBlocks(state, stage, area.columns), list: [], tail: [], focus: undefined,
	}, room);
	return [...head, ...(hasTable ? drawTable(state, {columns: area.columns, rows: area.rows - head.length}) : [])].slice(0, area.rows);
};
