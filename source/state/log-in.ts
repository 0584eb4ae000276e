import {type RefusedFailure} from '../domain/answer.js';
import {commandLine, type Intent} from '../domain/intent.js';
import {askFor, intentId} from './knowledge.js';
import {notice} from './result.js';
import {currentModel, statusOf} from './selectors.js';
import {type State, type Update} from './state.js';

/** Whether Juju refused because nobody is logged in any more. */
export const isLoggedOut = (failure: RefusedFailure | undefined): boolean => failure?.refusal?.kind === 'not-logged-in';

/** While steps are carried out: the step's command was refused for it, or the statuses are. */
const isExpiredInPlan = (state: State): boolean => {
	const {stage} = state;
	const model = currentModel(state);
	return (stage.name === 'perform' && stage.step.phase === 'refused' && isLoggedOut(stage.step.failure))
		|| (model !== undefined && isLoggedOut(statusOf(state, model).failure));
};

/**
The controller on the screen to which the operator has to log in again; undefined where there is none.
*/
export const expiredLogin = (state: State): string | undefined => {
	const {stage, controllers, details, models} = state;
	if (stage.name === 'perform' || stage.name === 'verify') {
		return isExpiredInPlan(state) ? stage.plan.controller : undefined;
	}

	if (stage.name === 'charm') {
		const model = currentModel(state);
		const isRefused = stage.step === 'perform' && stage.phase.type === 'refused' && isLoggedOut(stage.phase.failure);
		return model && (isRefused || isLoggedOut(statusOf(state, model).failure)) ? model.controller : undefined;
	}

	if (stage.name !== 'target') {
		return undefined;
	}

	const name = stage.step === 'models' ? stage.controller : controllers.value?.controllers[stage.cursor]?.name;
	const isExpired = name !== undefined && (isLoggedOut(details[name]?.failure) || (stage.step === 'models' && isLoggedOut(models.failure)));
	return isExpired ? name : undefined;
};

/**
What to do about a login that expired, in one sentence with the exact command, or why this client cannot.
*/
export const explainLogIn = (state: State, controller: string): string => {
	const rendered = state.render({type: 'log-in', controller});
	return rendered.kind === 'command'
		? `Your login to ${controller} has expired. Press i to hand the terminal to ${commandLine(rendered.arguments)}; afterwards everything is asked again.`
		: rendered.reason;
};

/**
Hands the terminal to `juju login` for the controller whose login has expired.
*/
export const logIn = (state: State): Update => {
	const controller = expiredLogin(state);
	if (controller === undefined) {
		return notice(state, 'No login has expired here.');
	}

	const intent: Intent = {type: 'log-in', controller};
	const rendered = state.render(intent);
	return rendered.kind === 'command'
		? {state: {...state, notice: `Logging in to ${controller}.`}, effects: [{type: 'ask', id: intentId(intent), intent}]}
		: notice(state, rendered.reason);
};

/**
After `juju login`: asks again for what was refused, and goes on where it stopped.
*/
export const afterLogIn = (state: State, controller: string): Update => {
	const isChosen = controller === state.controller;
	const {stage} = state;
	const phase = stage.name === 'charm' && stage.step === 'perform' && stage.wave.model.controller === controller ? stage.phase : undefined;
	if (stage.name === 'charm' && stage.step === 'perform' && phase?.type === 'refused' && (phase.run ?? 'order') === 'order' && isLoggedOut(phase.failure)) {
		return afterLogIn({...state, stage: {...stage, phase: {type: 'ready'}}}, controller);
	}

	// The step that was refused for it waits for its question again.
	const ready: State = stage.name === 'perform' && stage.plan.controller === controller && stage.step.phase === 'refused' && isLoggedOut(stage.step.failure)
		? {...state, stage: {...stage, step: {phase: 'ready'}}}
		: state;
	const asked = askFor({...ready, notice: `Logged in to ${controller}. Asking again.`}, [
		{type: 'show-controller', controller},
		...(isChosen && state.stage.name === 'target' ? [{type: 'list-models' as const, controller}] : []),
	]);
	return isChosen ? {state: asked.state, effects: [...asked.effects, {type: 'poll-now'}]} : asked;
};
