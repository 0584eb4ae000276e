import {type CharmProgress} from '../../../domain/charm/charm-progress.js';
import {isStillOnOldSettings} from '../../../domain/charm/describe-units.js';
import {isThrough, noAnswerYet} from '../../../domain/charm/follow-charm.js';
import {paceOfCharm} from '../../../domain/charm/pace-of-charm.js';
import {formatDuration} from '../../format-time.js';
import {type Line, type Tone} from '../../line.js';
import {
	blank,
	line,
	lineWidth,
	span,
} from '../../make-line.js';
import {progressBar} from '../../progress-bar.js';
import {spreadLine} from '../../spread-line.js';
import {symbols} from '../../symbols.js';
import {textWidth, truncateText} from '../../text-width.js';
import {charmWaitingWords} from '../../words/charm/perform-waiting.js';
import {whole, type Block} from '../fit-blocks.js';
import {paragraph} from '../text-parts.js';
import {changeText} from './change-text.js';
import {type PerformPhase, type PerformView} from './perform-view.js';
import {silenceBlocks} from './silence.js';
import {type UnitsView} from './unit-table.js';

/** Lines that always take as many rows, so that the table below stays where it is. */
export const steady = (key: string, block: Block, rows: number): readonly Block[] => [
	block,
	...Array.from({length: Math.max(0, rows - block.lines.length)}, (_, index) => ({lines: [blank(`${key}-free-${index}`)], least: 0, rank: block.rank})),
];

const countThrough = ({units, blockedBefore}: CharmProgress): number => units.filter(unit => isThrough(unit, blockedBefore)).length;

/** Which application, how far, for how long, from which revision to which. */
const summaryLine = (view: PerformView, progress: CharmProgress, columns: number): Line => {
	const {application, position, table: {before, isOrdered, present, now}} = view;
	const {units, startedAt, completedAt, silentSince, waitingFor} = progress;
	const upgraded = isOrdered ? countThrough(progress) : 0;
	const nothing = waitingFor === noAnswerYet || silentSince !== undefined ? charmWaitingWords.noAnswerYet : charmWaitingWords.noUnits;
	const text = charmWaitingWords.withTime(units.length === 0 ? nothing : charmWaitingWords.unitsThrough(upgraded, units.length), formatDuration((completedAt ?? now) - startedAt));
	const left = [' ', truncateText(application, Math.floor(columns / 4)), ' '.repeat(3)];
	const right = [changeText(before, present), ...(position === '' ? [] : [span(`  ${position}`, 'quiet')])];
	const room = columns - lineWidth(line('used', ...left, ...right)) - textWidth(text) - 6;
	const bar = progressBar(units.length === 0 ? 0 : upgraded / units.length, Math.min(16, room));
	return spreadLine({
		key: 'summary',
		left: [...left, ...(room < 8 ? [] : [silentSince === undefined ? bar : span(bar, 'quiet'), ' '.repeat(3)]), text],
		right,
		columns,
	});
};

const paceText = (progress: CharmProgress, now: number): {readonly text: string; readonly tone: Tone} => {
	const {pace, reason} = paceOfCharm(progress, now);
	const waitingFor = progress.waitingFor ?? charmWaitingWords.everyUnitHasIt;
	switch (pace) {
		case 'moving': {
			return {text: waitingFor, tone: 'quiet'};
		}

		case 'slow': {
			return {text: charmWaitingWords.slow(reason ?? waitingFor), tone: 'warn'};
		}

		case 'stuck': {
			return {text: charmWaitingWords.stuck(reason ?? waitingFor), tone: 'bad'};
		}
	}
};

const oldSettingsText = ({units, isOrdered}: UnitsView): string => {
	const old = units.filter(unit => isStillOnOldSettings(unit)).length;
	return !isOrdered || units.length === 0 ? '' : charmWaitingWords.atOldCharm(old, units.length);
};

const claimBlocks = ({claim, failure}: Extract<PerformPhase, {type: 'waiting'}>, columns: number): readonly Block[] => {
	const text = claim === 'nothing'
		? charmWaitingWords.hadItAlready
		: (claim === 'unknown' ? charmWaitingWords.notKnownWhetherTaken(failure?.message) : undefined);
	return text === undefined
		? []
		: [{
			lines: paragraph({
				key: 'claim', text: `${symbols.warning} ${text}`, columns, hang: 3, tone: 'warn',
			}),
			least: 1,
			rank: 2,
		}];
};

/**
What stands above the units while they are waited for: how far they are, what is still missing, and how many still have their charm and settings from before.
*/
export const waitingBlocks = (view: PerformView, phase: Extract<PerformPhase, {type: 'waiting'}>, columns: number): readonly Block[] => {
	const {table} = view;
	const {progress, silence} = phase;
	const pace = paceText(progress, table.now);
	return [
		...(silence ? silenceBlocks({...silence, progress}, columns) : []),
		whole([summaryLine(view, progress, columns)]),
		...claimBlocks(phase, columns),
		...(silence
			? []
			: steady('pace', {
				lines: paragraph({
					key: 'pace', text: pace.text, columns, tone: pace.tone,
				}),
				least: 1,
				rank: 4,
			}, 2)),
		whole([line('settings', ' ', span(truncateText(oldSettingsText(table), columns - 2), 'quiet'))], 5),
	];
};
