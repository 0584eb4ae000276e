import {type Answer, type ModelSummary} from '../domain/answer.js';
import {
	chooseController,
	chooseModels,
	explainFailure,
	isFinal,
} from '../domain/choose-places.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Observation} from '../domain/progress.js';
import {
	mostRefusals,
	observeModel,
	passTime,
	pauseAfterMiss,
	startWatch,
} from '../domain/watch-model.js';
import {type Effect} from './effect.js';
import {askFor} from './knowledge.js';
import {leave} from './leave.js';
import {type Observed} from './observed.js';
import {only, withEffects} from './result.js';
import {statusOf} from './selectors.js';
import {type WatchEntry, type WatchStage} from './stage.js';
import {actOnTable} from './table-actions.js';
import {refreshRenderer, stopFor} from './target-stage.js';
import {type ActionId, type State, type Update} from './state.js';
import {isAllUpgraded} from './watch-view.js';

/**
`watch`: the client has told its controllers, or has not.
*/
export const enterWatch = (state: State): Update => {
	const {value, failure} = state.controllers;
	if (!value) {
		return failure ? stopFor(state, explainFailure(failure)) : only(state);
	}

	const controller = chooseController(value, state.session.controller);
	if (typeof controller !== 'string') {
		return stopFor(state, controller.summary, controller.code);
	}

	const stage: WatchStage = {
		name: 'watch',
		controller,
		index: 0,
		entries: [],
		whole: startWatch({wanted: state.session.agentVersion, fallback: undefined, at: state.now}),
		askedAt: state.now,
		retryAt: undefined,
	};
	return askFor(refreshRenderer({...state, controller, stage}), [{type: 'list-models', controller}]);
};

const beginModels = (state: State, stage: WatchStage, models: readonly ModelSummary[]): Update => {
	const chosen = chooseModels(models, {controller: stage.controller, wanted: state.session.models});
	if ('code' in chosen) {
		return stopFor(state, chosen.summary, chosen.code);
	}

	const entries = chosen.map(({name, version}): WatchEntry => ({
		model: {controller: stage.controller, name}, watch: startWatch({wanted: state.session.agentVersion, fallback: version, at: state.now}), refusals: 0,
	}));
	const next: State = {...state, stage: {...stage, entries, retryAt: undefined}};
	return withEffects(next, watchEffect(next, entries));
};

/** Who names models wants these; else those that come are watched as well. */
const hasAll = ({session}: State): boolean => session.models.length === 0;

const watchEffect = (state: State, entries: readonly WatchEntry[]): Effect => ({
	type: 'watch',
	models: entries.map(({model}) => model),
	interval: state.session.interval,
	...(hasAll(state) && state.controller !== undefined && {ownList: {controller: state.controller, knownAt: state.models.at}}),
});

/**
The controller has told its models again: `watch` follows those that came, and those that are gone no more.
*/
export const followModelList = (state: State): Update => {
	const {stage, session, models: {value}, now} = state;
	if (stage.name !== 'watch' || stage.entries.length === 0 || !hasAll(state)) {
		return only(state);
	}

	const chosen = chooseModels(value ?? [], {controller: stage.controller, wanted: []});
	if ('code' in chosen) {
		return only(state);
	}

	const entries = chosen.map(({name, version}): WatchEntry => {
		const model: ModelReference = {controller: stage.controller, name};
		return stage.entries.find(entry => modelKey(entry.model) === modelKey(model)) ?? {model, watch: startWatch({wanted: session.agentVersion, fallback: version, at: now}), refusals: 0};
	});
	const shown = stage.entries[stage.index]?.model;
	const place = entries.findIndex(({model}) => shown && modelKey(model) === modelKey(shown));
	const next: State = {
		...state,
		stage: {...stage, entries, index: place === -1 ? Math.min(stage.index, entries.length - 1) : place},
		table: place === -1 ? {...state.table, top: 0, selected: undefined} : state.table,
	};
	return session.watch?.isUntilUpgraded === true && isAllUpgraded(entries) ? leave(next, 0) : withEffects(next, watchEffect(next, entries));
};

/**
The controller has told its models; or has not, and is asked again.
*/
export const takeWatchedModels = (state: State, answer: Answer): Update => {
	const {stage, now, session} = state;
	if (stage.name !== 'watch' || stage.entries.length > 0) {
		return only(state);
	}

	if (answer.ok) {
		return beginModels(state, stage, state.models.value ?? []);
	}

	if (isFinal(answer.failure)) {
		return stopFor(state, explainFailure(answer.failure));
	}

	const {watch} = observeModel(stage.whole, {
		ok: false, reason: answer.failure.message, at: now, duration: Math.max(0, now - stage.askedAt),
	});
	return only({...state, stage: {...stage, whole: watch, retryAt: now + (session.interval ?? pauseAfterMiss)}});
};

const observeEntry = (entry: WatchEntry, observation: Observation, isRefused: boolean): WatchEntry => ({
	...entry, watch: observeModel(entry.watch, observation).watch, refusals: isRefused ? entry.refusals + 1 : 0,
});

/**
An answer of the poller while `watch` shows its tables: ends it where all are upgraded, or a model is there no more.
*/
export const followWatch = (state: State, {model, answer, at, duration}: Observed): Update => {
	const {stage} = state;
	if (stage.name !== 'watch') {
		return only(state);
	}

	const key = modelKey(model);
	const observation: Observation = answer.ok
		? {
			ok: true, status: statusOf(state, model).value ?? answer.value, at, duration,
		}
		: {
			ok: false, reason: answer.failure.message, at, duration,
		};
	const isRefused = !answer.ok && isFinal(answer.failure);
	const entries = stage.entries.map(entry => (modelKey(entry.model) === key ? observeEntry(entry, observation, isRefused) : entry));
	const followed: State = {...state, stage: {...stage, entries}};
	const entry = entries.find(other => modelKey(other.model) === key);
	if (!answer.ok && entry && answer.failure.refusal?.kind === 'no-such-model' && hasAll(state) && entry.refusals < mostRefusals) {
		// It was destroyed, or may not be seen any more: which models there are is asked at once, not with the next list.
		return entry.refusals === 1 ? withEffects(followed, {type: 'poll-now'}) : only(followed);
	}

	if (!answer.ok && entry && entry.refusals > 0 && (entry.watch.answers === 0 || entry.refusals >= mostRefusals)) {
		return leave(followed, 3, [`${key} cannot be watched any more.`, ...explainFailure(answer.failure)]);
	}

	return state.session.watch?.isUntilUpgraded === true && isAllUpgraded(entries) ? leave(followed, 0) : only(followed);
};

/** What the clock brings: that no agent turns any more, and that a silent controller is asked for its models again. */
const passSecond = (state: State, stage: WatchStage): Update => {
	const {now} = state;
	if (stage.entries.length === 0) {
		const isDue = stage.retryAt !== undefined && now >= stage.retryAt && !state.models.isAsking;
		return isDue
			? askFor({...state, stage: {...stage, askedAt: now, retryAt: undefined}}, [{type: 'list-models', controller: stage.controller}])
			: only(state);
	}

	const entries = stage.entries.map((entry): WatchEntry => {
		const {watch} = passTime(entry.watch, now);
		return watch === entry.watch ? entry : {...entry, watch};
	});
	return only(entries.every((entry, index) => entry === stage.entries[index]) ? state : {...state, stage: {...stage, entries}});
};

/**
A second has passed: ends `watch` where its time is over.
*/
export const tickWatch = (state: State): Update => {
	const {session: {watch}, stage, now, startedAt} = state;
	if (!watch) {
		return only(state);
	}

	if (watch.timeout !== undefined && now - startedAt >= watch.timeout) {
		return leave(state, 5, [`The time is over: ${watch.timeout / 1000} seconds, as --timeout said.`]);
	}

	return stage.name === 'watch' ? passSecond(state, stage) : only(state);
};

/**
Keys of the tables of `watch`.
*/
export const actOnWatch = (state: State, stage: WatchStage, action: ActionId): Update => {
	if (action === 'next' && stage.entries.length > 0) {
		return only({
			...state,
			stage: {...stage, index: (stage.index + 1) % stage.entries.length},
			table: {...state.table, top: 0, selected: undefined},
		});
	}

	if (action === 'back' && state.table.filter === '' && state.table.quick === 'all') {
		return only({...state, notice: 'All agents are shown. There is nothing behind this screen; q leaves.'});
	}

	return actOnTable(state, action);
};
