import {modelKey} from '../domain/intent.js';
import {enterStep} from './perform-stage.js';
import {openQuestion} from './question.js';
import {notice, only} from './result.js';
import {currentModel} from './selectors.js';
import {type Stage, type State, type Update} from './state.js';

type PerformStage = Extract<Stage, {name: 'perform'}>;

const isController = ({plan, index}: PerformStage): boolean => {
	const step = plan.steps[index];
	return step?.id === 'upgrade-controller' || step?.id === 'wait-controller';
};

/** The step behind what belongs to the present one: the wait and the comparison of a model are skipped with its upgrade. */
const indexBehind = ({plan, index}: PerformStage): number => {
	const step = plan.steps[index];
	if (step?.action.type !== 'command') {
		return index + 1;
	}

	const next = plan.steps.findIndex(({action}, position) => position > index && action.type === 'command');
	return next === -1 ? plan.steps.length : next;
};

/**
Asks whether to go on to the next step although this one is not complete. The controller cannot be skipped: no model can overtake it.
*/
export const askToSkip = (state: State, stage: PerformStage): Update => {
	if (isController(stage)) {
		return notice(state, 'The controller has to be complete first: no model can overtake it.');
	}

	if (stage.step.phase === 'waiting' && stage.step.progress.counts === undefined) {
		return notice(state, 'The next step comes by itself when this one is complete.');
	}

	const waitingFor = stage.step.phase === 'waiting' ? stage.step.progress.waitingFor : undefined;
	return only(openQuestion(state, {
		purpose: {type: 'skip', index: stage.index},
		title: 'Go on although this step is not complete?',
		commands: [],
		risk: 'disruptive',
		yes: 'Yes, go on',
		no: 'No, keep waiting',
		consequences: [
			...(waitingFor === undefined ? [] : [waitingFor]),
			'Juju goes on with what it has started. The run ends as not complete.',
		],
		models: [currentModel(state)],
	}));
};

/**
Goes on to the next step; what was seen until now is kept for Verify, as not complete. Called only by an answered question.
*/
export const skipStep = (state: State, index: number): Update => {
	const {stage} = state;
	if (stage.name !== 'perform' || stage.index !== index || stage.step.phase === 'running') {
		return notice(state, 'That step is over already.');
	}

	const model = currentModel(state);
	const kept = model && stage.step.phase === 'waiting'
		? {...state, finishedProgress: {...state.finishedProgress, [modelKey(model)]: stage.step.progress}}
		: state;
	const next = enterStep(kept, stage.plan, indexBehind(stage));
	return {
		state: next.state,
		effects: [{type: 'record', kind: 'skipped', value: {step: stage.plan.steps[index]?.id}}, ...next.effects],
	};
};
