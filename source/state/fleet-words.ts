import {isSatisfied} from '../domain/completion.js';
import {paceOf} from '../domain/follow-progress.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type AgentCounts, type Progress} from '../domain/progress.js';
import {type ModelStatus} from '../domain/status.js';
import {tallyAgents} from '../domain/tally.js';
import {elsewhereOf} from './elsewhere.js';
import {controllerModel} from './selectors.js';
import {type State} from './state.js';
import {goalOf} from './watch-view.js';

/** How a model is, in the words that are shown; of another controller, whether it tells its models. */
export type FleetWord = 'complete' | 'upgrading' | 'waiting its turn' | 'behind' | 'in error' | 'stuck' | 'silent' | 'not asked' | 'asking' | 'answers' | 'needs a login' | 'refuses';

/** The version that a model shall have: by `watch`, by the plan, by what is chosen; else what it is meant to have already. */
export const wantedOf = (state: State, model: ModelReference, {isPlanned, known}: {readonly isPlanned: boolean; readonly known: string | undefined}): string | undefined => {
	const {stage, target} = state;
	const key = modelKey(model);
	if (stage.name === 'watch') {
		const entry = stage.entries.find(other => modelKey(other.model) === key);
		return entry ? goalOf(entry.watch) : known;
	}

	if (isPlanned && 'plan' in stage) {
		return stage.plan.to;
	}

	const own = controllerModel(state);
	const isOwn = own !== undefined && modelKey(own) === key;
	if (stage.name === 'target') {
		return isOwn || state.choices.some(choice => choice.isTicked && modelKey(choice.model) === key) ? state.version?.text ?? known : known;
	}

	const isMeant = target && !('plan' in stage) && (isOwn ? target.upgradesController : target.models.some(other => modelKey(other) === key));
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

type Known = {readonly status: ModelStatus; readonly counts: AgentCounts | undefined; readonly wanted: string | undefined};

/** No agent is on its way any more, and not all are well. */
const isBroken = ({counts}: Known): boolean => counts !== undefined && counts.upgrading + counts.waiting === 0 && counts.error + counts.down + counts.lost > 0;

const wordOfProgress = (state: State, progress: Progress, known: Known): FleetWord => {
	if (progress.isComplete) {
		return 'complete';
	}

	if (paceOf(progress, state.now) === 'stuck') {
		return 'stuck';
	}

	return isBroken(known) ? 'in error' : 'upgrading';
};

const wordOfAgents = (state: State, key: string, known: Known): FleetWord => {
	const {status, counts, wanted} = known;
	const progress = progressOf(state, key);
	const isThere = wanted !== undefined && counts !== undefined && isSatisfied({status, counts, version: wanted});
	if (progress && progress.version === wanted && (!progress.isComplete || isThere)) {
		return wordOfProgress(state, progress, known);
	}

	if (isThere) {
		return 'complete';
	}

	// What nobody has ordered yet does not upgrade, whatever its agents run.
	if (status.version !== undefined && status.version !== wanted) {
		return state.stage.name === 'watch' ? 'behind' : 'waiting its turn';
	}

	return isBroken(known) ? 'in error' : (counts && counts.upgrading > 0 ? 'upgrading' : 'behind');
};

/** How a model is: by how it is followed where it is, else by what its agents run. */
export const wordOf = (state: State, model: ModelReference, wanted: string | undefined): FleetWord => {
	const key = modelKey(model);
	const observation = state.observations[key];
	if (observation?.failingSince !== undefined) {
		return 'silent';
	}

	const status = observation?.status.value;
	if (!status) {
		return 'not asked';
	}

	const counts = wanted === undefined ? undefined : tallyAgents(status, wanted);
	return wordOfAgents(state, key, {status, counts, wanted});
};

/** Other controllers are asked while all models are shown. */
const isAsked = ({overlays, fleet}: State): boolean => fleet !== undefined && overlays.some(({name}) => name === 'fleet');

/** How another controller is that is asked for its models, or is not. */
export const wordOfController = (state: State, controller: string): FleetWord => {
	const {models: {value, failure}, failingSince} = elsewhereOf(state, controller);
	if (failingSince !== undefined && failure) {
		const kind = failure.refusal?.kind;
		if (kind === 'not-logged-in') {
			return 'needs a login';
		}

		return failure.kind === 'refused' && kind !== undefined && kind !== 'unrecognised' ? 'refuses' : 'silent';
	}

	if (value) {
		return 'answers';
	}

	return isAsked(state) ? 'asking' : 'not asked';
};
