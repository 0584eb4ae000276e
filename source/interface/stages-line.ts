import {type CharmStage} from '../state/charm/charm-stage.js';
import {shortModelName} from '../domain/intent.js';
import {type WatchStage} from '../state/stage.js';
import {type Stage} from '../state/state.js';
import {isUpgraded} from '../state/watch-view.js';
import {type Line} from './line.js';
import {line, lineWidth} from './make-line.js';
import {spreadLine} from './spread-line.js';
import {symbols} from './symbols.js';
import {truncateText} from './text-width.js';
import {stagesLineWords} from './words/stages-line.js';

const {stages: titles} = stagesLineWords;

const stages = [
	{name: 'target', title: titles.target},
	{name: 'prepare', title: titles.prepare},
	{name: 'plan', title: titles.plan},
	{name: 'perform', title: titles.perform},
	{name: 'verify', title: titles.verify},
] as const;

const charmPositions: Readonly<Record<CharmStage['step'], number>> = {
	choose: 0, order: 0, review: 1, plan: 2, perform: 3, verify: 4, done: stages.length,
};

const positionOf = (stage: Stage): number => {
	if (stage.name === 'finished') {
		return stages.length;
	}

	if (stage.name === 'charm') {
		return charmPositions[stage.step];
	}

	// Which of them it goes on with is only known when it does.
	return stage.name === 'resume' ? -1 : Math.max(0, stages.findIndex(({name}) => name === stage.name));
};

/** Which model of the plan the step is about: `step 5 of 9`. */
const progressOf = (stage: Stage): string => (stage.name === 'perform' || stage.name === 'verify' ? stagesLineWords.step(stage.index + 1, stage.plan.steps.length) : '');

/** No stages: which of the models is seen, and how many are upgraded. */
const watchLine = ({controller, index, entries}: Pick<WatchStage, 'controller' | 'index' | 'entries'>, columns: number): Line => {
	const model = entries[index]?.model;
	const complete = entries.filter(entry => isUpgraded(entry)).length;
	const silent = entries.filter(({watch}) => watch.silence).length;
	const name = model ? [`   ${truncateText(`${controller}:${shortModelName(model.name)}`, Math.max(1, columns - 52))}`] : [];
	const place = entries.length > 1 ? [{text: `  ${stagesLineWords.model(index + 1, entries.length)}`, tone: 'quiet'} as const] : [];
	return spreadLine({
		key: 'stages',
		left: [' ', {text: `${symbols.cursor} ${stagesLineWords.watch}`, tone: 'accent'}, ...name, ...place],
		right: model ? [{text: stagesLineWords.complete({complete, count: entries.length, silent}), tone: 'quiet'}] : [],
		columns,
	});
};

/**
The second line: all stages, those behind us ticked, the present one marked.

@param isWatching Whether only tables are shown (`watch`), also before there is one.
*/
export const drawStages = (stage: Stage, columns: number, isWatching = false): Line => {
	if (stage.name === 'watch' || isWatching) {
		return watchLine(stage.name === 'watch' ? stage : {controller: '', index: 0, entries: []}, columns);
	}

	if (stage.name === 'lessons') {
		return line('stages', {text: ` ${symbols.cursor} ${stagesLineWords.training}`, tone: 'accent'});
	}

	const position = positionOf(stage);
	const parts = stages.map(({title}, index) => {
		if (index === position) {
			return {text: ` ${symbols.cursor} ${title}  `, tone: 'accent'} as const;
		}

		return index < position
			? {text: ` ${symbols.good} ${title}  `, tone: 'ok'} as const
			: {text: ` ${symbols.pending} ${title}  `, tone: 'quiet'} as const;
	});
	const step = progressOf(stage);
	const gap = columns - 1 - step.length - lineWidth({spans: parts});
	return step === '' || gap < 1
		? line('stages', ...parts)
		: line('stages', ...parts, ' '.repeat(gap), {text: step, tone: 'quiet'});
};
