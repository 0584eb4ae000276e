import {parseVersion} from '../domain/version.js';
import {runningVersion, settleVersion, takeVersion} from './choose-version.js';
import {askFor} from './knowledge.js';
import {choicePreview, streamQuestion} from './preview-streams.js';
import {chain, only} from './result.js';
import {type State, type Update} from './state.js';
import {lastWay, showWay, wayTo} from './way.js';

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
		streams: {},
		stream: state.session.agentStream,
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
		// Where charms alone are asked for, no version of Juju is chosen.
		askFor(next, next.session.charm ? [] : [choicePreview(controller, next.stream), ...streamQuestion(next)]),
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
	if (taken.ok) {
		return only(taken.state);
	}

	const way = wayTo(state, asked);
	if (!way) {
		return stopFor(state, [taken.problem, taken.advice]);
	}

	const settled = settleVersion(state);
	return only(lastWay(state) === way.to ? settled : showWay(settled, way));
};

/** A status can name a version that is to be had where the dry run was refused. */
export const settleWhileChoosing = (state: State): Update => (state.stage.name === 'target' && state.version?.source === 'controller' ? takeAskedVersion(state) : only(state));
