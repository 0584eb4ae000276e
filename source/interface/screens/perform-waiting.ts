import {modelKey, type ModelReference} from '../../domain/intent.js';
import {paceOf} from '../../domain/follow-progress.js';
import {type AgentCounts, type Progress} from '../../domain/progress.js';
import {expiredLogin, explainLogIn} from '../../state/log-in.js';
import {placeName} from '../../state/place-name.js';
import {currentModel, statusOf} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {formatDuration, formatShortDuration} from '../format-time.js';
import {type Line} from '../line.js';
import {
	blank,
	line,
	lineWidth,
	span,
} from '../make-line.js';
import {progressBar} from '../progress-bar.js';
import {textWidth, truncateText} from '../text-width.js';
import {performWaitingWords} from '../words/perform-waiting.js';
import {space, whole, type Block} from './fit-blocks.js';
import {tableCounts} from './table.js';
import {paragraph} from './text-parts.js';

/** How many of the agents below are upgraded. */
export const countText = (counts: AgentCounts | undefined): string =>
	(counts === undefined ? performWaitingWords.noAnswerYet : performWaitingWords.upgraded(counts));

/** A limit of whole minutes reads as such: `15m`. */
const shortLimit = (limit: number): string => (limit % 60_000 === 0 ? formatShortDuration(limit) : formatDuration(limit));

/** Whose agents, how far, for how long. What changes with every answer stands together, so that little is written. */
const summaryLine = (state: State, {progress, columns}: {readonly progress: Progress; readonly columns: number}): Line => {
	const model = currentModel(state);
	const counts = progress.counts ?? tableCounts(state);
	const name = truncateText(model ? placeName(state, model) : '', Math.floor(columns / 5));
	const text = performWaitingWords.inTime(countText(counts), formatDuration((progress.completedAt ?? state.now) - progress.startedAt));
	const left = [' ', name, ' '.repeat(3)];
	const room = columns - lineWidth(line('left', ...left)) - text.length - 4;
	const share = counts === undefined || counts.total === 0 ? 0 : counts.upgraded / counts.total;
	const bar = progressBar(share, Math.min(24, room));
	return line('summary', ...left, ...(room < 8 ? [] : [progress.silentSince === undefined ? bar : span(bar, 'quiet'), ' '.repeat(3)]), text);
};

/** Whether the sentence about what is missing says more than the counts below the table. */
const hasMoreToSay = ({counts, goodAnswers, waitingFor}: Progress): boolean => {
	const isCounted = /^\d/v.test(waitingFor ?? '');
	return counts === undefined || goodAnswers > 0 || !isCounted || counts.down + counts.lost + counts.error > 0;
};

/** A sentence, and another one where both fit. */
const withMore = (sentence: string, more: string | undefined, columns: number): string =>
	(more === undefined || textWidth(`${sentence} ${more}`) > columns - 2 ? truncateText(sentence, columns - 2) : `${sentence} ${more}`);

/** What is still missing, or that nothing has moved for a while. */
export const paceLine = (state: State, {progress, columns}: {readonly progress: Progress; readonly columns: number}): Line => {
	const still = formatDuration(state.now - progress.lastChangeAt);
	const {waitingFor} = progress;
	switch (paceOf(progress, state.now)) {
		case 'slow': {
			return line('pace', ' ', span(withMore(performWaitingWords.slow(still), waitingFor, columns), 'warn'));
		}

		case 'stuck': {
			return line('pace', ' ', span(withMore(performWaitingWords.stuck(still), waitingFor, columns), 'bad'));
		}

		case 'moving': {
			return waitingFor === undefined || !hasMoreToSay(progress) ? blank('pace') : line('pace', ' ', span(truncateText(waitingFor, columns - 2), 'quiet'));
		}
	}
};

const lastKnown = (state: State, model: ModelReference): string => {
	const {at} = statusOf(state, model);
	const counts = tableCounts(state);
	return at === undefined || counts === undefined
		? performWaitingWords.nothingKnown
		: performWaitingWords.lastKnown(formatDuration(state.now - at), counts);
};

/** Milliseconds that a controller is usually silent at most while it restarts. */
const usualSilence = 5 * 60_000;

const judgeSilence = (duration: number, limit: number): 'usual' | 'long' | 'failure' => {
	if (duration >= limit) {
		return 'failure';
	}

	return duration < usualSilence ? 'usual' : 'long';
};

/**
The controller does not answer: since when, how long that is usual, and when it counts as a failure. With its empty lines eight rows at 80 columns, as `tableHeight` counts.
*/
export const silenceBlocks = (state: State, {since, progress, columns}: {readonly since: number; readonly progress: Progress; readonly columns: number}): readonly Block[] => {
	const duration = state.now - since;
	const limit = state.session.silenceLimit;
	const judgement = judgeSilence(duration, limit);
	const model = currentModel(state);
	const observation = model && state.observations[modelKey(model)];
	const asked = Math.max(progress.failedAnswers, observation?.failedAnswers ?? 0);
	const expired = expiredLogin(state);
	const lastWords = (progress.lastReason ?? observation?.lastReason)?.replaceAll(/\s+/gv, ' ');
	return [
		whole(paragraph({
			key: 'silence',
			text: expired === undefined ? performWaitingWords.silent(formatDuration(duration), judgement) : explainLogIn(state, expired),
			columns,
			tone: judgement === 'failure' || expired !== undefined ? 'bad' : 'warn',
		})),
		space('below-silence'),
		whole([line('asked', ' '.repeat(3), truncateText(performWaitingWords.asked(asked, lastWords), columns - 4))], 1),
		{
			lines: paragraph({
				key: 'usual',
				text: expired === undefined ? performWaitingWords.usualSilence(shortLimit(limit)) : performWaitingWords.jujuGoesOn,
				columns,
				indent: 3,
			}),
			least: 0,
			rank: 3,
		},
		space('above-last'),
		whole(model ? [line('last', ' '.repeat(3), truncateText(lastKnown(state, model), columns - 4))] : [], 2),
		space('above-summary'),
	];
};

/**
What stands above the table while agents are waited for: one line of progress, one of what is missing; above both the silence of the controller, where there is one.
*/
export const waitingBlocks = (state: State, {progress, columns}: {readonly progress: Progress; readonly columns: number}): readonly Block[] => (progress.silentSince === undefined
	? [whole([summaryLine(state, {progress, columns})]), whole([paceLine(state, {progress, columns})], 4)]
	: [
		...silenceBlocks(state, {since: progress.silentSince, progress, columns}),
		whole([summaryLine(state, {progress, columns})], 4),
		space('pace'),
	]);
