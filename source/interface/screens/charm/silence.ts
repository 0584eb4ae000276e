import {type CharmProgress} from '../../../domain/charm/charm-progress.js';
import {formatDuration} from '../../format-time.js';
import {line} from '../../make-line.js';
import {truncateText} from '../../text-width.js';
import {charmSilenceWords} from '../../words/charm/silence.js';
import {space, whole, type Block} from '../fit-blocks.js';
import {paragraph} from '../text-parts.js';

export type SilenceView = {
	/** What is followed. */
	readonly progress: Pick<CharmProgress, 'failedAnswers' | 'lastReason'>;
	readonly since: number;
	readonly now: number;
	/** Milliseconds after which silence counts as a failure. */
	readonly limit: number;
	/** When the units below were last heard of. */
	readonly knownAt: number | undefined;
	/** What to do about a login that has expired. */
	readonly login: string | undefined;
};

/**
The controller does not answer while a charm is upgraded: since when, with which words, and how old what stands below is. Unlike an upgrade of Juju nothing of this makes it
silent by itself.
*/
export const silenceBlocks = ({progress, since, now, limit, knownAt, login}: SilenceView, columns: number): readonly Block[] => {
	const duration = now - since;
	const isFailure = duration >= limit;
	const words = progress.lastReason?.replaceAll(/\s+/gv, ' ');
	const lastText = knownAt === undefined ? charmSilenceWords.nothingKnown : charmSilenceWords.unitsAsOf(formatDuration(now - knownAt));
	return [
		whole(paragraph({
			key: 'silence',
			text: login ?? charmSilenceWords.noAnswerSince(formatDuration(duration), isFailure),
			columns,
			tone: isFailure || login !== undefined ? 'bad' : 'warn',
		})),
		whole([line('asked', ' '.repeat(3), truncateText(charmSilenceWords.asked(progress.failedAnswers, words), columns - 4))], 1),
		{
			lines: paragraph({
				key: 'usual',
				text: charmSilenceWords.whatGoesOn,
				columns,
				indent: 3,
			}),
			least: 0,
			rank: 4,
		},
		whole([line('last', ' '.repeat(3), truncateText(lastText, columns - 4))], 2),
		space('above-summary'),
	];
};
