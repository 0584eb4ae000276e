import {type RefusedFailure} from '../../domain/answer.js';
import {commandLine} from '../../domain/intent.js';
import {type PlanStep} from '../../domain/plan.js';
import {formatDuration} from '../format-time.js';
import {type Line} from '../line.js';
import {bold, line, span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {textWidth, truncateText} from '../text-width.js';
import {performStepWords} from '../words/perform-step.js';
import {failureBlocks} from './failure-parts.js';
import {
	commandBlock,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {riskWords} from './risk-words.js';
import {commandRows, paragraph} from './text-parts.js';

type Options = {readonly step: PlanStep; readonly columns: number};

const titleLine = ({step, columns}: Options): Line => {
	const {word, tone} = riskWords[step.risk];
	return spreadLine({
		key: 'step', left: [' ', bold(truncateText(step.title, columns - textWidth(word) - 4))], right: [span(word, tone)], columns,
	});
};

/** What the step is and the exact command; both stay whatever else has to go. */
const headBlocks = ({step, columns}: Options): readonly Block[] => [
	whole([titleLine({step, columns})]),
	...(step.action.type === 'command'
		? [commandBlock(commandRows({key: 'command', commands: [commandLine(step.action.arguments)], columns}))]
		: []),
];

/**
The step waits for the operator: what will run, and what it means.
*/
export const readyBlocks = ({step, columns}: Options): readonly Block[] => [
	...headBlocks({step, columns}),
	{
		lines: step.expect === undefined
			? []
			: paragraph({
				key: 'expect', text: step.expect, columns, indent: 3,
			}),
		least: 1,
		rank: 2,
	},
	whole(step.isPointOfNoReturn ? [line('no-return', ' '.repeat(3), span(performStepWords.noWayBack, 'warn'))] : [], 1),
	{
		lines: paragraph({
			key: 'ready', text: performStepWords.nothingHasRun, columns, indent: 3, tone: 'quiet',
		}),
		least: 0,
		rank: 3,
	},
	space('above-table'),
];

/**
The command runs.

@param options.duration Milliseconds since it was started.
*/
export const runningBlocks = ({step, columns, duration}: Options & {readonly duration: number}): readonly Block[] => [
	...headBlocks({step, columns}),
	whole(paragraph({
		key: 'running', text: `${symbols.busy} ${performStepWords.runs(formatDuration(duration))}`, columns, indent: 3, hang: 5, tone: 'busy',
	})),
	space('above-table'),
];

/**
Juju said no: its words, and what to do.
*/
export const refusedBlocks = ({step, columns, failure}: Options & {readonly failure: RefusedFailure}): readonly Block[] => [
	...headBlocks({step, columns}),
	...failureBlocks(failure, columns),
	{
		lines: paragraph({
			key: 'after', text: performStepWords.afterRefusal, columns, indent: 3, tone: 'quiet',
		}),
		least: 0,
		rank: 2,
	},
	space('above-table'),
];
