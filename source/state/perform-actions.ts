import {commandLine} from '../domain/intent.js';
import {type PlanStep} from '../domain/plan.js';
import {logIn} from './log-in.js';
import {openQuestion} from './question.js';
import {notice, only} from './result.js';
import {controllerModel} from './selectors.js';
import {askToSkip} from './skip-step.js';
import {actOnTable} from './table-actions.js';
import {
	type ActionId,
	type Stage,
	type State,
	type Update,
} from './state.js';

type PerformStage = Extract<Stage, {name: 'perform'}>;

/** What an interrupted run has begun is not repeated without saying so. */
const doubtOf = ({doubtful}: State, {index}: PerformStage): readonly string[] => (doubtful?.index === index
	? [`It may have run before: it was started at ${new Date(doubtful.at).toISOString().slice(11, 19)} UTC in the run that was interrupted. Juju shows nothing of it.`]
	: []);

/** The screen that asks before a step of the plan runs. */
const askForStep = (state: State, stage: PerformStage, step: PlanStep): Update => {
	if (step.action.type !== 'command') {
		return only(state);
	}

	return only(openQuestion(state, {
		purpose: {type: 'step', index: stage.index},
		title: `${step.title}?`,
		commands: [commandLine(step.action.arguments)],
		risk: step.risk,
		yes: `Yes, ${step.title.charAt(0).toLowerCase()}${step.title.slice(1)}`,
		consequences: [
			...doubtOf(state, stage),
			...(step.expect === undefined ? [] : [step.expect]),
			...(step.isPointOfNoReturn ? ['This cannot be undone. Workloads are not touched.'] : []),
		],
		models: [step.action.intent.type === 'upgrade-model' ? step.action.intent.model : controllerModel(state)],
	}));
};

/**
Keys on the screen of Perform.
*/
export const actOnPerform = (state: State, stage: PerformStage, action: ActionId): Update => {
	const step = stage.plan.steps[stage.index];
	if (!step) {
		return only(state);
	}

	if (action === 'log-in') {
		return logIn(state);
	}

	switch (stage.step.phase) {
		case 'ready':
		case 'refused': {
			if (action === 'confirm' || (action === 'retry' && stage.step.phase === 'refused')) {
				return askForStep(state, stage, step);
			}

			if (action === 'next') {
				return stage.step.phase === 'ready' ? askForStep(state, stage, step) : askToSkip(state, stage);
			}

			if (action === 'back' && stage.index === 0) {
				return only({
					...state,
					stage: {
						name: 'plan', plan: stage.plan, top: 0, savedTo: undefined,
					},
				});
			}

			return actOnTable(state, action);
		}

		case 'running': {
			if (action === 'next') {
				return notice(state, 'The command runs, and has to end first. q leaves.');
			}

			return action === 'back' ? notice(state, 'The command runs. There is no way back from here; q leaves.') : actOnTable(state, action);
		}

		case 'waiting':
		case 'done': {
			return action === 'next' ? askToSkip(state, stage) : actOnTable(state, action);
		}
	}
};
