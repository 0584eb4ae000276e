import {enterStep} from './perform-stage.js';
import {chain, notice, only} from './result.js';
import {scrollStage, type TextAction} from './scroll-stage.js';
import {
	type Stage,
	type State,
	type Update,
} from './state.js';

type PlanStage = Extract<Stage, {name: 'plan'}>;

/**
Keys on the screen of Plan.
*/
export const actOnPlan = (state: State, stage: PlanStage, pressed: TextAction): Update => {
	const scrolled = scrollStage(state, stage, pressed);
	if (scrolled) {
		return scrolled;
	}

	switch (pressed.action) {
		case 'confirm':
		case 'next': {
			if (stage.plan.steps.length === 0) {
				return notice(state, 'This plan has no step that can be carried out. Its warnings say why.');
			}

			return chain(
				{state, effects: [{type: 'record', kind: 'plan-accepted', value: {plan: stage.plan.id}}]},
				current => enterStep(current, stage.plan, 0),
			);
		}

		case 'save': {
			return {state, effects: [{type: 'save-plan', plan: stage.plan}]};
		}

		case 'back': {
			return only({...state, stage: {name: 'prepare', cursor: 0}});
		}

		default: {
			return only(state);
		}
	}
};
