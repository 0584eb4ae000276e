import {
	unasked,
	type Answer,
	type Known,
	type ModelSummary,
} from '../domain/answer.js';
import {type Finding} from '../domain/case.js';
import {matchCases} from '../domain/cases/index.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {keepObservation, type Observed} from './observed.js';
import {type Overlay} from './overlay.js';
import {selectSituation} from './selectors.js';
import {type ModelObservation, type State} from './state.js';

/** What is known of a controller that nothing is done on, and of its models: the same as of the one that is worked on. */
export type Elsewhere = Pick<State, 'models' | 'observations' | 'badSince' | 'applicationsAtStart' | 'failedHooks'> & {
	/** Since when it has not told its models; undefined while it does. */
	readonly failingSince: number | undefined;
	/** When it is asked for them again. */
	readonly nextAt: number | undefined;
};

export type Fleet = {
	/** Since when other controllers are asked, this time. */
	readonly since: number;
	/** By name. */
	readonly controllers: Readonly<Record<string, Elsewhere>>;
	/** The list of all models as it was when a table was opened from it: Esc goes back there. */
	readonly cameFrom?: Extract<Overlay, {name: 'fleet'}> | undefined;
};

const nothing: Elsewhere = {
	models: unasked, observations: {}, badSince: {}, applicationsAtStart: {}, failedHooks: {}, failingSince: undefined, nextAt: undefined,
};

/** Begins to ask other controllers; what they said before stays, with its age, and when they were to be asked again does not count any more. */
export const askElsewhere = (state: State): State => ({
	...state,
	fleet: {
		since: state.now,
		controllers: Object.fromEntries(Object.entries(state.fleet?.controllers ?? {}).map(([name, known]) => [name, {...known, nextAt: undefined}])),
	},
});

/** Other controllers that the client knows. */
export const otherControllers = (state: State): readonly string[] =>
	(state.controllers.value?.controllers ?? []).map(({name}) => name).filter(name => name !== state.controller);

export const elsewhereOf = (state: State, controller: string): Elsewhere => state.fleet?.controllers[controller] ?? nothing;

/** The state as it would be if nothing but a look had been taken at another controller. */
export const stateAt = (state: State, controller: string): State => {
	const {models, observations, badSince, applicationsAtStart, failedHooks} = elsewhereOf(state, controller);
	return {
		...state,
		controller,
		models,
		observations,
		badSince,
		applicationsAtStart,
		failedHooks,
		choices: [],
		target: undefined,
		failures: [],
		commands: [],
		finishedProgress: {},
		stage: {name: 'start', phase: 'probing'},
		overlays: [],
	};
};

/** Models of other controllers, as far as they are known. */
export const modelsElsewhere = (state: State, controller: string): readonly ModelReference[] =>
	(elsewhereOf(state, controller).models.value ?? []).toSorted((left, right) => Number(right.isController) - Number(left.isController)).map(({name}) => ({controller, name}));

/** What was seen of a model last, wherever it is. */
export const observationOf = (state: State, model: ModelReference): ModelObservation | undefined =>
	state.observations[modelKey(model)] ?? state.fleet?.controllers[model.controller]?.observations[modelKey(model)];

const keep = (state: State, controller: string, known: Elsewhere): State => (state.fleet
	? {...state, fleet: {...state.fleet, controllers: {...state.fleet.controllers, [controller]: known}}}
	: state);

/** Whether an answer is about a model of a controller that nothing is done on. */
export const isElsewhere = ({controller, fleet, controllers}: State, model: ModelReference): boolean =>
	fleet !== undefined && model.controller !== controller && controllers.value?.controllers.some(({name}) => name === model.controller) === true;

/** Keeps what a model of another controller said, where it is no fact about the one that is worked on. */
export const keepElsewhere = (state: State, observed: Observed): State => {
	const {controller} = observed.model;
	const {observations, badSince, applicationsAtStart, failedHooks} = keepObservation(stateAt(state, controller), observed);
	return keep(state, controller, {
		...elsewhereOf(state, controller), observations, badSince, applicationsAtStart, failedHooks,
	});
};

/** Keeps what another controller said when it was asked for its models; of those that are gone nothing is kept. */
export const keepList = (state: State, {controller, answer, at, nextAt}: {
	readonly controller: string;
	readonly answer: Answer<'list-models'>;
	readonly at: number;
	readonly nextAt: number;
}): State => {
	const known = elsewhereOf(state, controller);
	if (!answer.ok) {
		return keep(state, controller, {
			...known, models: {...known.models, failure: answer.failure}, failingSince: known.failingSince ?? at, nextAt,
		});
	}

	const {models} = answer.value;
	const names = new Set(models.map(({name}) => modelKey({controller, name})));
	const list: Known<readonly ModelSummary[]> = {
		value: models, at, isAsking: false, failure: undefined,
	};
	return keep(state, controller, {
		...known,
		models: list,
		observations: Object.fromEntries(Object.entries(known.observations).filter(([key]) => names.has(key))),
		failingSince: undefined,
		nextAt,
	});
};

const found = new WeakMap<Elsewhere, readonly Finding[]>();

/** What the catalogue finds on another controller, by what its models said last. */
export const findingsElsewhere = (state: State, controller: string): readonly Finding[] => {
	const known = elsewhereOf(state, controller);
	const findings = found.get(known) ?? matchCases(selectSituation(stateAt(state, controller)));
	found.set(known, findings);
	return findings;
};
