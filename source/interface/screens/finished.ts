import {modelKey, type ModelReference} from '../../domain/intent.js';
import {isAboutLeftOut} from '../../domain/plan-warnings.js';
import {type Plan} from '../../domain/plan.js';
import {placeName} from '../../state/place-name.js';
import {type Stage, type State} from '../../state/state.js';
import {putBackSentence} from '../../state/undo.js';
import {selectVerification} from '../../state/verify-stage.js';
import {fitWidth} from '../columns.js';
import {formatDuration} from '../format-time.js';
import {type Area, type Line, type Tone} from '../line.js';
import {bold, line, span} from '../make-line.js';
import {symbols} from '../symbols.js';
import {padText, textWidth, truncateText} from '../text-width.js';
import {finishedWords} from '../words/finished.js';
import {fitBlocks, space, whole} from './fit-blocks.js';
import {paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

type FinishedStage = Extract<Stage, {name: 'finished'}>;

const results: Readonly<Record<FinishedStage['result'], {readonly symbol: string; readonly tone: Tone; readonly words: (plan: Plan) => string}>> = {
	upgraded: {symbol: symbols.good, tone: 'ok', words: finishedWords.isUpgraded},
	partial: {symbol: symbols.warning, tone: 'warn', words: finishedWords.isPartlyUpgraded},
	stopped: {symbol: symbols.warning, tone: 'warn', words: () => finishedWords.wasStopped},
};

const waitedFor = ({steps}: Plan): readonly ModelReference[] =>
	steps.flatMap(({action}) => (action.type === 'wait' ? [action.model] : []));

type Outcome = {
	readonly model: ModelReference;
	/** Undefined where the model was not seen complete. */
	readonly took: number | undefined;
	/** How many things are worse than before. */
	readonly troubles: number;
};

const outcomeOf = (state: State, model: ModelReference, version: string): Outcome => {
	const progress = state.finishedProgress[modelKey(model)];
	return {
		model,
		took: progress?.isComplete === true ? (progress.completedAt ?? progress.lastChangeAt) - progress.startedAt : undefined,
		troubles: selectVerification(state, model, version).differences.filter(({isTrouble}) => isTrouble).length,
	};
};

const isGood = ({took, troubles}: Outcome): boolean => took !== undefined && troubles === 0;

const modelLines = (outcome: Outcome, {name, version, width, columns}: {readonly name: string; readonly version: string; readonly width: number; readonly columns: number}): readonly Line[] => {
	const {model, took, troubles} = outcome;
	const mark = isGood(outcome) ? span(`   ${symbols.good} `, 'ok') : span(`   ${symbols.warning} `, 'warn');
	return paragraph({
		key: `model-${modelKey(model)}`,
		text: finishedWords.model({version, took: took === undefined ? undefined : formatDuration(took), troubles}),
		columns: columns - width - 7,
		indent: 0,
	}).map((row, index) => line(
		row.key,
		index === 0 ? mark : ' '.repeat(5),
		`${index === 0 ? padText(name, width) : ' '.repeat(width)}  `,
		...row.spans,
	));
};

/** What the plan left out is left to do; its other warnings were about the way, and that is behind. */
const leftLines = ({warnings}: Plan, columns: number): readonly Line[] => warnings.filter(text => isAboutLeftOut(text)).flatMap((text, index) => paragraph({
	key: `warning-${index}`, text: `${symbols.pending} ${text}`, columns, indent: 3, hang: 5,
}));

const runLines = ({session}: State, columns: number): readonly Line[] => {
	const text = finishedWords.keptIn(session.runFolder);
	// The line above the keys says the same as long as it is wide enough for it.
	return textWidth(text) <= columns - 2 ? [] : paragraph({key: 'run', text, columns});
};

/**
The end: what was upgraded, models in trouble first; what is left to do, where the run is kept.
*/
export const finishedPage = (state: State, {plan, result}: FinishedStage, area: Area): Page => {
	const {columns} = area;
	const {symbol, tone, words} = results[result];
	const outcomes = waitedFor(plan).map(model => outcomeOf(state, model, plan.to));
	const ordered = [...outcomes.filter(outcome => !isGood(outcome)), ...outcomes.filter(outcome => isGood(outcome))];
	const width = fitWidth(outcomes.map(({model}) => placeName(state, model)), {title: '', most: 24});
	return fitBlocks({
		head: [
			whole([line('title', ' ', span(`${symbol} `, tone), bold(truncateText(words(plan), columns - 4)))]),
			space('below-title'),
			{
				lines: ordered.flatMap(outcome => modelLines(outcome, {
					name: placeName(state, outcome.model), version: plan.to, width, columns,
				})),
				least: 3,
				rank: 1,
				sign: hidden => line('models-cut', span(`   ${symbols.ellipsis} ${finishedWords.moreRows(hidden)}`, 'quiet')),
			},
			space('above-left'),
			{lines: leftLines(plan, columns), least: 1, rank: 2},
			whole(state.putBack.flatMap(half => paragraph({
				key: half.id, text: `${symbols.warning} ${finishedWords.putBack(putBackSentence(half))}`, columns, indent: 3, hang: 5, tone: 'warn',
			})), 1),
			space('above-run'),
			whole(runLines(state, columns)),
			whole(paragraph({
				key: 'next',
				text: result === 'upgraded' ? finishedWords.enterEnds : finishedWords.helpAndEnd,
				columns,
			})),
		],
		list: [],
		tail: [],
		focus: undefined,
	}, area);
};
