import {isSameVersionText, parseVersion} from '../domain/version.js';
import {
	composeTarget,
	controllerPreview,
	modelVersion,
	runningVersion,
	settleVersion,
	takeVersion,
} from './choose-version.js';
import {askFor} from './knowledge.js';
import {expiredLogin, explainLogIn, logIn} from './log-in.js';
import {enterPrepare} from './prepare-stage.js';
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

type TargetStage = Extract<Stage, {name: 'target'}>;

/** How often the models are looked at while the operator chooses, in milliseconds. */
const browsingInterval = 10_000;

/** Ends the program because what was asked for on the command line does not exist. */
export const stopFor = (state: State, summary: readonly string[], code = 3): Update => ({
	state: {...state, exit: {code, summary}},
	effects: [{type: 'exit', code, summary}],
});

const parseKnownVersion = (text: string | undefined) => (text === undefined ? undefined : parseVersion(text));

/** Renders for the chosen controller as far as its version is known. */
export const refreshRenderer = (state: State): State => {
	const details = state.controller === undefined ? undefined : state.details[state.controller]?.value;
	return {
		...state,
		render: state.session.createRenderer({
			client: state.client?.version,
			controller: parseKnownVersion(details?.version ?? state.controllers.value?.controllers.find(({name}) => name === state.controller)?.version),
			isKubernetes: details?.isKubernetes ?? false,
		}),
	};
};

/**
Takes a controller and asks for its models.
*/
export const chooseController = (state: State, controller: string): Update => {
	const chosen = refreshRenderer({
		...state,
		controller,
		models: {
			value: undefined, at: undefined, isAsking: false, failure: undefined,
		},
		choices: [],
		observations: {},
		previews: {},
		version: state.version?.source === 'asked' ? state.version : undefined,
		stage: {
			name: 'target', step: 'models', controller, cursor: 0,
		},
	});
	return askFor(chosen, [{type: 'list-models', controller}]);
};

/** What was asked for with `-m` against what there is. */
const wantedNames = (state: State, wanted: string): readonly string[] => {
	const name = wanted.includes(':') ? wanted.slice(wanted.indexOf(':') + 1) : wanted;
	return (state.models.value ?? []).filter(model => model.name === name || model.shortName === name).map(model => model.name);
};

/**
The models of the chosen controller are known: ticks those that can be upgraded, watches all, asks which version Juju would select.
*/
export const takeModels = (state: State): Update => {
	const {controller} = state;
	const models = state.models.value;
	if (controller === undefined || models === undefined) {
		return only(state);
	}

	const unknown = state.session.models.find(wanted => wantedNames(state, wanted).length === 0);
	if (unknown !== undefined) {
		return stopFor(state, [
			`The controller ${controller} has no model "${unknown}" that you can see.`,
			`It has: ${models.length === 0 ? 'none' : models.map(({shortName}) => shortName).join(', ')}. Give one of these with -m.`,
		]);
	}

	const wanted = new Set(state.session.models.flatMap(name => wantedNames(state, name)));
	const choices = models.filter(({isController}) => !isController).map(({name}) => ({
		model: {controller, name},
		isTicked: state.choices.find(({model}) => model.name === name)?.isTicked ?? (wanted.size === 0 || wanted.has(name)),
	}));
	const next = {...state, choices};
	return chain(
		askFor(next, [{type: 'preview-controller-upgrade', controller}]),
		current => ({
			state: current,
			effects: [{type: 'watch', models: models.map(({name}) => ({controller, name})), interval: browsingInterval}],
		}),
	);
};

/**
The version asked for on the command line is looked at as soon as the controller's own is known; a wrong one ends the program with the reason.
*/
export const takeAskedVersion = (state: State): Update => {
	const asked = state.session.agentVersion;
	if (asked === undefined || state.version?.source === 'asked' || runningVersion(state) === undefined) {
		return only(settleVersion(state));
	}

	const taken = takeVersion(state, asked);
	return taken.ok ? only(taken.state) : stopFor(state, [taken.problem, taken.advice]);
};

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
		...(controllerModel(state) && state.models.value ? [{type: 'preview-controller-upgrade' as const, controller: stage.controller}] : []),
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
					name: 'version', typed: '', cursor: 0, problem: undefined,
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
