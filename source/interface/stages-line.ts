import {type CharmStage} from '../state/charm/charm-stage.js';
import {type Stage} from '../state/state.js';
import {type Line} from './line.js';
import {line, lineWidth} from './make-line.js';
import {symbols} from './symbols.js';

const stages = [
	{name: 'target', title: 'Target'},
	{name: 'prepare', title: 'Prepare'},
	{name: 'plan', title: 'Plan'},
	{name: 'perform', title: 'Perform'},
	{name: 'verify', title: 'Verify'},
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
const progressOf = (stage: Stage): string => (stage.name === 'perform' || stage.name === 'verify' ? `step ${stage.index + 1} of ${stage.plan.steps.length}` : '');

/**
The second line: all stages, those behind us ticked, the present one marked.
*/
export const drawStages = (stage: Stage, columns: number): Line => {
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
