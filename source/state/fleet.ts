import {type Finding} from '../domain/case.js';
import {findCase} from '../domain/cases/index.js';
import {modelKey, shortModelName, type ModelReference} from '../domain/intent.js';
import {type Plan, type PlanStep} from '../domain/plan.js';
import {type ModelStatus} from '../domain/status.js';
import {tallyAgents} from '../domain/tally.js';
import {compareVersions, parseVersion} from '../domain/version.js';
import {
	elsewhereOf,
	findingsElsewhere,
	modelsElsewhere,
	otherControllers,
	stateAt,
} from './elsewhere.js';
import {
	wantedOf,
	wordOf,
	wordOfController,
	type FleetWord,
} from './fleet-words.js';
import {controllerModel, selectFindings} from './selectors.js';
import {type State} from './state.js';

export {type FleetWord} from './fleet-words.js';

/** One model, or another controller above its models. */
export type FleetRow = {
	readonly key: string;
	/** Undefined for another controller. */
	readonly model: ModelReference | undefined;
	/** Its controller, where that is another one than the one that is worked on. */
	readonly elsewhere: string | undefined;
	readonly name: string;
	/** The oldest that an agent reports, else the one that the model is meant to have. */
	readonly version: string | undefined;
	/** Undefined where it is not known, or nothing is wanted of it. */
	readonly wanted: string | undefined;
	readonly agents: {readonly upgraded: number; readonly total: number} | undefined;
	readonly word: FleetWord;
	/** Its place in the plan, from 1. */
	readonly order: number | undefined;
	readonly findings: number;
	/** The gravest of them, as a sentence. */
	readonly worst: {readonly text: string; readonly severity: Finding['severity']} | undefined;
	/** Why it gives no answer, and when it is asked again where that is known. */
	readonly problem: {readonly reason: string; readonly nextAt: number | undefined} | undefined;
	/** When it was asked last and has answered. */
	readonly at: number | undefined;
	/** When an agent changed last. */
	readonly changedAt: number | undefined;
};

type Extremes = {readonly version: string | undefined; readonly changedAt: number | undefined};

const extremes = new WeakMap<ModelStatus, Extremes>();

const extremesOf = (status: ModelStatus): Extremes => {
	const known = extremes.get(status);
	if (known) {
		return known;
	}

	const versions = [...new Set(status.agents.map(({version}) => version))].flatMap(text => (text === undefined ? undefined : parseVersion(text)) ?? []);
	let changedAt = 0;
	for (const {since} of status.agents) {
		changedAt = Math.max(changedAt, since ?? 0);
	}

	const found: Extremes = {
		version: versions.toSorted((left, right) => compareVersions(left, right))[0]?.text, changedAt: changedAt === 0 ? undefined : changedAt,
	};
	extremes.set(status, found);
	return found;
};

/** The model that a step is about; undefined for steps about none. */
const modelOfStep = (state: State, {action}: PlanStep): ModelReference | undefined => {
	if (action.type !== 'command') {
		return action.model;
	}

	const {intent} = action;
	return intent.type === 'upgrade-model' ? intent.model : (intent.type === 'upgrade-controller' ? controllerModel(state) : undefined);
};

const planOf = ({stage}: State): Plan | undefined => ('plan' in stage ? stage.plan : undefined);

/** Keys of the models of the plan, in its order; before there is one, in the order that it will have. */
const planOrder = (state: State): readonly string[] => {
	const {target, stage} = state;
	const plan = planOf(state);
	if (plan) {
		return [...new Set(plan.steps.flatMap(step => {
			const model = modelOfStep(state, step);
			return model ? [modelKey(model)] : [];
		}))];
	}

	const own = controllerModel(state);
	return target && stage.name === 'prepare' ? [...(own && target.upgradesController ? [own] : []), ...target.models].map(model => modelKey(model)) : [];
};

/** The models of the controller that is worked on, in Juju's order, its own first; those that are followed where it has told none yet. */
export const fleetModels = (state: State): readonly ModelReference[] => {
	const {controller, models: {value}, stage} = state;
	if (controller === undefined) {
		return [];
	}

	const told = (value ?? []).toSorted((left, right) => Number(right.isController) - Number(left.isController)).map(({name}): ModelReference => ({controller, name}));
	const followed = stage.name === 'watch' ? stage.entries.map(({model}) => model) : state.target?.models ?? [];
	const own = controllerModel(state);
	const all = [...(own && stage.name !== 'watch' ? [own] : []), ...told, ...followed];
	return new Map(all.map(model => [modelKey(model), model])).values().toArray();
};

const sentenceOf = (finding: Finding | undefined): FleetRow['worst'] =>
	finding && {text: `${findCase(finding.case)?.title ?? finding.case}: ${finding.summary}`, severity: finding.severity};

type About = {readonly order: readonly string[]; readonly findings: ReadonlyMap<string, readonly Finding[]>; readonly elsewhere: string | undefined};

const byModel = (findings: readonly Finding[]): About['findings'] => Map.groupBy(findings, ({model}) => (model ? modelKey(model) : ''));

const rowOf = (state: State, model: ModelReference, {order, findings, elsewhere}: About): FleetRow => {
	const key = modelKey(model);
	const observation = state.observations[key];
	const {value: status, at} = observation?.status ?? {};
	const meant = status?.version ?? state.models.value?.find(({name}) => name === model.name)?.version;
	const place = order.indexOf(key);
	const wanted = wantedOf(state, model, {isPlanned: place !== -1, known: meant});
	const counts = status && wanted !== undefined ? tallyAgents(status, wanted) : undefined;
	const own = findings.get(key) ?? [];
	const known = status && extremesOf(status);
	return {
		key,
		model,
		elsewhere,
		name: shortModelName(model.name),
		version: known?.version ?? meant,
		wanted,
		agents: counts && {upgraded: counts.upgraded, total: counts.total},
		word: wordOf(state, model, wanted),
		order: place === -1 ? undefined : place + 1,
		findings: own.length,
		worst: sentenceOf(own[0]),
		problem: observation?.failingSince === undefined ? undefined : {reason: observation.lastReason ?? 'It gives no answer.', nextAt: undefined},
		at,
		changedAt: known?.changedAt,
	};
};

const sumOf = (rows: readonly FleetRow[]): FleetRow['agents'] => {
	const known = rows.flatMap(({agents}) => agents ?? []);
	return known.length === 0 ? undefined : {upgraded: known.reduce((sum, {upgraded}) => sum + upgraded, 0), total: known.reduce((sum, {total}) => sum + total, 0)};
};

/** Another controller, then its models as far as it has told them. */
const rowsElsewhere = (state: State, controller: string): readonly FleetRow[] => {
	const there = stateAt(state, controller);
	const known = elsewhereOf(state, controller);
	const about: About = {order: [], findings: known.models.value ? byModel(findingsElsewhere(state, controller)) : new Map(), elsewhere: controller};
	const models = modelsElsewhere(state, controller).map(model => rowOf(there, model, about));
	const {failingSince, nextAt, models: {at, failure}} = known;
	return [{
		key: controller,
		model: undefined,
		elsewhere: controller,
		name: controller,
		version: state.controllers.value?.controllers.find(({name}) => name === controller)?.version,
		wanted: undefined,
		agents: sumOf(models),
		word: wordOfController(state, controller),
		order: undefined,
		findings: 0,
		worst: undefined,
		problem: failingSince !== undefined && failure ? {reason: failure.message, nextAt} : undefined,
		at,
		changedAt: undefined,
	}, ...models];
};

/**
All models of the controller that is worked on, then each of the other controllers that the client knows with its models. The order does not change with what
they do.
*/
export const fleetRows = (state: State): readonly FleetRow[] => {
	const about: About = {order: planOrder(state), findings: byModel(selectFindings(state)), elsewhere: undefined};
	return [
		...fleetModels(state).map(model => rowOf(state, model, about)),
		...otherControllers(state).flatMap(controller => rowsElsewhere(state, controller)),
	];
};

/** The row under the cursor: the one that was chosen, wherever it is now. */
export const fleetCursor = (rows: readonly FleetRow[], selected: string | undefined): number => Math.max(0, rows.findIndex(({key}) => key === selected));
