import {type RefusedFailure} from '../domain/answer.js';
import {commandLine, type Intent} from '../domain/intent.js';
import {askFor, intentId} from './knowledge.js';
import {notice} from './result.js';
import {type State, type Update} from './state.js';

/** Whether Juju refused because nobody is logged in any more. */
export const isLoggedOut = (failure: RefusedFailure | undefined): boolean => failure?.refusal?.kind === 'not-logged-in';

/**
The controller on the screens of Target to which the operator has to log in again; undefined where there is none.
*/
export const expiredLogin = ({stage, controllers, details, models}: State): string | undefined => {
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
	const asked = askFor({...state, notice: `Logged in to ${controller}. Asking again.`}, [
		{type: 'show-controller', controller},
		...(isChosen && state.stage.name === 'target' ? [{type: 'list-models' as const, controller}] : []),
	]);
	return isChosen ? {state: asked.state, effects: [...asked.effects, {type: 'poll-now'}]} : asked;
};
