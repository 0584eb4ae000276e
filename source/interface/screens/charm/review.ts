import {type CharmVerdict, type SettingRow} from '../../../domain/charm/verdict.js';
import {type Area, type Line, type Tone} from '../../line.js';
import {
	blank,
	bold,
	line,
	lineWidth,
} from '../../make-line.js';
import {spreadLine} from '../../spread-line.js';
import {symbols} from '../../symbols.js';
import {truncateText} from '../../text-width.js';
import {charmReviewWords} from '../../words/charm/review.js';
import {paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';
import {hasLosses, settingCounts, settingLines} from './setting-lines.js';
import {verdictCounts, verdictLines} from './verdict-lines.js';

/** What the review of one order is drawn from. */
export type ReviewView = {
	readonly application: string;
	/** What was ordered, in words. */
	readonly order: string;
	readonly verdicts: readonly CharmVerdict[];
	readonly ignored: readonly string[];
	readonly settings: readonly SettingRow[];
	/** Why the order cannot be given at all. */
	readonly problems: readonly string[];
	/** What is still being asked. */
	readonly pending: readonly string[];
	/** What could not be found out, and does not stand in the way. */
	readonly gaps: readonly string[];
	/** What is to be known before, and is no verdict. */
	readonly notes?: readonly string[] | undefined;
	readonly top: number;
};

const titleLine = ({application, order, verdicts, ignored}: ReviewView, columns: number): Line => {
	const counts = verdictCounts(verdicts, ignored);
	const room = columns - lineWidth(line('counts', ...counts)) - 4;
	return spreadLine({
		key: 'title', left: [' ', bold(truncateText(`${application}: ${order}`, room))], right: counts, columns,
	});
};

const listOf = (texts: readonly string[], {key, symbol, tone, columns}: {
	readonly key: string;
	readonly symbol: string;
	readonly tone: Tone;
	readonly columns: number;
}): readonly Line[] =>
	texts.flatMap((text, index) => paragraph({
		key: `${key}-${index}`, text: `${symbol} ${text}`, columns, hang: 3, tone,
	}));

/** What has to be decided, before what only has to be known. */
const isWorse = ({result}: CharmVerdict): boolean => result === 'refused' || result === 'warn';

const bodyLines = (view: ReviewView, columns: number): readonly Line[] => {
	const {gaps, ignored, notes = [], pending, problems, settings, verdicts} = view;
	const asked = pending.length === 0 ? [] : [charmReviewWords.asking(pending)];
	const settingRows = settingLines(settings, columns);
	return [
		...listOf(problems, {
			key: 'problem', symbol: symbols.bad, tone: 'bad', columns,
		}),
		...listOf(asked, {
			key: 'pending', symbol: symbols.busy, tone: 'busy', columns,
		}),
		...verdictLines(verdicts.filter(verdict => isWorse(verdict)), {columns, ignored}),
		...listOf(notes, {
			key: 'note', symbol: symbols.warning, tone: 'warn', columns,
		}),
		...verdictLines(verdicts.filter(verdict => !isWorse(verdict)), {columns, ignored}),
		...listOf(gaps, {
			key: 'gap', symbol: '?', tone: 'warn', columns,
		}),
		...(settingRows.length === 0 ? [] : [blank('above-settings'), ...settingRows]),
	];
};

const nextText = ({ignored, pending, problems, verdicts}: ReviewView): string => {
	if (problems.length > 0) {
		return charmReviewWords.cannotBeGiven;
	}

	const refused = verdicts.filter(({id, result}) => result === 'refused' && !ignored.includes(id)).length;
	if (refused > 0) {
		return charmReviewWords.rulesSayNo(refused);
	}

	return pending.length > 0 ? charmReviewWords.nothingSaysNoSoFar : charmReviewWords.nothingSaysNo;
};

/**
Review: each rule of compatibility with its verdict and evidence, the worst first, then what becomes of the settings.
*/
export const reviewPage = (view: ReviewView, {columns}: Area): Page => ({
	head: [
		titleLine(view, columns),
		...(view.settings.length === 0
			? []
			: paragraph({
				key: 'counts', text: charmReviewWords.settings(settingCounts(view.settings)), columns, indent: 3, tone: hasLosses(view.settings) ? 'bad' : 'quiet',
			})),
		blank('below-title'),
	],
	list: bodyLines(view, columns),
	tail: [blank('above-next'), ...paragraph({key: 'next', text: nextText(view), columns})],
	top: view.top,
});
