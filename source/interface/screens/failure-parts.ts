import {type Failure} from '../../domain/failure.js';
import {type Line} from '../line.js';
import {symbols} from '../symbols.js';
import {line, span} from '../make-line.js';
import {failurePartsWords} from '../words/failure-parts.js';
import {type Block} from './fit-blocks.js';
import {breakWords, paragraph} from './text-parts.js';

/**
Words of Juju or of a file as they are, broken where they do not fit, in a quiet tone.
*/
export const quoted = ({key, text, columns, indent = 3}: {
	readonly key: string;
	readonly text: string;
	readonly columns: number;
	readonly indent?: number;
}): readonly Line[] => text.trimEnd().split('\n')
	.flatMap(row => breakWords(row, columns - 1 - indent))
	.map((row, index) => line(`${key}-${index}`, ' '.repeat(indent), span(row, 'quiet')));

/**
A failure for the operator: what happened, what to do, Juju's own words. Of words that do not fit it says where they are.
*/
export const failureBlocks = ({message, advice, evidence}: Failure, columns: number): readonly Block[] => [
	{
		lines: paragraph({
			key: 'failure', text: `${symbols.bad} ${message}`, columns, hang: 3, tone: 'bad',
		}),
		least: 1,
		rank: 0,
	},
	{
		lines: advice === undefined
			? []
			: paragraph({
				key: 'advice', text: advice, columns, indent: 3,
			}),
		least: 1,
		rank: 1,
	},
	{
		lines: evidence === '' ? [] : quoted({key: 'evidence', text: evidence, columns}),
		least: 1,
		rank: 3,
		sign: hidden => line('evidence-cut', span(`   ${symbols.ellipsis} ${failurePartsWords.moreRows(hidden)}`, 'quiet')),
	},
];

/**
What is said where the last good answer is still shown though asking again has failed.
*/
export const staleLines = (failure: Failure | undefined, columns: number): readonly Line[] => (failure
	? paragraph({
		key: 'stale', text: `${symbols.warning} ${failurePartsWords.isLastAnswer(failure.message)}`, columns, hang: 3, tone: 'warn',
	})
	: []);
