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
import {space, whole, type Block} from './fit-blocks.js';
import {tableCounts} from './table.js';
import {paragraph} from './text-parts.js';

/** What is counted goes without saying where a table of agents stands below: every letter behind the numbers is written anew with each answer. */
export const countText = (counts: AgentCounts | undefined, noun = ''): string =>
	(counts === undefined ? 'no answer yet' : `${counts.upgraded} of ${counts.total}${noun} upgraded`);

/** A limit of whole minutes reads as such: `15m`. */
const shortLimit = (limit: number): string => (limit % 60_000 === 0 ? formatShortDuration(limit) : formatDuration(limit));

/** Whose agents, how far, for how long. What changes with every answer stands together, so that little is written. */
const summaryLine = (state: State, {progress, columns}: {readonly progress: Progress; readonly columns: number}): Line => {
	const model = currentModel(state);
	const counts = progress.counts ?? tableCounts(state);
	const name = truncateText(model ? placeName(state, model) : '', Math.floor(columns / 5));
	const text = `${countText(counts)} in ${formatDuration((progress.completedAt ?? state.now) - progress.startedAt)}`;
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
			return line('pace', ' ', span(withMore(`Slow: no agent was upgraded in the last ${still}.`, waitingFor, columns), 'warn'));
		}

		case 'stuck': {
			return line('pace', ' ', span(withMore(`Stuck: no agent was upgraded in the last ${still}. Press t.`, waitingFor, columns), 'bad'));
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
		? 'Nothing is known of these agents yet.'
		: `Last known, ${formatDuration(state.now - at)} old: ${countText(counts, ' agents')}.`;
};

/** Milliseconds that a controller is usually silent at most while it restarts. */
const usualSilence = 5 * 60_000;

const judgeSilence = (duration: number, limit: number): string => {
	if (duration >= limit) {
		return 'That is a failure now: press t.';
	}

	return duration < usualSilence ? 'This is normal while it restarts.' : 'That is longer than usual.';
};

/**
The controller does not answer: since when, how long that is usual, and when it counts as a failure. With its empty lines eight rows at 80 columns, as `tableHeight` counts.
*/
export const silenceBlocks = (state: State, {since, progress, columns}: {readonly since: number; readonly progress: Progress; readonly columns: number}): readonly Block[] => {
	const duration = state.now - since;
	const limit = state.session.silenceLimit;
	const isFailure = duration >= limit;
	const model = currentModel(state);
	const observation = model && state.observations[modelKey(model)];
	const asked = Math.max(progress.failedAnswers, observation?.failedAnswers ?? 0);
	const expired = expiredLogin(state);
	const words = (progress.lastReason ?? observation?.lastReason)?.replaceAll(/\s+/gv, ' ');
	return [
		whole(paragraph({
			key: 'silence',
			text: expired === undefined ? `Controller does not answer since ${formatDuration(duration)}. ${judgeSilence(duration, limit)}` : explainLogIn(state, expired),
			columns,
			tone: isFailure || expired !== undefined ? 'bad' : 'warn',
		})),
		space('below-silence'),
		whole([line('asked', ' '.repeat(3), truncateText(`Asked ${asked} ${asked === 1 ? 'time' : 'times'}.${words === undefined ? '' : ` Last words: ${words}`}`, columns - 4))], 1),
		{
			lines: paragraph({
				key: 'usual',
				text: expired === undefined ? `Usual: 1 to 5 minutes. From ${shortLimit(limit)} on this counts as a failure, and the remedies for it open. Juju goes on without us, whatever we do.` : 'Juju goes on with the upgrade meanwhile.',
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
