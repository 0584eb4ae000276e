import {isSameVersionText} from '../domain/version.js';
import {composeTarget, controllerPreview, modelVersion} from './choose-version.js';
import {askFor} from './knowledge.js';
import {expiredLogin, explainLogIn, logIn} from './log-in.js';
import {enterPrepare} from './prepare-stage.js';
import {choicePreview, streamQuestion} from './preview-streams.js';
import {
	chain,
	notice,
	only,
	pushOverlay,
} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {controllerModel} from './selectors.js';
import {
	type ActionId,
	type Stage,
	type State,
	type Update,
} from './state.js';
import {chooseController, takeAskedVersion} from './target-stage.js';

type TargetStage = Extract<Stage, {name: 'target'}>;

const confirmController = (state: State, stage: TargetStage): Update => {
	const name = state.controllers.value?.controllers[stage.cursor]?.name;
	if (name === undefined) {
		return notice(state, 'There is no controller to choose. Register one with juju, then press r.');
	}

	const details = state.details[name];
	if (details?.value === undefined) {
		return notice(state, details?.isAsking === false
			? `${name} did not answer. Press r to ask again.`
			: `${name} has not answered yet.`);
	}

	return chain(chooseController(state, name), takeAskedVersion);
};

const confirmModels = (state: State): Update => {
	const target = composeTarget(state);
	if (!target) {
		return notice(state, controllerPreview(state).isAsking ? 'Juju is still looking for newer versions.' : 'The version is not known yet. Press r to ask again, or o to type one.');
	}

	if (!state.models.value) {
		return notice(state, 'The models are not known yet.');
	}

	if (!target.upgradesController && target.models.length === 0) {
		return notice(state, `Nothing to upgrade: the controller and all ticked models have ${target.version}.`);
	}

	return enterPrepare({...state, target});
};

const toggle = (state: State, cursor: number): Update => {
	const choice = state.choices[cursor];
	if (!choice) {
		return notice(state, 'The controller always comes first; models below it can be ticked.');
	}

	const current = modelVersion(state, choice.model.name);
	if (!choice.isTicked && state.version && current !== undefined && isSameVersionText(current, state.version.text)) {
		return notice(state, `That model has ${current} already.`);
	}

	return only({
		...state,
		choices: state.choices.map((other, index) => (index === cursor ? {...other, isTicked: !other.isTicked} : other)),
	});
};

const askAgain = (state: State, stage: TargetStage): Update => {
	if (stage.step === 'controller') {
		return askFor(state, [{type: 'list-controllers'}]);
	}

	const asked = askFor(state, [
		{type: 'show-controller', controller: stage.controller},
		{type: 'list-models', controller: stage.controller},
		...(controllerModel(state) && state.models.value ? [choicePreview(stage.controller, state.stream), ...streamQuestion(state)] : []),
	]);
	return {state: asked.state, effects: [...asked.effects, {type: 'poll-now'}]};
};

/**
Keys on the screens of Target.
*/
export const actOnTarget = (state: State, stage: TargetStage, action: ActionId): Update => {
	const count = stage.step === 'controller' ? state.controllers.value?.controllers.length ?? 0 : state.choices.length;
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only({...state, stage: {...stage, cursor: clamp(stage.cursor + move, 0, Math.max(0, count - 1))}});
	}

	switch (action) {
		case 'confirm':
		case 'next': {
			const expired = expiredLogin(state);
			if (expired !== undefined) {
				return notice(state, explainLogIn(state, expired));
			}

			return stage.step === 'controller' ? confirmController(state, stage) : confirmModels(state);
		}

		case 'toggle': {
			return stage.step === 'models' ? toggle(state, stage.cursor) : only(state);
		}

		case 'ask-again': {
			return askAgain(state, stage);
		}

		case 'log-in': {
			return logIn(state);
		}

		case 'other-version': {
			return stage.step === 'models'
				? only(pushOverlay(state, {
					name: 'version', typed: '', cursor: 0, problem: undefined, stream: state.stream,
				}))
				: notice(state, 'Choose a controller first.');
		}

		case 'back': {
			if (stage.step === 'controller') {
				return notice(state, 'This is the first screen. q quits.');
			}

			const cursor = state.controllers.value?.controllers.findIndex(({name}) => name === stage.controller) ?? 0;
			return {
				state: {...state, stage: {name: 'target', step: 'controller', cursor: Math.max(0, cursor)}},
				effects: [{type: 'watch', models: [], interval: undefined}],
			};
		}

		default: {
			return only(state);
		}
	}
};
