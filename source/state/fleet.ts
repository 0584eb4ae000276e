import {paceOf} from '../domain/follow-progress.js';
import {isSatisfied} from '../domain/completion.js';
import {modelKey, shortModelName, type ModelReference} from '../domain/intent.js';
import {type Plan, type PlanStep} from '../domain/plan.js';
import {type Progress} from '../domain/progress.js';
import {type ModelStatus} from '../domain/status.js';
import {tallyAgents} from '../domain/tally.js';
import {compareVersions, parseVersion} from '../domain/version.js';
import {controllerModel, selectFindings} from './selectors.js';
import {type State} from './state.js';
import {goalOf} from './watch-view.js';

/** How a model is, in the words that are shown. */
export type FleetWord = 'complete' | 'upgrading' | 'waiting its turn' | 'behind' | 'stuck' | 'silent' | 'not asked';

/** One model, or another controller of which only what the client remembers is known. */
export type FleetRow = {
	readonly key: string;
	/** Undefined for another controller. */
	readonly model: ModelReference | undefined;
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
	/** When its status was asked last. */
	readonly at: number | undefined;
};

const oldest = new WeakMap<ModelStatus, {readonly version: string | undefined}>();

const oldestVersion = (status: ModelStatus): string | undefined => {
	const known = oldest.get(status);
	if (known) {
		return known.version;
	}

	const versions = [...new Set(status.agents.map(({version}) => version))].flatMap(text => (text === undefined ? undefined : parseVersion(text)) ?? []);
	const version = versions.toSorted((left, right) => compareVersions(left, right))[0]?.text;
	oldest.set(status, {version});
	return version;
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

/** Keys of the models of the plan, in its order. */
const planOrder = (state: State): readonly string[] => [...new Set(planOf(state)?.steps.flatMap(step => {
	const model = modelOfStep(state, step);
	return model ? [modelKey(model)] : [];
}))];

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

/** The version that a model shall have: by `watch`, by the plan, by what is chosen; else what it is meant to have already. */
const wantedOf = (state: State, model: ModelReference, {isPlanned, known}: {readonly isPlanned: boolean; readonly known: string | undefined}): string | undefined => {
	const {stage, target} = state;
	const key = modelKey(model);
	if (stage.name === 'watch') {
		const entry = stage.entries.find(other => modelKey(other.model) === key);
		return entry ? goalOf(entry.watch) : known;
	}

	if (isPlanned) {
		return planOf(state)?.to;
	}

	const own = controllerModel(state);
	const isOwn = own !== undefined && modelKey(own) === key;
	if (stage.name === 'target') {
		return isOwn || state.choices.some(choice => choice.isTicked && modelKey(choice.model) === key) ? state.version?.text ?? known : known;
	}

	const isMeant = target && !planOf(state) && (isOwn ? target.upgradesController : target.models.some(other => modelKey(other) === key));
	return isMeant === true ? target?.version : known;
};

/** How it went where it is followed closely, or was; undefined for other models. */
const progressOf = ({stage, finishedProgress}: State, key: string): Progress | undefined => {
	if (stage.name === 'watch') {
		return stage.entries.find(({model}) => modelKey(model) === key)?.watch.progress;
	}

	const action = stage.name === 'perform' && stage.step.phase === 'waiting' ? stage.plan.steps[stage.index]?.action : undefined;
	const isWaitedFor = action?.type === 'wait' && modelKey(action.model) === key;
	return isWaitedFor && stage.name === 'perform' && stage.step.phase === 'waiting' ? stage.step.progress : finishedProgress[key];
};

const wordOf = (state: State, model: ModelReference, wanted: string | undefined): FleetWord => {
	const key = modelKey(model);
	const observation = state.observations[key];
	if (observation?.failingSince !== undefined) {
		return 'silent';
	}

	const status = observation?.status.value;
	if (!status) {
		return 'not asked';
	}

	const progress = progressOf(state, key);
	const counts = wanted === undefined ? undefined : tallyAgents(status, wanted);
	const isThere = wanted !== undefined && counts !== undefined && isSatisfied({status, counts, version: wanted});
	if (progress && progress.version === wanted && (!progress.isComplete || isThere)) {
		return progress.isComplete ? 'complete' : (paceOf(progress, state.now) === 'stuck' ? 'stuck' : 'upgrading');
	}

	if (isThere) {
		return 'complete';
	}

	// What nobody has ordered yet does not upgrade, whatever its agents run.
	return status.version !== undefined && status.version !== wanted
		? (state.stage.name === 'watch' ? 'behind' : 'waiting its turn')
		: (counts && counts.upgrading > 0 ? 'upgrading' : 'behind');
};

const rowOf = (state: State, model: ModelReference, order: readonly string[]): FleetRow => {
	const key = modelKey(model);
	const {value: status, at} = state.observations[key]?.status ?? {};
	const meant = status?.version ?? state.models.value?.find(({name}) => name === model.name)?.version;
	const place = order.indexOf(key);
	const wanted = wantedOf(state, model, {isPlanned: place !== -1, known: meant});
	const counts = status && wanted !== undefined ? tallyAgents(status, wanted) : undefined;
	return {
		key,
		model,
		name: shortModelName(model.name),
		version: (status && oldestVersion(status)) ?? meant,
		wanted,
		agents: counts && {upgraded: counts.upgraded, total: counts.total},
		word: wordOf(state, model, wanted),
		order: place === -1 ? undefined : place + 1,
		findings: selectFindings(state).filter(finding => finding.model && modelKey(finding.model) === key).length,
		at,
	};
};

/**
All models of the controller that is worked on, then the other controllers that the client knows. The order does not change with what they do.
*/
export const fleetRows = (state: State): readonly FleetRow[] => {
	const order = planOrder(state);
	const others = (state.controllers.value?.controllers ?? []).filter(({name}) => name !== state.controller);
	return [
		...fleetModels(state).map(model => rowOf(state, model, order)),
		...others.map(({name, version}): FleetRow => ({
			key: name, model: undefined, name, version, wanted: undefined, agents: undefined, word: 'not asked', order: undefined, findings: 0, at: undefined,
		})),
	];
};

/** The row under the cursor: the one that was chosen, wherever it is now. */
export const fleetCursor = (rows: readonly FleetRow[], selected: string | undefined): number => Math.max(0, rows.findIndex(({key}) => key === selected));
