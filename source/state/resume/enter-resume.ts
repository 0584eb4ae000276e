import {startProgress} from '../../domain/follow-progress.js';
import {modelKey, type ModelReference} from '../../domain/intent.js';
import {type InterruptedRun} from '../../domain/resume/interrupted-run.js';
import {askFor} from '../knowledge.js';
import {chain, only, withEffects} from '../result.js';
import {refreshRenderer} from '../target-stage.js';
import {type Effect, type State, type Update} from '../state.js';
import {modelsOfPlan} from './judge-resume.js';

/** While the operator reads what is known, in milliseconds. */
const readingInterval = 5000;

/** Complete after as many good answers as `completion.ts` wants. */
const goodAnswers = 3;

const progressOf = ({complete}: InterruptedRun): State['finishedProgress'] => Object.fromEntries(Object.entries(complete).map(([key, {version, counts, since, at}]) => [key, {
	...startProgress(version, since),
	counts,
	goodAnswers,
	isComplete: true,
	completedAt: at,
	lastChangeAt: at,
	waitingFor: undefined,
}]));

/** A file counts when it is proved again; it may be gone by now. */
const restoreBackup = (state: State, {backup}: InterruptedRun): Update => {
	switch (backup.kind) {
		case 'file': {
			return withEffects({...state, backup: {kind: 'making', since: state.now, phase: 'checking'}}, {type: 'prove-backup', file: backup.file});
		}

		case 'acknowledged': {
			return only({...state, backup});
		}

		case 'none': {
			return only(state);
		}
	}
};

/** Models that a run is about, each once. */
const modelsOf = ({plan, target, charms}: InterruptedRun): readonly ModelReference[] => {
	const models = [...(plan ? modelsOfPlan(plan.plan) : []), ...(target?.models ?? []), ...charms.map(({model}) => model)];
	return models.filter((model, index) => models.findIndex(other => modelKey(other) === modelKey(model)) === index);
};

const restore = (state: State, run: InterruptedRun): State => {
	const {target} = run;
	return {
		...state,
		...(target && {
			target,
			stream: target.stream,
			choices: target.models.map(model => ({model, isTicked: true})),
			version: {
				text: target.version, reason: target.reason, source: 'asked' as const, ...(target.finally !== undefined && {finally: target.finally}),
			},
		}),
		picture: run.picture,
		ignored: run.ignored,
		kept: run.kept,
		copies: run.copies,
		putBack: run.putBack,
		finishedProgress: progressOf(run),
		verdicts: run.verdicts,
	};
};

/** A controller that is being upgraded refuses to list its models (3.6.28, `upgrade in progress`), so it is asked until it does. */
export const askAboutController = (state: State): Update => {
	const {controller, models} = state;
	return controller === undefined || models.value !== undefined
		? only(state)
		: askFor(state, [{type: 'list-models', controller}, {type: 'show-controller', controller}]);
};

/**
Shows how far an interrupted run was: takes up what its journal says, and asks Juju how it is. Nothing is changed by it.

@param controller Of the run; it is known to the client.
*/
export const enterResume = (state: State, run: InterruptedRun, controller: string): Update => {
	const opened = refreshRenderer(restore({...state, controller, stage: {name: 'resume', top: 0}}, run));
	const models = modelsOf(run);
	const watch: Effect = {type: 'watch', models: models.length === 0 ? [{controller, name: 'admin/controller'}] : models, interval: state.session.interval ?? readingInterval};
	return chain(
		restoreBackup(opened, run),
		askAboutController,
		current => withEffects(current, watch, {type: 'poll-now'}),
	);
};
